"""The packs in the README: they are read like any other, and the template shows every key."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from msgspec import Struct
from msgspec.structs import fields

from policies.rules import warnings
from policies.terms import Amount, CalendarChoice, Metric, Unit
from tests.shipped import LIBRARY, README, readme_pack


def test_the_example_has_its_own_severities_in_order_of_rank() -> None:
    plan = readme_pack("northwind").plans["care"]

    assert [severity.id for severity in plan.severities] == ["P0", "P1", "A"]


def test_the_example_has_four_metrics_and_months() -> None:
    targets = readme_pack("northwind").plans["care"].targets["P0"]

    assert list(targets) == list(Metric)
    assert targets[Metric.RESOLUTION].amount == Amount(value=1, unit=Unit.MONTH)


def test_the_calendar_of_the_example_depends_on_how_a_ticket_came_in() -> None:
    target = readme_pack("northwind").plans["care"].targets["P0"][Metric.FIRST_RESPONSE]

    assert target.calendars == (CalendarChoice(calendar="always", phoned=True), CalendarChoice(calendar="weekdays"))


def test_the_example_keeps_the_holidays_of_its_country() -> None:
    assert date(2026, 12, 28) in readme_pack("northwind").plans["care"].calendars["weekdays"].holidays  # Boxing Day


def test_the_plans_of_the_example_have_limits_of_their_own() -> None:
    plans = readme_pack("northwind").plans

    limits = {plan.id: (plan.contacts.maximum, plan.allowances[0].limit) for plan in plans.values()}
    assert limits == {"care": (3, 1), "care-plus": (10, 4)}


def test_nothing_is_to_be_said_of_the_example_but_that_its_goal_is_the_desks_own() -> None:
    assert [breach.key for breach in warnings(readme_pack("northwind"))] == ["ladder.goals.A"]


def test_the_template_shows_every_key() -> None:
    left_out = {key for key, value in _fields(readme_pack("template")) if not value}
    shown = {key for key, value in _fields(readme_pack("template")) if value}

    assert left_out - shown == set()


def test_the_overrides_in_the_readme_are_sound() -> None:
    overrides = [
        {"key": key, "value": int(value) if value.isdigit() else value.strip('"'), "clause": clause}
        for key, value, clause in re.findall(r'\{ key = "(.+?)", value = (.+?), clause = "(.+?)" \}', README)
    ]

    plan = LIBRARY.plan("mpowr/premier", overrides)

    assert (plan.contacts.maximum, plan.severity("1").wording) == (8, "Nobody can work.")


@pytest.mark.parametrize("word", [*Unit, *Metric])
def test_the_readme_names_every_unit_and_metric(word: str) -> None:
    assert re.search(rf'[ `"]{word}[`"]', README)


def _fields(value: object) -> Iterator[tuple[str, object]]:
    """Every field of every value in it, as (type.field, value)."""
    if isinstance(value, Struct):
        for field in fields(value):
            yield f"{type(value).__name__}.{field.name}", getattr(value, field.name)
            yield from _fields(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _fields(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _fields(item)
