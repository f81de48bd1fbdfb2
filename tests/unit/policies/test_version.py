"""A plan's version: equal exactly if the promise is."""

from collections.abc import Mapping
from datetime import date

import pytest

from policies.grammar import public_holidays
from policies.reader import read_overridden, read_pack
from tests.unit.policies.small_pack import edition


def version(changes: Mapping[str, object] | None = None) -> str:
    return read_pack(edition(changes)).plans["basic"].version


def test_the_same_pack_has_the_same_version_each_time() -> None:
    assert version() == version()


def test_a_version_is_a_sha256() -> None:
    assert len(bytes.fromhex(version())) == 32


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("vendor", "Acme Ltd"),
        ("edition", "second"),
        ("zone", "Europe/Berlin"),
        ("products", ["rockets"]),
        ("kinds", ["Incident"]),
        ("severities.1.definition", "Nothing works at all."),
        ("severities.1.phone.number", "200"),
        ("targets.1.first_response.target", "3 bh"),
        ("targets.1.first_response.clause", "3.1"),
        ("targets.2.first_response.assumed", "another reason"),
        ("calendars.support.holidays", [date(2026, 12, 25), date(2026, 12, 26)]),
        ("calendars.support.windows", [{"days": "mon-fri", "opens": "08:00", "closes": "17:01"}]),
        ("contacts.maximum", 6),
        ("ladder.repeat.times", 4),
        ("provisions.remote-access.says", "Never."),
        ("plans.basic.name", "Basics"),
    ],
)
def test_whatever_is_edited_changes_the_version(key: str, value: object) -> None:
    assert version({key: value}) != version()


def test_new_holiday_dates_of_a_country_change_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    by_country = {"calendars.support.holidays": {"country": "US"}}
    before = version(by_country)

    monkeypatch.setattr(public_holidays, "YEARS", range(2020, 2042))

    assert version(by_country) != before


def test_an_override_changes_the_version() -> None:
    override = {"key": "contacts.maximum", "value": 6, "clause": "Form"}

    assert read_overridden(edition(), "basic", [override]).version != version()


def test_an_edit_of_one_plan_leaves_the_version_of_another() -> None:
    assert version({"plans.full.name": "Fuller"}) == version()
