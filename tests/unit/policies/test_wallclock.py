"""Weekdays and times as packs write them."""

from datetime import time

import pytest

from policies.grammar.wallclock import WallTime, parse_days, parse_wall_time


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("sat", {5}),
        ("mon, wed", {0, 2}),
        ("fri-mon", {4, 5, 6, 0}),
        ("mon-sun", {0, 1, 2, 3, 4, 5, 6}),
        ("mon-tue,sat", {0, 1, 5}),
    ],
)
def test_days_are_names_and_spans_of_names(text: str, days: set[int]) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["", "monday", "mon-", "-fri", "mon-fri-sun", "Mon"])
def test_other_words_are_no_weekdays(text: str) -> None:
    with pytest.raises(ValueError, match="does not name weekdays"):
        parse_days(text)


def test_a_time_may_have_a_zone_of_its_own() -> None:
    assert parse_wall_time("17:00 America/New_York") == WallTime(at=time(17), zone="America/New_York")


def test_a_time_without_a_zone_is_in_that_of_its_calendar() -> None:
    assert parse_wall_time("08:30") == WallTime(at=time(8, 30), zone=None)


def test_twenty_four_hours_is_midnight() -> None:
    assert parse_wall_time("24:00").at == time(0)


@pytest.mark.parametrize("text", ["8:00", "24:01", "25:00", "12:60", "noon", "8am", "10:00 CEST", "10:00 Europe/Bonn"])
def test_other_texts_are_no_times(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a time|not an IANA"):
        parse_wall_time(text)
