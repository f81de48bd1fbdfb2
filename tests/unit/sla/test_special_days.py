from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.sla import ladder
from bot.sla.clock import due_times, goal, paused, promise
from bot.sla.days import Segment
from bot.sla.hours import coverage
from bot.sla.instants import LATEST
from policies.terms import Break, Calendar, SpecialDay
from tests.unit.sla.calendars import at, calendar, nine_to_five, plan, target, window, with_repeat

HOUR = timedelta(hours=1)


def test_a_special_day_replaces_the_weekly_hours() -> None:
    half = replace(nine_to_five(), special_days=(SpecialDay(day=date(2026, 12, 24), windows=(window("09:00-12:00"),)),))

    assert coverage(half).after(at("2026-12-24 11:00"), 2 * HOUR) == at("2026-12-25 10:00")


def test_a_special_day_opens_a_saturday() -> None:
    extra = replace(nine_to_five(), special_days=(SpecialDay(day=date(2026, 1, 17), windows=(window("10:00-12:00"),)),))

    assert coverage(extra).next_opening(at("2026-01-16 18:00")) == at("2026-01-17 10:00")


def test_a_special_day_without_windows_is_closed() -> None:
    closed = replace(nine_to_five(), special_days=(SpecialDay(day=date(2026, 1, 13), windows=()),))

    assert not coverage(closed).is_open(at("2026-01-13 12:00"))


def test_a_break_is_taken_out_of_the_covered_time() -> None:
    assert coverage(_with_lunch()).after(at("2026-01-13 11:30"), HOUR) == at("2026-01-13 13:30")


def test_a_break_holds_on_its_own_date_only() -> None:
    assert coverage(_with_lunch()).is_open(at("2026-01-14 12:30"))


def _with_lunch() -> Calendar:
    lunch = Break(
        day=date(2026, 1, 13), starts=at("2026-01-13 12:00").time(), ends=at("2026-01-13 13:00").time(), zone="UTC"
    )
    return replace(nine_to_five(), breaks=(lunch,))


def test_round_the_clock_a_day_is_24_hours_over_a_change_of_clocks() -> None:
    always = coverage(calendar(always=True, zone="Europe/London"))

    assert always.after(at("2026-03-28 12:00"), 24 * HOUR) == at("2026-03-29 12:00")


def test_a_holiday_listed_for_a_calendar_round_the_clock_closes_that_date_in_its_zone() -> None:
    always = coverage(calendar(always=True, zone="America/New_York", holidays=("2026-03-08",)))  # a day of 23 hours

    assert always.after(at("2026-03-08 04:00"), 2 * HOUR) == at("2026-03-09 05:00")


def test_a_holiday_that_would_have_been_open_is_named() -> None:
    hours = coverage(calendar(window("09:00-17:00"), holidays=("2026-12-25", "2026-12-26", "2027-01-01")))

    assert hours.holidays(at("2026-12-24 10:00"), at("2026-12-28 10:00")) == (date(2026, 12, 25),)


RELEASES = ("2026-01-17", "2026-01-24")
"""Saturdays on which somebody is there, and never else."""


def _releases() -> Calendar:
    days = (SpecialDay(day=date.fromisoformat(day), windows=(window("10:00-14:00"),)) for day in RELEASES)
    return replace(calendar(), special_days=tuple(days))


def test_a_calendar_may_have_dated_openings_alone() -> None:
    found = promise(plan({"1": target("6 bh")}, hours=_releases()), "1", at("2026-01-13 09:00"))

    assert found is not None
    assert found.due_at == at("2026-01-24 12:00")


@pytest.mark.parametrize(("amount", "begins"), [("1 bh", "2026-01-24 14:00"), ("9 bh", "2026-01-13 09:00")])
def test_in_hours_that_do_not_open_any_more_nothing_is_promised(amount: str, begins: str) -> None:
    assert promise(plan({"1": target(amount)}, hours=_releases()), "1", at(begins)) is None


def test_where_no_hours_are_left_the_desk_takes_the_time_of_the_promise_for_its_goal() -> None:
    over = plan({"1": target("2 bh")}, hours=_releases())

    found = goal(over, "1", at("2026-01-24 14:00"))

    assert found is not None
    assert (found.due_at, found.calendar) == (at("2026-01-24 16:00"), None)
    assert goal(over, "1", at("2026-01-24 09:00")) is None


def test_reminders_go_on_after_the_last_opening() -> None:
    over = with_repeat(plan({"1": target("4 bh")}, hours=_releases()), every="30 bm", times=3, then="1 bd")
    found = promise(over, "1", at("2026-01-24 10:00"))
    assert found is not None

    assert [ladder.repeats(over, found, n) for n in (1, 4)] == [at("2026-01-24 14:30"), at("2026-01-25 15:30")]


def test_a_pause_beyond_the_last_opening_moves_a_due_time_day_and_night() -> None:
    found = promise(plan({"1": target("4 bh")}, hours=_releases()), "1", at("2026-01-24 10:00"))
    assert found is not None

    later = paused(found, (Segment(opens=at("2026-01-24 11:00"), closes=at("2026-01-24 12:00")),))

    assert later.due_at == at("2026-01-24 15:00")


def test_for_a_report_what_is_never_due_is_due_at_the_end_of_time() -> None:
    over = plan({"1": target("2 bh")}, hours=_releases())

    assert due_times(over, "1", [at("2026-01-24 09:00"), at("2026-02-01 09:00")]) == [at("2026-01-24 12:00"), LATEST]
