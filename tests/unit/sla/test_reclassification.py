from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.classification import Classification
from bot.sla.clock import counted, promise, share
from bot.sla.explanation import why
from bot.sla.reclassification import due_under
from policies.terms import Plan
from tests.unit.sla.calendars import at, plan, target

OPENED = at("2026-01-12 10:00")  # a Monday, one hour after opening at nine
PLAN = plan({"1": target("1 bh"), "2": target("2 bh"), "3": target("4 bh"), "general": target(None)})


def chosen(severity: str | None, time: str = "10:00") -> Classification:
    """The customer's own first choice."""
    return Classification(severity=severity, at=at(f"2026-01-12 {time}"), own_first_choice=severity is not None)


def changed(severity: str | None, time: str) -> Classification:
    """A change made by anyone later."""
    return Classification(severity=severity, at=at(f"2026-01-12 {time}"))


def due(*history: Classification, under: Plan = PLAN) -> datetime | None:
    found = due_under(under, opened_at=OPENED, history=history)
    return found and found.due_at


def test_the_first_choice_counts_from_the_message() -> None:
    assert due(chosen("2")) == at("2026-01-12 12:00")


def test_the_customers_own_first_choice_counts_from_the_message_however_late_it_comes() -> None:
    assert due(chosen(None), chosen("2", "11:30")) == at("2026-01-12 12:00")


def test_a_first_classification_by_the_vendor_counts_from_the_change() -> None:
    assert due(chosen(None), changed("2", "11:30")) == at("2026-01-12 13:30")


def test_without_a_severity_nothing_is_due() -> None:
    assert due(chosen(None)) is None


def test_without_a_history_nothing_is_due() -> None:
    assert due() is None


def test_a_severity_without_a_target_leaves_nothing_due() -> None:
    assert due(chosen("2"), changed("general", "10:30")) is None


def test_raised_early_the_new_target_counts_from_the_change() -> None:
    assert due(chosen("3"), changed("1", "10:30")) == at("2026-01-12 11:30")


def test_raised_late_the_old_due_time_stays_if_it_is_earlier() -> None:
    assert due(chosen("3"), changed("2", "13:00")) == at("2026-01-12 14:00")


def test_a_due_time_that_stayed_names_the_severity_it_comes_from() -> None:
    found = due_under(PLAN, opened_at=OPENED, history=(chosen("3"), changed("2", "13:00")))

    assert found is not None
    assert (found.severity, found.since) == ("3", OPENED)


def test_raised_from_a_severity_without_a_target_only_the_new_target_counts() -> None:
    assert due(chosen("general"), changed("2", "13:00")) == at("2026-01-12 15:00")


def test_lowered_it_is_due_as_if_opened_so() -> None:
    assert due(chosen("1"), changed("3", "10:30")) == at("2026-01-12 14:00")


def test_raised_and_lowered_back_it_is_due_as_at_first() -> None:
    assert due(chosen("3"), changed("1", "10:30"), changed("3", "10:45")) == at("2026-01-12 14:00")


def test_lowered_half_way_it_is_due_as_if_raised_only_so_far() -> None:
    # Never above 2, it would have been raised from 3 to 2 at 10:30.
    assert due(chosen("3"), changed("1", "10:30"), changed("2", "11:00")) == at("2026-01-12 12:30")


def test_lowered_below_its_first_severity_it_counts_from_the_message() -> None:
    assert due(chosen("2"), changed("1", "10:15"), changed("3", "11:00")) == at("2026-01-12 14:00")


def test_lowered_after_a_classification_by_the_vendor_it_counts_from_that() -> None:
    assert due(chosen(None), changed("1", "10:30"), changed("3", "10:45")) == at("2026-01-12 14:30")


def test_raised_again_after_lowering_both_are_considered() -> None:
    history = (chosen("3"), changed("1", "10:10"), changed("3", "10:20"), changed("2", "13:30"))

    assert due(*history) == at("2026-01-12 14:00")


def test_the_same_severity_once_more_changes_nothing() -> None:
    assert due(chosen("2"), changed("2", "11:30")) == at("2026-01-12 12:00")


def test_a_severity_taken_away_leaves_nothing_due() -> None:
    assert due(chosen("2"), changed(None, "10:30")) is None


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ((("1", "10:00"), ("3", "10:20"), ("1", "10:50")), "11:30"),
        ((("1", "10:00"), ("3", "10:20"), ("2", "11:00")), "12:40"),
        ((("1", "10:00"), ("3", "11:10"), ("1", "11:40")), "11:00"),
        ((("3", "10:00"), ("1", "10:30"), ("3", "10:40"), ("1", "11:00"), ("3", "11:10"), ("1", "11:30")), "12:10"),
        ((("1", "10:00"), (None, "10:20"), ("1", "10:50")), "11:30"),
        ((("1", "10:00"), ("general", "10:20"), ("1", "10:50")), "11:30"),
    ],
    ids=["lowered and raised", "raised half-way", "missed before", "twice", "taken away", "without a target"],
)
def test_a_detour_below_buys_nothing_and_costs_nothing(
    history: tuple[tuple[str | None, str], ...], expected: str
) -> None:
    (first, _), *later = history

    assert due(chosen(first), *(changed(*step) for step in later)) == at(f"2026-01-12 {expected}")


def test_a_pause_counts_only_the_hours_of_the_plan() -> None:
    late = Classification(severity="3", at=at("2026-01-12 16:50"))
    back = Classification(severity="1", at=at("2026-01-13 09:10"))
    opened = Classification(severity="1", at=at("2026-01-12 16:30"), own_first_choice=True)

    found = due_under(PLAN, opened_at=at("2026-01-12 16:30"), history=(opened, late, back))

    assert found is not None
    assert found.due_at == at("2026-01-13 09:50")


def test_rungs_move_with_the_due_time() -> None:
    made = due_under(PLAN, opened_at=OPENED, history=(chosen("1"), changed("3", "10:20"), changed("1", "10:50")))

    assert made is not None
    assert [share(made, percent) for percent in (25, 50, 100)] == [
        at("2026-01-12 10:15"),
        at("2026-01-12 11:00"),
        at("2026-01-12 11:30"),
    ]


def test_what_is_spent_and_the_windows_counted_leave_the_pauses_out() -> None:
    made = due_under(PLAN, opened_at=OPENED, history=(chosen("1"), changed("3", "10:20"), changed("1", "10:50")))

    assert made is not None
    explained = why(made, at("2026-01-12 11:00"))
    assert (explained.spent, explained.left) == (timedelta(minutes=30), timedelta(minutes=30))
    assert [(one.opens, one.closes) for one in explained.windows] == [
        (OPENED, at("2026-01-12 10:20")),
        (at("2026-01-12 10:50"), at("2026-01-12 11:30")),
    ]


def test_of_two_that_are_due_together_the_more_severe_gives_the_reminders() -> None:
    found = due_under(PLAN, opened_at=OPENED, history=(chosen("3"), changed("2", "12:00")))

    assert found is not None
    assert (found.severity, found.due_at) == ("2", at("2026-01-12 14:00"))


severities = st.sampled_from(["1", "2", "3", "general"])
steps = st.lists(st.tuples(severities, st.integers(1, 3000)), max_size=5)


@given(first=severities, later=steps)
def test_raising_never_makes_it_due_later(first: str, later: list[tuple[str, int]]) -> None:
    history = _history(first, later)
    before = due(*history)
    now = history[-1].at + timedelta(minutes=7)

    raised = due(*history, Classification(severity="1", at=now))

    assert raised is not None
    assert before is None or raised <= before


@given(first=severities, later=steps, last=severities)
def test_no_detour_above_a_severity_leaves_a_trace(first: str, later: list[tuple[str, int]], last: str) -> None:
    history = (*_history(first, later), Classification(severity=last, at=at("2026-02-20 10:00")))
    capped = [
        Classification(severity=max(step.severity or "", last), at=step.at, own_first_choice=step.own_first_choice)
        for step in history
    ]

    assert due(*history) == due(*capped)


@given(first=severities, later=steps, last=st.sampled_from(["2", "3"]))
def test_opened_at_the_lowest_it_ever_had_the_message_counts(
    first: str, later: list[tuple[str, int]], last: str
) -> None:
    above = [(severity, minutes) for severity, minutes in later if severity <= last]
    history = (*_history(min(first, last), above), Classification(severity=last, at=at("2026-02-20 10:00")))

    plain = promise(PLAN, last, OPENED)

    assert plain is not None
    assert due(*history) == plain.due_at


def _history(first: str, later: list[tuple[str, int]]) -> tuple[Classification, ...]:
    changes = sorted(later, key=lambda step: step[1])
    return (
        Classification(severity=first, at=OPENED, own_first_choice=True),
        *(Classification(severity=severity, at=OPENED + timedelta(minutes=minutes)) for severity, minutes in changes),
    )


@given(first=severities, later=steps, below=st.integers(1, 600), back=st.integers(1, 600))
def test_a_detour_moves_a_due_time_by_its_own_length_at_most(
    first: str, later: list[tuple[str, int]], below: int, back: int
) -> None:
    history = (*_history(first, later), Classification(severity="1", at=OPENED + timedelta(minutes=3001)))
    before = due(*history)
    left = history[-1].at + timedelta(minutes=below)
    detour = (Classification(severity="3", at=left), Classification(severity="1", at=left + timedelta(minutes=back)))

    after = due(*history, *detour)

    assert before is not None
    assert after is not None
    plain = promise(PLAN, "1", OPENED)
    assert plain is not None
    latest = before if before <= left else counted(plain).after(before, timedelta(minutes=back))
    assert before <= after <= latest
