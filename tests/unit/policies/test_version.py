"""A plan's version: equal exactly if the promise is."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from msgspec import NODEFAULT
from msgspec.structs import fields

from policies.grammar import public_holidays
from policies.library import Library
from policies.reader import read_overridden, read_pack
from policies.unknown_plan import unknown_plan
from policies.version import LATER, versioned
from storage import codecs
from tests.shipped import LIBRARY
from tests.unit.policies.small_pack import edition

RECORDED = {
    "cpi/standard": "548bcb5c438d78e78cd123b7b4096496bbc9d0bcc880c91b22db45d5ec732568",
    "influitive/premier-success": "2ce68e3e2ce68022e52df6b49e7432aa7676c367091de076ddd3d4bdef954c60",
    "influitive/premier-success-plus": "c32527cd55fdbb20ebda9e8eb1780a2f728a71f81b8fdeda16568136a5a83314",
    "m3ter/silver": "93d99881dc328aa55c0af44e82a9df97a8306adb4b2589f76b10d03b47203d75",
    "m3ter/gold": "df0794dff103ad21ce509934f92a0c3b480f6726496c6d2453ab3086c15ff7a4",
    "mpowr/priority": "73b9f62c5d0bef9302547a011470268fde672078ccc87117032444fc08a17aea",
    "mpowr/premier": "1fd7f290e7b8b67dbe28e22f5d1159615bb60cfa955dfb7c11196414d295e6aa",
    "mst/standard": "10331453abbb03b2e52ec8b62e9a41934a0bd770ad31dfdd9ca275219cf36b50",
    "mst/enhanced": "3c8d03bc8388b51ebd2ae47049180ba7ac17d491f70534582170f75d83e36b76",
    "mst/premium": "c9b980e9d76c3fcaba9cc8cebca86ee321976edbefc8b8457af14e85461e3426",
}
"""The versions that the shipped plans had early in November 2026, to which tickets are pinned."""
FORMER = Library(Path(__file__).parent / "former")
"""The packs as they were then."""
SINCE = {
    "cpi/standard": "37a0b44f470f045de895c07ea076d27402cf15cc6461d4457cd9ba876595de3a",
    "influitive/premier-success": "d70376e238d3ca4b6dc009d01b48929ab3e5de91f9477cba011f5a07d5c92721",
    "influitive/premier-success-plus": "4e5db31b6d6d5db60927c2e7c7bfeb4b67b76b66bebc4734f117db25370d4350",
    "m3ter/silver": "e7cb16a5c252a39db053e754ae12d5a27899a4b634d6974edd94ab3c59effc58",
    "m3ter/gold": "187c2cb9c0c198cdb5158746c8f4064a8bc14745383a4c0e3365d20fc3242f76",
    "mpowr/priority": "46b30258a8eca2f9de4f0b968a087271090c5b219986c1c79781ed70c12faeba",
    "mpowr/premier": "df3cfa738902271dab34ef8d50d9923bad8bb39a5516ec4b75260d99b623b0a4",
    "mst/standard": "47b483338eb897dba64ce90d5dad3204130d2afcf6608fa4ebd11746264ef9c5",
    "mst/enhanced": "4a200f4a4cc840133dc73a179ccb2c1038e9980c91514071822fc32ac50d37c0",
    "mst/premium": "b9866c2d473cf3d32e280aeec22fa2928dea06cfe7bee21d232c3c96b85af31f",
}
"""The versions of those that say more since: whose line is called outside its hours, whom remote access is up to, which
kinds of request an allowance is spent by, by which words they are known, which line can be phoned when, what one can do
oneself first, who designated contacts are, and whatever else of the terms was left out."""
UNKNOWN = "a6cb71c23a2c03446a2ce6356a07419f2a02204390f3acb153f76a9aa8b92332"


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
        ("targets.1.first_response.target", "nbd"),
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


def test_another_time_of_the_next_business_day_changes_the_version() -> None:
    noon, later = ({"targets.1.first_response.target": f"nbd {at}"} for at in ("12:00", "13:00"))

    assert len({version(noon), version(later), version({"targets.1.first_response.target": "nbd"})}) == 3


def test_new_holiday_dates_of_a_country_change_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    by_country = {"calendars.support.holidays": {"country": "US"}}
    before = version(by_country)

    monkeypatch.setattr(public_holidays, "YEARS", range(2020, 2042))

    assert version(by_country) != before


def test_an_override_changes_the_version() -> None:
    override = {"key": "contacts.maximum", "value": 6, "clause": "Form"}

    assert read_overridden(edition(), "basic", [override]).version != version()


def test_what_the_grammar_has_gained_since_gives_no_plan_another_version() -> None:
    assert {ref: FORMER.plan(ref).version for ref in RECORDED} == RECORDED
    assert {plan.ref: plan.version for pack in LIBRARY.packs() for plan in pack.plans.values()} == RECORDED | SINCE
    assert unknown_plan("acme/gold").version == UNKNOWN


@pytest.mark.parametrize("ref", RECORDED)
def test_a_plan_that_was_stored_before_a_field_came_is_read_with_its_default(ref: str) -> None:
    plan = FORMER.plan(ref)
    later = frozenset[str]().union(*LATER.values())
    document = json.dumps(_without(json.loads(codecs.PLAN.dump(plan)), later - {"document"}))

    read = codecs.PLAN.load(document)

    assert read == plan
    assert versioned(read).version == plan.version


def test_every_field_that_came_later_is_there_and_has_a_default() -> None:
    held = {(kind, one.name): one for kind in LATER for one in fields(kind)}
    named = [(kind, name) for kind, names in LATER.items() for name in names]

    assert [it for it in named if held[it].default is NODEFAULT and held[it].default_factory is NODEFAULT] == []


def test_an_edit_of_one_plan_leaves_the_version_of_another() -> None:
    assert version({"plans.full.name": "Fuller"}) == version()


def _without(document: object, names: frozenset[str]) -> object:
    """The document without these keys at any depth."""
    if isinstance(document, dict):
        return {key: _without(value, names) for key, value in document.items() if key not in names}
    return [_without(one, names) for one in document] if isinstance(document, list) else document
