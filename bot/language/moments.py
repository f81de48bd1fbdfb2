"""Future moments, as people type them: “30m”, “2h”, “1d”, “tomorrow”, “monday”, “until 09:00”."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.sla.instants import instant

MORNING: Final = time(9)
"""The time of a day that is named without one."""

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LENGTH: Final = re.compile(r"([0-9]{1,4}) ?(m|min|minutes?|h|hours?|d|days?|w|weeks?)")
_MINUTES: Final = {"m": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_FILLERS: Final = frozenset({"until", "till", "for", "at", "on"})


def until(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the instant (UTC) that the whole text means to somebody in that zone; None if it doesn't mean any.

    A time alone is its next occurrence; a weekday is the next one, never today.
    """
    words = " ".join(word for word in text.casefold().split() if word not in _FILLERS)
    length = _LENGTH.fullmatch(words)
    if length:
        return now + timedelta(minutes=int(length[1]) * _MINUTES[length[2][0]])
    day, _, rest = words.partition(" ")
    if _CLOCK.fullmatch(day) and not rest:
        return _next(_clock(day), now, zone)
    named = _day(day, now.astimezone(zone).date())
    at = _clock(rest) if _CLOCK.fullmatch(rest) else None if rest else MORNING
    return instant(named, at, zone) if named and at else None


def _next(at: time, now: datetime, zone: ZoneInfo) -> datetime:
    today = now.astimezone(zone).date()
    first = instant(today, at, zone)
    return first if first > now else instant(today + timedelta(days=1), at, zone)


def _clock(text: str) -> time:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(f"{text} is not a time of day")
    return time(int(found[1]), int(found[2]))


def _day(word: str, today: date) -> date | None:
    if word == "tomorrow":
        return today + timedelta(days=1)
    if word not in _DAYS:
        return None
    ahead = (_DAYS.index(word) - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead)
