"""An instant in words, for wherever the reader's own clock can't show it."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.model.day import Day
from bot.model.message import When

_TWELVE_HOURS: Final = ("America/", "Australia/", "US/", "Canada/", "Brazil/", "Mexico/", "Chile/")
"""The zones of the Americas and of Australia begin so; a time there reads 9:00 AM, elsewhere 09:00."""
_NEAR: Final = {-1: "yesterday at ", 0: "today at ", 1: "tomorrow, "}


class Written(Struct, frozen=True, kw_only=True):
    """An instant in words: `Mon 2 Mar 2026, 9:00 AM CST`; and in `brief` as people say it: `tomorrow, 9:00 AM CST`."""

    full: str
    brief: str


def written(when: When) -> Written:
    """Return the instant in its own zone, which is named; in UTC if the machine doesn't know the zone.

    It is said in brief without the year, and near the time of telling by a word for the day, or by none on the same day
    if so wanted.
    """
    at = when.at.astimezone(_zone(when.zone))
    day, time = f"{at:%a} {at.day} {at:%b}", f"{_clock(at, when.zone)} {_zone_name(at)}"
    if is_time_alone(when):
        return Written(full=f"{day} {at.year}, {time}", brief=time)
    away = _days_away(when)
    near = _NEAR.get(away) if away is not None else None
    return Written(full=f"{day} {at.year}, {time}", brief=f"{near or f'{day}, '}{time}")


def is_time_alone(when: When) -> bool:
    """Return whether no day need be named: it is that of the telling."""
    return when.day is Day.UNLESS_TODAY and _days_away(when) == 0


def day(at: datetime, zone: str) -> str:
    """Return the day of an instant in a zone, which is named: `Mon 2 Mar 2026, CST`."""
    there = at.astimezone(_zone(zone))
    return f"{there:%a} {there.day} {there:%b} {there.year}, {_zone_name(there)}"


def time(at: datetime, zone: str) -> str:
    """Return the time of day of an instant in a zone: `9:00 AM`."""
    return _clock(at.astimezone(_zone(zone)), zone)


def beside(at: datetime, other: datetime, zone: str) -> str:
    """Return an instant as it is told below the day of another: `9:00 AM`, or on another day `Tue 3 Mar, 9:00 AM`."""
    there, time_there = at.astimezone(_zone(zone)), time(at, zone)
    return time_there if _date(at, zone) == _date(other, zone) else f"{there:%a} {there.day} {there:%b}, {time_there}"


def told(when: When, at: datetime, posted: datetime | None = None) -> When:
    """Return the instant as it is said at that time, in a message that was `posted` then if it is edited now.

    Who reads an edited message knows only when it was posted: on another day of the zone no day has a word.
    """
    is_same_day = posted is None or _date(posted, when.zone) == _date(at, when.zone)
    return When(at=when.at, zone=when.zone, day=when.day, told_at=at if is_same_day else None)


def _days_away(when: When) -> int | None:
    if when.told_at is None:
        return None
    return (_date(when.at, when.zone) - _date(when.told_at, when.zone)) // timedelta(days=1)


def _date(at: datetime, zone: str) -> datetime:
    """Return the day of an instant in a zone, as its midnight."""
    return at.astimezone(_zone(zone)).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)


def _clock(at: datetime, zone: str) -> str:
    if not zone.startswith(_TWELVE_HOURS):
        return f"{at:%H:%M}"
    return f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def _zone_name(at: datetime) -> str:
    """Return `CST`, or for zones without letters of their own `UTC+03`."""
    name = at.tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name
