"""Due times through the public API, beside the least that any way of reckoning them can cost here."""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from bot.sla.clock import due_times, promise
from bot.sla.hours import Coverage, coverage
from policies.library import Library
from policies.terms import Calendar
from tests.benchmarks.rows import Row, rates, seconds

START = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = timedelta(days=365)


def run() -> list[Row]:
    """One target at a time, a calendar laid out, and a million targets at once."""
    plan = Library().plan("m3ter/gold")
    hours = plan.calendars["support"]
    moments = _moments(20_000)
    due = _floor(hours, timedelta(hours=4))
    assert due_times(plan, "2", moments) == [due(moment) for moment in moments]  # or the comparison means nothing
    ours, alone, floor = rates(
        moments, lambda at: promise(plan, "2", at), lambda at: coverage(hours).after(at, timedelta(hours=4)), due
    )
    many = _moments(1_000_000)
    return [
        Row(work="promise of 4 business hours", unit="a second", ours=ours, beside=floor, what="floor", aim=0.5),
        Row(work="covered time alone", unit="a second", ours=alone, beside=floor, what="floor", aim=0.5),
        Row(
            work="three years of a calendar laid out",
            unit="ms",
            ours=1000 * min(seconds(lambda: Coverage(hours).is_open(START)) for _ in range(5)),
            aim=10,
            less_is_better=True,
        ),
        Row(
            work="a million due times at once",
            unit="s",
            ours=min(seconds(lambda: due_times(plan, "2", many)) for _ in range(3)),
            aim=2,
            less_is_better=True,
        ),
    ]


def _moments(count: int) -> list[datetime]:
    chance = random.Random(2026)  # noqa: S311 - the same moments in every run
    return [START + timedelta(seconds=chance.randrange(int(YEAR.total_seconds()))) for _ in range(count)]


def _floor(hours: Calendar, amount: timedelta) -> Callable[[datetime], datetime]:
    """Sorted intervals in seconds, running totals and two bisections, between datetimes in and out."""
    segments = coverage(hours).segments(START - YEAR, START + 2 * YEAR)
    opens = [part.opens.timestamp() for part in segments]
    lengths = [(part.closes - part.opens).total_seconds() for part in segments]
    upto = list(accumulate(lengths))
    wanted = amount.total_seconds()

    def due(start: datetime) -> datetime:
        at = start.timestamp()
        place = bisect_right(opens, at) - 1
        elapsed = upto[place] - lengths[place] + min(at - opens[place], lengths[place])
        place = bisect_left(upto, elapsed + wanted)
        return datetime.fromtimestamp(opens[place] + lengths[place] - (upto[place] - elapsed - wanted), UTC)

    return due
