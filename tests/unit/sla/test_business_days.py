from datetime import date

import pytest
from msgspec.structs import replace

from bot.sla.hours import coverage
from policies.terms import SpecialDay
from tests.unit.sla.calendars import at, calendar, nine_to_five, window


def test_a_ticket_of_the_afternoon_is_due_at_the_same_time_on_the_next_covered_day() -> None:
    assert coverage(nine_to_five()).business_days(at("2026-01-16 15:20:30"), 1) == at("2026-01-19 15:20:30")


def test_a_ticket_at_opening_has_that_very_day() -> None:
    assert coverage(nine_to_five()).business_days(at("2026-01-13 09:00"), 1) == at("2026-01-13 17:00")


def test_a_ticket_of_the_night_counts_from_the_opening() -> None:
    assert coverage(nine_to_five()).business_days(at("2026-01-17 03:00"), 2) == at("2026-01-20 17:00")


def test_a_ticket_exactly_at_closing_counts_from_the_next_opening() -> None:
    assert coverage(nine_to_five()).business_days(at("2026-01-16 17:00"), 1) == at("2026-01-19 17:00")


def test_a_holiday_is_no_business_day() -> None:
    hours = coverage(calendar(window("09:00-17:00"), holidays=("2026-01-19",)))

    assert hours.business_days(at("2026-01-16 15:00"), 1) == at("2026-01-20 15:00")


def test_the_wall_clock_is_kept_over_a_change_of_clocks() -> None:
    assert coverage(nine_to_five("Europe/Paris")).business_days(at("2026-03-27 14:00"), 1) == at("2026-03-30 13:00")


def test_a_shorter_day_moves_the_due_time_back_to_its_closing() -> None:
    half = replace(nine_to_five(), special_days=(SpecialDay(day=date(2026, 1, 14), windows=(window("09:00-12:00"),)),))

    assert coverage(half).business_days(at("2026-01-13 15:00"), 1) == at("2026-01-14 12:00")


def test_a_day_that_closes_earlier_by_another_zones_clock_moves_the_due_time_back_too() -> None:
    between = coverage(calendar(window("10:00-17:00", "Europe/Paris", "America/New_York")))

    # 22:30 in Paris on Friday 23 October; from Monday on New York closes at 22:00 of Paris for a week.
    assert between.business_days(at("2026-10-23 20:30"), 1) == at("2026-10-26 21:00")


def test_the_second_opening_of_a_day_does_not_begin_one() -> None:
    split = coverage(calendar(window("09:00-12:00"), window("13:00-17:00")))

    assert split.business_days(at("2026-01-13 12:30"), 1) == at("2026-01-14 13:00")


def test_a_day_of_two_windows_ends_with_the_second() -> None:
    split = coverage(calendar(window("13:00-17:00"), window("09:00-12:00")))

    assert split.business_days(at("2026-01-13 08:00"), 1) == at("2026-01-13 17:00")


def test_after_midnight_a_night_window_is_still_its_opening_date() -> None:
    nights = coverage(calendar(window("22:00-06:00")))

    # Saturday 02:00 is Friday's night: one business day on is Monday's night, that is Tuesday 02:00.
    assert nights.business_days(at("2026-01-17 02:00"), 1) == at("2026-01-20 02:00")


def test_round_the_clock_a_business_day_is_24_hours() -> None:
    always = coverage(calendar(always=True, zone="Europe/London"))

    assert always.business_days(at("2026-03-28 12:00"), 2) == at("2026-03-30 12:00")


def test_days_that_touch_at_midnight_stay_apart() -> None:
    whole_days = coverage(calendar(window("00:00-24:00", days=frozenset(range(7)))))

    assert whole_days.business_days(at("2026-01-13 00:00"), 2) == at("2026-01-15 00:00")


def test_a_count_that_outruns_the_first_years_is_followed() -> None:
    assert coverage(nine_to_five("Asia/Tokyo")).business_days(at("2026-01-13 00:00"), 5 * 52 * 9) == at(
        "2035-01-01 08:00"
    )


@pytest.mark.parametrize("moment", ["2026-01-13 12:00", "2026-01-17 12:00"])
def test_no_business_days_are_over_at_once(moment: str) -> None:
    assert coverage(nine_to_five()).business_days(at(moment), 0) == at(moment)
