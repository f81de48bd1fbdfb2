"""An instant in words: by the clock of its zone, and by the day on which it is told."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.day import Day
from bot.model.instant import told, written
from bot.model.message import When

AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "full"),
    [
        ("America/Chicago", "Mon 23 Nov 2026, 9:00 AM CST"),
        ("Australia/Sydney", "Tue 24 Nov 2026, 2:00 AM AEDT"),
        ("Europe/Berlin", "Mon 23 Nov 2026, 16:00 CET"),
        ("America/Sao_Paulo", "Mon 23 Nov 2026, 12:00 PM UTC-03"),
        ("UTC", "Mon 23 Nov 2026, 15:00 UTC"),
        ("Nowhere/At all", "Mon 23 Nov 2026, 15:00 UTC"),
    ],
)
def test_it_reads_as_people_there_write_it_and_names_the_zone(zone: str, full: str) -> None:
    assert written(When(at=AT, zone=zone)).full == full


@pytest.mark.parametrize(
    ("ago", "brief"),
    [
        (timedelta(), "today at 9:00 AM CST"),
        (timedelta(hours=14), "tomorrow, 9:00 AM CST"),  # 19:00 of the day before
        (timedelta(hours=-14), "today at 9:00 AM CST"),
        (timedelta(hours=-20), "yesterday at 9:00 AM CST"),
        (timedelta(days=2), "Mon 23 Nov, 9:00 AM CST"),
        (None, "Mon 23 Nov, 9:00 AM CST"),
    ],
)
def test_a_day_near_the_telling_has_a_word_by_the_calendar_of_the_zone(ago: timedelta | None, brief: str) -> None:
    when = When(at=AT, zone="America/Chicago", told_at=None if ago is None else AT - ago)

    assert written(when).brief == brief


def test_what_is_due_by_a_time_of_the_same_day_names_no_day() -> None:
    when = When(at=AT, zone="America/Chicago", day=Day.UNLESS_TODAY, told_at=AT)

    assert written(when).brief == "9:00 AM CST"


def test_in_a_message_of_another_day_that_is_edited_no_day_has_a_word() -> None:
    when = When(at=AT, zone="America/Chicago", day=Day.UNLESS_TODAY)

    assert written(told(when, AT, posted=AT - timedelta(days=1))).brief == "Mon 23 Nov, 9:00 AM CST"
    assert written(told(when, AT, posted=AT - timedelta(hours=1))).brief == "9:00 AM CST"
