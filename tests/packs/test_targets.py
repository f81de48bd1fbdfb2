"""The whole matrix of targets, and the hours in which they are counted."""

import pytest

from policies.amounts import Span, written
from policies.terms import Calendar, CalendarChoice, Plan
from tests.shipped import LIBRARY

TARGETS = {
    "mpowr/priority": {"1": "2 bh", "2": "2 bh", "3": "1 bd", "4": "2 bd"},
    "mpowr/premier": {"1": "1 bh", "2": "1 bh", "3": "4 bh", "4": "1 bd"},
    "cpi/standard": {"1": "2 h", "2": "8 h", "3": "24 h", "4": "24-48 h"},
    "influitive/premier-success": {"1": "none", "other": "none"},
    "influitive/premier-success-plus": {"1": "none", "other": "none"},
    "m3ter/silver": {"1": "1 h", "2": "4 bh", "3": "1 bd", "general": "none"},
    "m3ter/gold": {"1": "1 h", "2": "4 bh", "3": "1 bd", "general": "none"},
    "mst/standard": {"1": "16 bh", "2": "40 bh", "3": "80 bh", "4": "130 bh"},
    "mst/enhanced": {"1": "8 bh", "2": "16 bh", "3": "40 bh", "4": "80 bh"},
    "mst/premium": {"1": "2 bh", "2": "4 bh", "3": "16 bh", "4": "40 bh"},
}
HOURS = {
    ("mpowr/priority", "support"): "01234 08:00 America/Chicago - 17:00 America/Chicago",
    ("mpowr/premier", "support"): "01234 08:00 America/Chicago - 17:00 America/Chicago",
    ("cpi/standard", "always"): "always",
    ("influitive/premier-success", "phone"): "01234 08:00 America/Toronto - 20:00 America/Toronto",
    ("m3ter/silver", "support"): "01234 10:00 Europe/Paris - 18:00 Europe/Paris",
    ("m3ter/gold", "support"): "01234 10:00 Europe/Paris - 17:00 America/New_York",
    ("m3ter/silver", "always"): "always",
    ("m3ter/gold", "always"): "always",
    ("mst/standard", "americas"): "01234 08:00 America/New_York - 17:00 America/New_York",
    ("mst/standard", "emea"): "01234 08:00 Europe/London - 17:00 Europe/London",
    ("mst/standard", "apj"): "01234 08:00 Asia/Kolkata - 17:00 Asia/Kolkata",
    ("mst/standard", "anz"): "01234 09:00 Australia/Sydney - 17:00 Australia/Sydney",
    ("mst/enhanced", "americas"): "01234 08:00 America/New_York - 20:00 America/New_York",
    ("mst/enhanced", "emea"): "01234 08:00 Europe/London - 20:00 Europe/London",
    ("mst/enhanced", "apj"): "01234 08:00 Asia/Kolkata - 20:00 Asia/Kolkata",
    ("mst/enhanced", "anz"): "01234 09:00 Australia/Sydney - 21:00 Australia/Sydney",
    ("mst/premium", "americas"): "always",
    ("mst/premium", "emea"): "always",
    ("mst/premium", "apj"): "always",
    ("mst/premium", "anz"): "always",
}
COUNTED_IN = {
    "mpowr/priority": ["support", "support", "support", "support"],
    "mpowr/premier": ["support", "support", "support", "support"],
    "cpi/standard": ["always", "always", "always", "always"],
    "m3ter/silver": ["always", "support", "support"],
    "m3ter/gold": ["always", "support", "support"],
}
GOALS = {
    "influitive": {"1": "1 h", "other": "1 bd phone"},
    "m3ter": {"general": "2 bd support"},
}


@pytest.mark.parametrize("ref", TARGETS)
def test_every_severity_is_answered_in_the_time_of_the_table(ref: str) -> None:
    plan = LIBRARY.plan(ref)

    assert {severity.id: _written(plan, severity.id) for severity in plan.severities} == TARGETS[ref]


@pytest.mark.parametrize(("ref", "calendar"), HOURS)
def test_coverage_is_as_the_terms_have_it(ref: str, calendar: str) -> None:
    assert _hours(LIBRARY.plan(ref).calendars[calendar]) == HOURS[ref, calendar]


@pytest.mark.parametrize("ref", COUNTED_IN)
def test_a_target_is_counted_in_the_hours_of_its_severity(ref: str) -> None:
    plan = LIBRARY.plan(ref)

    promised = [target for s in plan.severities if (target := plan.target(s.id)) and target.amount]
    assert [choice.calendar for target in promised for choice in target.calendars] == COUNTED_IN[ref]


@pytest.mark.parametrize("ref", TARGETS)
def test_the_desk_has_goals_of_its_own_where_nothing_is_promised_and_nowhere_else(ref: str) -> None:
    plan = LIBRARY.plan(ref)

    goals = {
        severity: " ".join((written(Span(amount=goal.amount)), *(choice.calendar for choice in goal.calendars)))
        for severity, goal in plan.ladder.goals.items()
    }
    assert goals == GOALS.get(plan.pack, {})
    assert list(goals) == [severity for severity, text in TARGETS[ref].items() if text == "none"]


@pytest.mark.parametrize("ref", ["mst/standard", "mst/enhanced", "mst/premium"])
def test_a_region_has_hours_of_its_own(ref: str) -> None:
    plan = LIBRARY.plan(ref)

    regions = ("americas", "emea", "apj", "anz")
    assert plan.regions == regions
    for severity in plan.severities:
        target = plan.target(severity.id)
        assert target is not None
        assert target.calendars == tuple(CalendarChoice(calendar=region, region=region) for region in regions)


def _written(plan: Plan, severity_id: str) -> str:
    target = plan.target(severity_id)
    assert target is not None
    return written(Span(amount=target.amount, aim=target.aim))


def _hours(calendar: Calendar) -> str:
    if calendar.always:
        return "always"
    (window,) = calendar.windows
    days = "".join(str(day) for day in sorted(window.days))
    return f"{days} {window.opens:%H:%M} {window.opens_zone} - {window.closes:%H:%M} {window.closes_zone}"
