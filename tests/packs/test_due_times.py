"""When the first response is due under each plan, counted by hand from the terms: one row for each of their tables."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sla.clock import promise
from bot.sla.hours import coverage
from tests.shipped import LIBRARY

CENTRAL, PARIS, KOLKATA = "America/Chicago", "Europe/Paris", "Asia/Kolkata"
DUE = [
    # Priority: 08:00–17:00, so half an hour is left on Monday
    ("mpowr/priority", None, "1", CENTRAL, "2026-11-23 16:30", "2026-11-24 09:30"),
    ("mpowr/priority", None, "2", CENTRAL, "2026-11-23 16:30", "2026-11-24 09:30"),
    ("mpowr/priority", None, "3", CENTRAL, "2026-11-23 10:00", "2026-11-24 10:00"),
    ("mpowr/priority", None, "3", CENTRAL, "2026-11-23 08:00", "2026-11-23 17:00"),  # as it opens: the whole day
    ("mpowr/priority", None, "4", CENTRAL, "2026-11-27 10:00", "2026-12-01 10:00"),
    ("mpowr/premier", None, "1", CENTRAL, "2026-11-27 16:30", "2026-11-30 08:30"),
    ("mpowr/premier", None, "2", CENTRAL, "2026-11-28 12:00", "2026-11-30 09:00"),
    ("mpowr/premier", None, "3", CENTRAL, "2026-11-23 15:00", "2026-11-24 10:00"),
    ("mpowr/premier", None, "4", CENTRAL, "2026-11-28 12:00", "2026-11-30 17:00"),
    # day and night, over a weekend and over the end of summer time, when a day has 25 hours
    ("cpi/standard", None, "1", CENTRAL, "2026-11-28 23:00", "2026-11-29 01:00"),
    ("cpi/standard", None, "2", CENTRAL, "2026-11-28 23:00", "2026-11-29 07:00"),
    ("cpi/standard", None, "3", CENTRAL, "2026-10-31 12:00", "2026-11-01 11:00"),
    ("cpi/standard", None, "4", CENTRAL, "2026-11-28 12:00", "2026-11-30 12:00"),
    ("m3ter/silver", None, "1", PARIS, "2026-11-28 03:00", "2026-11-28 04:00"),
    ("m3ter/silver", None, "2", PARIS, "2026-11-27 15:00", "2026-11-30 11:00"),
    ("m3ter/silver", None, "3", PARIS, "2026-11-27 15:00", "2026-11-30 15:00"),
    # Gold closes at 17:00 in New York: 23:00 in Paris, and 22:00 in the weeks in which only America has summer time
    ("m3ter/gold", None, "2", PARIS, "2026-11-27 21:00", "2026-11-30 12:00"),
    ("m3ter/gold", None, "2", PARIS, "2026-03-13 21:00", "2026-03-16 13:00"),
    ("mst/standard", "americas", "1", "America/New_York", "2026-11-23 08:00", "2026-11-24 15:00"),
    ("mst/enhanced", "emea", "1", "Europe/London", "2026-11-27 16:00", "2026-11-30 12:00"),
    ("mst/enhanced", "apj", "2", KOLKATA, "2026-11-23 12:00", "2026-11-24 16:00"),
    ("mst/standard", "anz", "4", "Australia/Sydney", "2026-03-02 09:00", "2026-03-24 11:00"),  # 16 days of 8 h, and 2 h
    ("mst/premium", "apj", "1", KOLKATA, "2026-11-29 01:00", "2026-11-29 03:00"),
    ("mst/premium", "anz", "4", "Australia/Sydney", "2026-11-28 00:00", "2026-11-29 16:00"),
]
OPEN = [
    ("mpowr/premier", "support", CENTRAL, "08:00", "17:00"),
    ("influitive/premier-success", "phone", "America/Toronto", "08:00", "20:00"),
    ("m3ter/silver", "support", PARIS, "10:00", "18:00"),
    ("m3ter/gold", "support", PARIS, "10:00", "23:00"),
    ("mst/standard", "americas", "America/New_York", "08:00", "17:00"),
    ("mst/standard", "emea", "Europe/London", "08:00", "17:00"),
    ("mst/standard", "apj", KOLKATA, "08:00", "17:00"),
    ("mst/standard", "anz", "Australia/Sydney", "09:00", "17:00"),
    ("mst/enhanced", "americas", "America/New_York", "08:00", "20:00"),
    ("mst/enhanced", "emea", "Europe/London", "08:00", "20:00"),
    ("mst/enhanced", "apj", KOLKATA, "08:00", "20:00"),
    ("mst/enhanced", "anz", "Australia/Sydney", "09:00", "21:00"),
]
"""The hours of a weekday: open from that second on, and closed from the other one on."""
ALWAYS = [("cpi/standard", "always"), ("m3ter/silver", "always"), ("m3ter/gold", "always"), ("mst/premium", "apj")]
SECOND = timedelta(seconds=1)


def at(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row[0]} {row[1] or ''} {row[2]} {row[4]}") for row in DUE])
def test_the_first_response_is_due_when_somebody_counts_it_by_hand(
    row: tuple[str, str | None, str, str, str, str],
) -> None:
    ref, region, severity, zone, since, due = row

    found = promise(LIBRARY.plan(ref), severity, at(since, zone), region=region)

    assert found
    assert found.due_at == at(due, zone)


def test_of_a_range_the_end_is_due_and_the_beginning_is_our_own_aim() -> None:
    since = at("2026-11-28 12:00", CENTRAL)

    found = promise(LIBRARY.plan("cpi/standard"), "4", since)

    assert found
    assert (found.aim_at, found.due_at) == (since + timedelta(hours=24), since + timedelta(hours=48))


@pytest.mark.parametrize(("ref", "calendar", "zone", "opens", "closes"), OPEN)
def test_hours_open_and_close_to_the_second(ref: str, calendar: str, zone: str, opens: str, closes: str) -> None:
    hours = coverage(LIBRARY.plan(ref).calendars[calendar])
    opening, closing = at(f"2026-11-23 {opens}", zone), at(f"2026-11-23 {closes}", zone)

    states = [hours.is_open(one) for one in (opening - SECOND, opening, closing - SECOND, closing)]

    assert states == [False, True, True, False]
    assert not hours.is_open(at("2026-11-28 12:00", zone))


@pytest.mark.parametrize(("ref", "calendar"), ALWAYS)
def test_day_and_night_is_on_a_weekend_too(ref: str, calendar: str) -> None:
    hours = coverage(LIBRARY.plan(ref).calendars[calendar])

    assert [hours.is_open(at(one, "UTC")) for one in ("2026-11-28 03:00", "2026-12-25 12:00")] == [True, True]
