"""An instant in words, for wherever the reader's own clock can't show it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.message import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An instant in words: `Mon 2 Mar 2026, 09:00 CST`, and the same without the year."""

    full: str
    brief: str


def written(when: When) -> Written:
    """Return the instant in its own zone, which is named; in UTC if the machine doesn't know the zone."""
    at = when.at.astimezone(_zone(when.zone))
    day, time = f"{at:%a} {at.day} {at:%b}", f"{at:%H:%M} {_zone_name(at)}"
    return Written(full=f"{day} {at.year}, {time}", brief=f"{day}, {time}")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def _zone_name(at: datetime) -> str:
    """Return `CST`, or for zones without letters of their own `UTC+03`."""
    name = at.tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name
