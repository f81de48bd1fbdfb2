from datetime import date, datetime, timedelta
from time import process_time

import pytest
from msgspec.structs import replace

from bot.sla.days import Segment
from bot.sla.hours import Coverage, NeverOpens, coverage
from bot.sla.instants import NotAnInstant, OutOfTime
from policies.terms import Calendar, SpecialDay
from tests.unit.sla.calendars import at, calendar, nine_to_five, window

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-01-13 08:59:59.999999", False),
        ("2026-01-13 09:00", True),
        ("2026-01-13 16:59:59.999999", True),
        ("2026-01-13 17:00", False),
        ("2026-01-17 12:00", False),
    ],
)
def test_an_opening_is_inside_and_a_closing_is_outside(moment: str, is_open: bool) -> None:
    assert coverage(nine_to_five()).is_open(at(moment)) is is_open


def test_the_next_opening_of_an_open_instant_is_itself() -> None:
    assert coverage(nine_to_five()).next_opening(at("2026-01-13 12:00")) == at("2026-01-13 12:00")


def test_the_next_opening_after_friday_closing_is_on_monday() -> None:
    assert coverage(nine_to_five()).next_opening(at("2026-01-16 17:00")) == at("2026-01-19 09:00")


# Three worked examples that public guides of other desks get wrong.
@pytest.mark.parametrize(
    ("hours", "start", "length", "end"),
    [
        ("09:00-17:00", "2026-01-12 10:00", 5, "2026-01-12 15:00"),
        ("08:00-17:00", "2026-01-16 16:00", 4, "2026-01-19 11:00"),
        ("09:00-17:00", "2026-01-16 17:00", 8, "2026-01-19 17:00"),
    ],
)
def test_hours_are_counted_in_covered_time(hours: str, start: str, length: int, end: str) -> None:
    assert coverage(calendar(window(hours))).after(at(start), length * HOUR) == at(end)


def test_time_that_fits_exactly_ends_at_the_closing_and_not_at_the_next_opening() -> None:
    assert coverage(nine_to_five()).after(at("2026-01-12 16:00"), HOUR) == at("2026-01-12 17:00")


def test_no_time_at_all_is_over_at_once_even_when_closed() -> None:
    assert coverage(nine_to_five()).after(at("2026-01-17 12:00"), timedelta()) == at("2026-01-17 12:00")


def test_fractions_of_a_second_count() -> None:
    start = at("2026-01-13 16:59:59.999999")

    assert coverage(nine_to_five()).after(start, HOUR) == at("2026-01-14 09:59:59.999999")


def test_answers_are_in_utc_whatever_the_question_came_in() -> None:
    answer = coverage(nine_to_five()).after(at("2026-01-13 12:00+02:00"), HOUR)

    assert answer.isoformat() == "2026-01-13T11:00:00+00:00"


def test_time_spent_between_two_days_leaves_the_night_out() -> None:
    assert coverage(nine_to_five()).spent(at("2026-01-12 16:00"), at("2026-01-13 10:30")) == 2.5 * HOUR


def test_no_time_is_spent_backwards() -> None:
    assert coverage(nine_to_five()).spent(at("2026-01-13 10:00"), at("2026-01-12 10:00")) == timedelta()


# Opens by the clock of Paris, closes by that of New York: their daylight saving changes on different dates.
@pytest.mark.parametrize(
    ("day", "hours"),
    [("2026-01-14", 13), ("2026-03-18", 12), ("2026-07-15", 13), ("2026-10-28", 12), ("2026-11-04", 13)],
)
def test_a_window_between_two_zones_has_the_length_of_its_day(day: str, hours: int) -> None:
    between = coverage(calendar(window("10:00-17:00", "Europe/Paris", "America/New_York")))

    assert between.spent(at(f"{day} 00:00"), at(f"{day} 23:59")) == hours * HOUR


def test_a_window_past_midnight_belongs_to_the_date_on_which_it_opens() -> None:
    nights = calendar(window("22:00-06:00"), holidays=("2026-01-14",))

    segments = coverage(nights).segments(at("2026-01-13 12:00"), at("2026-01-16 00:00"))

    assert segments == (
        Segment(opens=at("2026-01-13 22:00"), closes=at("2026-01-14 06:00")),
        Segment(opens=at("2026-01-15 22:00"), closes=at("2026-01-16 00:00")),
    )


def test_a_window_that_closes_where_it_is_still_yesterday_runs_to_the_first_such_time_after_its_opening() -> None:
    around_the_world = calendar(window("17:00-09:00", "America/Los_Angeles", "Australia/Sydney", frozenset({0})))

    segments = coverage(around_the_world).segments(at("2026-01-12 00:00"), at("2026-01-19 00:00"))

    assert segments == (Segment(opens=at("2026-01-13 01:00"), closes=at("2026-01-13 22:00")),)


def test_a_window_inside_a_skipped_hour_is_empty_and_not_a_day_long() -> None:
    sundays = calendar(window("02:15-02:45", "America/New_York", days=frozenset({6})))

    assert coverage(sundays).spent(at("2026-03-07 00:00"), at("2026-03-15 00:00")) == timedelta()


def test_a_window_that_opens_in_a_skipped_hour_opens_at_the_end_of_the_gap() -> None:
    sundays = calendar(window("02:30-03:15", "America/Los_Angeles", days=frozenset({6})))

    assert coverage(sundays).spent(at("2006-04-01 12:00"), at("2006-04-03 00:00")) == timedelta(minutes=15)


def test_a_window_in_a_repeated_hour_starts_with_its_first_occurrence() -> None:
    sundays = calendar(window("01:30-02:00", "America/New_York", days=frozenset({6})))

    assert coverage(sundays).spent(at("2026-10-31 12:00"), at("2026-11-02 00:00")) == 1.5 * HOUR


def test_windows_that_overlap_count_once() -> None:
    twice = coverage(calendar(window("09:00-13:00"), window("12:00-17:00")))

    assert twice.spent(at("2026-01-13 00:00"), at("2026-01-14 00:00")) == 8 * HOUR


def test_a_row_that_was_built_for_one_year_answers_for_others() -> None:
    hours = Coverage(nine_to_five())
    hours.is_open(at("2026-01-13 12:00"))

    answers = [hours.next_opening(at(text)) for text in ("2019-01-05 12:00", "2041-01-05 12:00", "2026-01-17 12:00")]

    assert answers == [at("2019-01-07 09:00"), at("2041-01-07 09:00"), at("2026-01-19 09:00")]


def test_a_row_that_grew_piece_by_piece_counts_like_one_built_whole() -> None:
    grown, whole = Coverage(nine_to_five("Europe/Paris")), Coverage(nine_to_five("Europe/Paris"))
    for text in ("2026-06-01 12:00", "2021-06-01 12:00", "2033-06-01 12:00"):
        grown.is_open(at(text))

    spans = [at(f"{year}-06-01 12:00") for year in range(2018, 2037)]

    assert [grown.spent(spans[0], end) for end in spans] == [whole.spent(spans[0], end) for end in spans]


def test_equal_calendars_share_one_coverage() -> None:
    assert coverage(nine_to_five("Asia/Kolkata")) is coverage(nine_to_five("Asia/Kolkata"))


def test_a_calendar_without_hours_is_refused() -> None:
    with pytest.raises(NeverOpens, match="no opening hours"):
        coverage(calendar())


def test_a_calendar_that_has_opened_for_the_last_time_is_refused() -> None:
    once = replace(calendar(), special_days=(SpecialDay(day=date(2026, 1, 13), windows=(window("09:00-17:00"),)),))

    with pytest.raises(NeverOpens, match="not open often enough"):
        coverage(once).after(at("2026-01-13 16:00"), 2 * HOUR)


def test_the_past_of_a_calendar_without_a_future_is_still_known() -> None:
    once = replace(calendar(), special_days=(SpecialDay(day=date(2026, 1, 13), windows=(window("09:00-17:00"),)),))

    assert coverage(once).spent(at("2025-01-01 00:00"), at("2027-01-01 00:00")) == 8 * HOUR


@pytest.mark.parametrize("moment", ["1969-12-31 23:59", "2200-01-01 00:00", "0001-01-01 00:00+14:00"])
def test_a_date_beyond_reckoning_is_refused(moment: str) -> None:
    with pytest.raises(OutOfTime, match="1970 to 2199"):
        coverage(nine_to_five()).is_open(at(moment))


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(NotAnInstant):
        coverage(nine_to_five()).after(datetime.fromisoformat("2026-01-13T09:00"), HOUR)


def test_a_negative_length_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        coverage(nine_to_five()).after(at("2026-01-13 09:00"), -HOUR)


def test_three_years_are_laid_out_quickly() -> None:
    hours = calendar(window("09:00-17:00", "Europe/Paris", "America/New_York"))

    seconds = min(_seconds_to_build(hours) for _ in range(5))

    assert seconds < 0.05  # five times the 0.010 aimed at, of the processor's time


def _seconds_to_build(hours: Calendar) -> float:
    before = process_time()
    Coverage(hours).is_open(at("2026-06-01 12:00"))
    return process_time() - before
