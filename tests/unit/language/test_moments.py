"""Moments to come, as people type them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.moments import until

CHICAGO = ZoneInfo("America/Chicago")
MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""09:00 in Chicago."""


@pytest.mark.parametrize(
    ("text", "day", "hour", "minute"),
    [
        ("30m", 23, 15, 30),
        ("90 minutes", 23, 16, 30),
        ("2h", 23, 17, 0),
        ("for 2 hours", 23, 17, 0),
        ("1d", 24, 15, 0),
        ("1 week", 30, 15, 0),
        ("tomorrow", 24, 15, 0),
        ("until tomorrow 14:30", 24, 20, 30),
        ("until 17:00", 23, 23, 0),
        ("08:30", 24, 14, 30),
        ("9.00", 24, 15, 0),
        ("Monday", 30, 15, 0),
        ("on friday at 16:00", 27, 22, 0),
    ],
)
def test_a_moment_is_read_in_the_zone_of_who_types_it(text: str, day: int, hour: int, minute: int) -> None:
    assert until(text, MONDAY_NINE, CHICAGO) == datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "soon", "25:00", "tomorrow noon", "2", "h", "-2h", "until", "2h 30m", "99999h"])
def test_what_is_no_moment_is_none(text: str) -> None:
    assert until(text, MONDAY_NINE, CHICAGO) is None


def test_a_day_is_as_long_as_a_clock_says_it_is_but_a_morning_is_one_by_the_wall() -> None:
    before_summer = datetime(2027, 3, 13, 15, 0, tzinfo=UTC)

    assert until("1d", before_summer, CHICAGO) == datetime(2027, 3, 14, 15, 0, tzinfo=UTC)
    assert until("tomorrow", before_summer, CHICAGO) == datetime(2027, 3, 14, 14, 0, tzinfo=UTC)
