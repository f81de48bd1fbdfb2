"""The working days of a person, by their own hours and clock: when one begins, and when the last one did."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.sla.hours import NeverOpens, coverage
from bot.sla.instants import instant
from policies.terms import Calendar

_EARLIEST: Final = time(6)
"""The time of day before which nobody's day begins, even where their hours go on all night."""
_DAY: Final = timedelta(days=1)
_BACK, _AHEAD = 14, 60


def begins_on(hours: Calendar, day: date) -> datetime | None:
    """Return when somebody's working day begins on a date of their clock (UTC); None if they don't work on it."""
    zone = ZoneInfo(hours.zone)
    try:
        open_ones = coverage(hours).segments(instant(day, _EARLIEST, zone), instant(day + _DAY, time(), zone))
    except NeverOpens:
        return None
    return open_ones[0].opens if open_ones else None


def next_beginning(hours: Calendar, now: datetime) -> datetime | None:
    """Return when somebody's next working day begins after `now` (UTC); None if none does within two months."""
    found = (begins_on(hours, today(hours, now) + _DAY * after) for after in range(_AHEAD))
    return next((at for at in found if at and at > now), None)


def last_beginning(hours: Calendar, now: datetime) -> datetime:
    """Return when somebody's last working day before today began (UTC); a day ago if that is long past."""
    found = (begins_on(hours, today(hours, now) - _DAY * before) for before in range(1, _BACK))
    return next((at for at in found if at), now - _DAY)


def today_began(hours: Calendar, now: datetime) -> datetime:
    """Return the midnight with which today began by somebody's clock (UTC)."""
    return instant(today(hours, now), time(), ZoneInfo(hours.zone))


def today(hours: Calendar, now: datetime) -> date:
    """Return the date by somebody's clock."""
    return now.astimezone(ZoneInfo(hours.zone)).date()


def is_at_work(hours: Calendar, now: datetime) -> bool:
    """Return whether somebody's day has begun, and they are within their hours."""
    began = begins_on(hours, today(hours, now))
    return began is not None and began <= now and coverage(hours).is_open(now)
