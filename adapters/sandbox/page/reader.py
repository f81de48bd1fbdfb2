"""The reader of a message: the names they know, the time it is for them, and how an instant reads there."""

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from msgspec import Struct


class PageReader(Struct, frozen=True, kw_only=True):
    """Somebody who reads a message at one moment.

    `now` is on the desk's clock; `zone` is where the reader lives; `named` knows people and channels by their ids.
    """

    now: datetime
    zone: tzinfo = UTC
    named: Callable[[str], str | None] = lambda _: None

    def local(self, at: datetime) -> datetime:
        """Return an instant on the reader's own clock."""
        return at.astimezone(self.zone)


def zone(name: str) -> tzinfo:
    """Return the zone of that IANA name; UTC for one that nobody knows."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def clock_time(at: datetime) -> str:
    """Return `9:05`, in the zone that the instant carries."""
    return f"{at.hour}:{at.minute:02}"


def short_day(at: datetime) -> str:
    """Return `Mon 23 Nov`."""
    return f"{at:%a} {at.day} {at:%b}"


def long_day(at: datetime) -> str:
    """Return `Monday, 23 November 2026`."""
    return f"{at:%A}, {at.day} {at:%B %Y}"


def moment(at: datetime, reader: PageReader) -> str:
    """Return `10:00` for today, else `Mon 23 Nov, 10:00`, as the reader's clock has it."""
    there, now = reader.local(at), reader.local(reader.now)
    return clock_time(there) if there.date() == now.date() else f"{short_day(there)}, {clock_time(there)}"
