"""The instant that a wall-clock time names on a date in a zone; daylight saving is handled here and nowhere else."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from bot.errors import DeskError

# No ticket is older or promised later; the bounds keep a slip (the year 9999) from expanding calendars for ever.
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)

_SECOND = timedelta(seconds=1)


class NotAnInstant(DeskError, ValueError):
    """A time without an offset from UTC, which doesn't say when it is: add one."""


class OutOfTime(DeskError, ValueError):
    """A time outside 1970 to 2199: check the date, or a calendar that doesn't open often enough."""


def utc(at: datetime) -> datetime:
    """Return the same instant in UTC; raises NotAnInstant for a naive datetime, OutOfTime if UTC has no such year."""
    if at.tzinfo is UTC:
        return at
    if at.utcoffset() is None:
        raise NotAnInstant(f"{at.isoformat()} has no offset from UTC: add one, for example +00:00")
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise OutOfTime(f"{at.isoformat()} is not within the years 1970 to 2199") from None


def instant(day: date, at: time, zone: tzinfo) -> datetime:
    """Return the instant, in UTC, at which clocks in `zone` show that date and time.

    A time that they show twice is its first occurrence; one that they skip is the first instant after the gap.
    """
    once, again = _readings(at)
    first = datetime.combine(day, once, zone).utcoffset()
    second = datetime.combine(day, again, zone).utcoffset()
    if first is None or second is None:  # no zone in the IANA database does this
        raise NotAnInstant(f"{zone} has no offset from UTC on {day}")
    shown = datetime.combine(day, once, UTC)
    return shown - first if second <= first else _end_of_gap(shown - second, shown - first, zone)


@lru_cache(maxsize=1024)
def _readings(at: time) -> tuple[time, time]:
    """Return a wall-clock time as it comes first, and as it comes again when clocks are put back."""
    return at.replace(tzinfo=None, fold=0), at.replace(tzinfo=None, fold=1)


def _end_of_gap(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """Return the second at which the offset changes, known to be in (before, after]."""
    old = before.astimezone(zone).utcoffset()
    low, high = 0, (after - before) // _SECOND
    while high - low > 1:
        middle = (low + high) // 2
        changed = (before + middle * _SECOND).astimezone(zone).utcoffset() != old
        low, high = (low, middle) if changed else (middle, high)
    return (before + high * _SECOND).replace(microsecond=0)
