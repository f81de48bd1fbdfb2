"""A row of covered segments between two instants, sorted and merged, beside its running totals.

"How much is covered before this instant" is then one bisection, and its inverse another.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate

from msgspec import Struct

from bot.sla.days import CoveredDay, merged
from bot.sla.instants import EARLIEST, LATEST

_NONE = timedelta()


class HoursRow(Struct, frozen=True, kw_only=True):
    """Everything that a calendar covers in [since, until).

    Parallel lists with one entry per segment, and the days behind them.
    """

    since: datetime
    until: datetime
    days: Sequence[CoveredDay]
    dawns: Sequence[datetime]  # the opening of each day
    opens: Sequence[datetime]
    closes: Sequence[datetime]
    before: Sequence[timedelta]  # covered from `since` to this opening
    upto: Sequence[timedelta]  # ... and to this closing

    def elapsed(self, at: datetime) -> timedelta:
        """Return the covered time from `since` to `at`."""
        return self._elapsed(at, bisect_right(self.opens, at) - 1)

    def after(self, start: datetime, covered: timedelta) -> datetime | None:
        """Return the earliest instant by which so much is covered since `start`; None if it is beyond the row."""
        place = bisect_right(self.opens, start) - 1
        if place >= 0 and (end := start + covered) <= self.closes[place]:
            return end
        wanted, upto = self._elapsed(start, place) + covered, self.upto
        place += 1  # the next segment, where most targets end
        if place < len(upto) and upto[place] < wanted:
            place = bisect_left(upto, wanted, place)
        return self.opens[place] + (wanted - self.before[place]) if place < len(upto) else None

    def _elapsed(self, at: datetime, place: int) -> timedelta:
        """Return what `elapsed` does, given that the segment at `place` is the last that has opened by then."""
        if place < 0:
            return _NONE
        if at < self.closes[place]:
            return self.before[place] + (at - self.opens[place])
        return self.upto[place]


def laid(days: Sequence[CoveredDay], since: datetime, until: datetime) -> HoursRow:
    """Return the row from `since` to `until`; `days` may reach beyond it on either side."""
    parts = merged(part for day in days for part in day.segments)
    inside = [part for part in parts if part.closes > since and part.opens < until]
    opens = [max(since, part.opens) for part in inside]
    closes = [min(until, part.closes) for part in inside]
    upto = list(accumulate((end - start for start, end in zip(opens, closes, strict=True))))
    return HoursRow(
        since=since,
        until=until,
        days=days,
        dawns=[day.opens for day in days],
        opens=opens,
        closes=closes,
        before=[_NONE, *upto[:-1]] if upto else [],
        upto=upto,
    )


def endless() -> HoursRow:
    """Return a row that is covered throughout: one segment, and nothing to expand."""
    whole = LATEST - EARLIEST
    return HoursRow(
        since=EARLIEST,
        until=LATEST,
        days=[],
        dawns=[],
        opens=[EARLIEST],
        closes=[LATEST],
        before=[_NONE],
        upto=[whole],
    )
