"""Goals: what the desk wants of itself where the terms promise nothing."""

from datetime import datetime

import pytest

from bot.model.classification import Classification
from bot.sla.clock import NoHours, goal, strictest
from bot.sla.reclassification import due_under, goal_under
from policies.terms import CalendarChoice, Plan
from tests.unit.sla.calendars import at, nine_to_five, plan, target, with_goals

OPENED = at("2026-01-12 10:00")  # a Monday, one hour after opening at nine
SILENT = with_goals(
    plan({"1": target(None), "2": target(None), "other": target(None)}),
    {"1": target("1 h"), "2": target("2 bh"), "other": target("1 bd")},
)
PARTLY = with_goals(plan({"1": target("1 bh"), "general": target(None)}), {"general": target("2 bd")})


def chosen(severity: str) -> Classification:
    """The customer's own first choice, some minutes after they wrote."""
    return Classification(severity=severity, at=at("2026-01-12 10:05"), own_first_choice=True)


def changed(severity: str, time: str) -> Classification:
    """A change made by anyone later."""
    return Classification(severity=severity, at=at(f"2026-01-12 {time}"))


def wanted(*history: Classification, under: Plan = SILENT) -> datetime | None:
    found = goal_under(under, opened_at=OPENED, history=history)
    return found and found.due_at


@pytest.mark.parametrize(
    ("severity", "since", "due"),
    [
        ("1", "2026-01-17 03:00", "2026-01-17 04:00"),  # plain hours run on a Saturday night too
        ("2", "2026-01-16 16:00", "2026-01-19 10:00"),
        ("other", "2026-01-16 12:00", "2026-01-19 12:00"),
    ],
)
def test_a_goal_counts_its_time_as_a_target_does(severity: str, since: str, due: str) -> None:
    found = goal(SILENT, severity, at(since))

    assert found is not None
    assert (found.severity, found.since, found.due_at) == (severity, at(since), at(due))


def test_a_goal_counts_in_the_hours_of_the_region() -> None:
    regional = CalendarChoice(calendar="south", region="south")
    silent = plan({"1": target(None)}, south=nine_to_five("Australia/Sydney"))

    found = goal(with_goals(silent, {"1": target("1 bh", regional)}), "1", at("2026-01-13 00:00"), region="south")

    assert found is not None
    assert found.due_at == at("2026-01-13 01:00")


def test_a_goal_without_hours_is_refused_like_a_promise() -> None:
    regional = target("1 bh", CalendarChoice(calendar="hours", region="north"))

    with pytest.raises(NoHours, match="north, south"):
        goal(with_goals(plan({"1": target(None)}), {"1": regional}), "1", OPENED)


def test_without_a_goal_the_desk_wants_nothing() -> None:
    assert goal(plan({"1": target(None)}), "1", OPENED) is None


def test_a_severity_that_the_plan_lacks_has_no_goal() -> None:
    with pytest.raises(KeyError, match="5"):
        goal(SILENT, "5", OPENED)


def test_a_goal_is_no_promise() -> None:
    assert due_under(SILENT, opened_at=OPENED, history=(chosen("1"),)) is None


def test_the_goal_of_a_first_choice_counts_from_the_message() -> None:
    assert wanted(chosen("1")) == at("2026-01-12 11:00")


def test_raised_the_new_goal_counts_from_the_change() -> None:
    assert wanted(chosen("other"), changed("1", "14:00")) == at("2026-01-12 15:00")


def test_raised_late_the_old_goal_stays_if_it_is_earlier() -> None:
    assert wanted(chosen("2"), changed("1", "11:30")) == at("2026-01-12 12:00")


def test_lowered_the_goal_is_as_if_opened_so() -> None:
    assert wanted(chosen("1"), changed("2", "10:30")) == at("2026-01-12 12:00")


def test_lowered_from_a_promise_the_goal_counts_from_the_message() -> None:
    assert wanted(chosen("1"), changed("general", "10:30"), under=PARTLY) == at("2026-01-14 10:00")


def test_raised_to_a_promise_there_is_no_goal_any_more() -> None:
    assert wanted(chosen("general"), changed("1", "10:30"), under=PARTLY) is None


def test_where_nothing_is_promised_at_all_the_strictest_goal_counts_until_there_is_a_severity() -> None:
    found = strictest(SILENT, OPENED)

    assert found is not None
    assert (found.severity, found.due_at) == ("1", at("2026-01-12 11:00"))


def test_where_anything_is_promised_the_strictest_target_counts_and_no_goal() -> None:
    slow = with_goals(plan({"1": target("3 bh"), "general": target(None)}), {"general": target("1 h")})

    found = strictest(slow, OPENED)

    assert found is not None
    assert (found.severity, found.due_at) == ("1", at("2026-01-12 13:00"))
