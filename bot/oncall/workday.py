"""The working days of a person, by their own hours and clock: when one begins, and when the last one did."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.sla.days import Segment
from bot.sla.hours import NeverOpens, coverage
from bot.sla.instants import instant
from policies.terms import Calendar

_EARLIEST: Final = time(6)
"""The time of day before which nobody's day begins, even where their hours go on all night."""
_DAY: Final = timedelta(days=1)
_BACK: Final = 14
"""The days back to which a working day is looked for."""


def begins_on(hours: Calendar, day: date) -> datetime | None:
    """Return when somebody's working day begins on a date of their clock (UTC); None if they don't work on it."""
    return next((one.opens for one in _open_on(hours, day)), None)


def ends_on(hours: Calendar, day: date) -> datetime | None:
    """Return when somebody's working day ends on a date of their clock (UTC); None if they don't work on it."""
    return max((one.closes for one in _open_on(hours, day)), default=None)


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


def _open_on(hours: Calendar, day: date) -> tuple[Segment, ...]:
    zone = ZoneInfo(hours.zone)
    try:
        return coverage(hours).segments(instant(day, _EARLIEST, zone), instant(day + _DAY, time(), zone))
    except NeverOpens:
        return ()
