"""Weekdays and wall-clock times as packs write them: "mon-fri", "10:00 Europe/Paris", "24:00"."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from policies.grammar.table import zone_name

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?:\s+(?P<zone>\S+))?")


class WallTime(Struct, frozen=True, kw_only=True):
    """A time on a wall clock, in its own zone or (None) in the calendar's.

    `ends_day` marks the midnight written 24:00.
    """

    at: time
    zone: str | None
    ends_day: bool = False

    def same_moment(self, other: "WallTime", zone: str) -> bool:
        """Return whether both times fall on the same instant, in winter and in summer; `zone` is the calendar's."""
        apart = (self._instant(month, zone) - other._instant(month, zone) for month in (1, 7))
        return all(difference % timedelta(days=1) == timedelta() for difference in apart)

    def _instant(self, month: int, zone: str) -> datetime:
        return datetime.combine(date(2026, month, 15), self.at, ZoneInfo(self.zone or zone)).astimezone(UTC)


def parse_days(text: str) -> frozenset[int]:
    """Read "mon-fri", "sat", "fri-mon" or "mon, wed"; 0 is Monday. Raises ValueError."""
    days: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        start, end = _weekday(first, text), _weekday(last if dash else first, text)
        days |= {(start + step) % 7 for step in range((end - start) % 7 + 1)}
    return frozenset(days)


def parse_wall_time(text: str) -> WallTime:
    """Read "08:00", "24:00" (midnight) or "17:00 America/New_York"; raises ValueError."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'"{text}" is not a time; write "08:00" or "17:00 America/New_York"')
    hour, minute = int(match["hour"]), int(match["minute"])
    if (hour, minute) > (24, 0) or minute > 59:
        raise ValueError(f'"{text}" is not a time of day')
    zone = zone_name(match["zone"]) if match["zone"] else None
    return WallTime(at=time(hour % 24, minute), zone=zone, ends_day=hour == 24)


def _weekday(name: str, text: str) -> int:
    if name.strip() not in WEEKDAYS:
        raise ValueError(f'"{text}" does not name weekdays; write "mon-fri", "sat" or "mon, wed"')
    return WEEKDAYS.index(name.strip())
