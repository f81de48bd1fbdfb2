"""Lateness, in the time that a promise counts: nobody was to work in the rest.

What was due on Friday at the closing of nine to five is one business hour late on Monday at ten. Where every instant
since counts, it is as late as the clock says. A pause after the due time doesn't make it less late: whoever reads
“due by 10:00, 40 min ago” looks at the clock.
"""

from datetime import datetime, timedelta

from msgspec import Struct

from bot.sla.clock import Promise, counted
from bot.sla.hours import Coverage, NeverOpens

_MINUTE = timedelta(minutes=1)


class Lateness(Struct, frozen=True, kw_only=True):
    """The covered time since something was due: whole business `days` (explained at `Coverage`), and the `rest`.

    It is rounded to the nearest minute. `is_covered`: some of the time since wasn't covered; otherwise all of it is in
    the rest.
    """

    days: int = 0
    rest: timedelta = timedelta()
    is_covered: bool = False


def lateness(promise: Promise, now: datetime) -> Lateness:
    """Return how late something that was promised, or is a goal, is at `now` (UTC); zero if it isn't due yet."""
    hours, elapsed = counted(promise), now - promise.due_at
    if elapsed <= timedelta():
        return Lateness()
    covered = hours.spent(promise.due_at, now)
    if covered == elapsed:
        return Lateness(rest=_rounded(elapsed))
    try:
        days, rest = _in_days(promise.due_at, _rounded(covered), hours)
    except NeverOpens:
        return Lateness(rest=_rounded(elapsed))
    return Lateness(days=days, rest=rest, is_covered=True)


def _in_days(since: datetime, covered: timedelta, hours: Coverage) -> tuple[int, timedelta]:
    days, whole = 0, timedelta()
    while (next_one := hours.spent(since, hours.business_days(since, days + 1))) <= covered:
        days, whole = days + 1, next_one
    return days, covered - whole


def _rounded(length: timedelta) -> timedelta:
    return round(length / _MINUTE) * _MINUTE
