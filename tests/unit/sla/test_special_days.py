from dataclasses import replace
from datetime import date, timedelta

from bot.sla.hours import coverage
from policies.terms import Break, Calendar, SpecialDay
from tests.unit.sla.calendars import at, calendar, nine_to_five, window

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
