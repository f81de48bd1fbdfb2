"""The shifts of a rotation: whose turn it is, and when the next person takes over.

Occurrences of the rule are wall-clock times without a zone, so that a hand-over at nine stays at nine when clocks are
put forward or back; only then they become instants (`bot.sla.instants`).
"""

from bisect import bisect_right
from datetime import datetime
from functools import lru_cache
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr
from msgspec import Struct

from bot.model.ids import PersonId
from bot.model.oncall import Rotation
from bot.sla.instants import instant, utc


class Shift(Struct, frozen=True, kw_only=True):
    """A person's turn, from `begins` to before `ends` (UTC); without `ends` nobody takes over any more.

    `is_taken_over`: the turn before, if there was one, was another person's.
    """

    person: PersonId
    begins: datetime
    ends: datetime | None
    is_taken_over: bool


def shift_at(rotation: Rotation, at: datetime) -> Shift | None:
    """Return the shift at an instant; None before the first one."""
    at = utc(at)
    begins = _beginnings(rotation, at.year + 2)
    place = bisect_right(begins, at) - 1
    return _shift(rotation, begins, place) if place >= 0 else None


def shifts(rotation: Rotation, since: datetime, until: datetime) -> tuple[Shift, ...]:
    """Return the shifts that begin after `since` and before `until`, in order."""
    since, until = utc(since), utc(until)
    begins = _beginnings(rotation, until.year + 2)
    places = range(bisect_right(begins, since), len(begins))
    return tuple(_shift(rotation, begins, place) for place in places if begins[place] < until)


def first_occurrences(rotation: Rotation, count: int) -> tuple[datetime, ...]:
    """Return the first wall-clock times of a rotation; raises ValueError or TypeError for a rule that can't be read."""
    return tuple(islice(_rule(rotation), count))


def _shift(rotation: Rotation, begins: tuple[datetime, ...], place: int) -> Shift:
    ends = begins[place + 1] if place + 1 < len(begins) else None
    before, person = (rotation.people[one % len(rotation.people)] for one in (place - 1, place))
    return Shift(person=person, begins=begins[place], ends=ends, is_taken_over=before != person)


@lru_cache(maxsize=256)
def _beginnings(rotation: Rotation, until: int) -> tuple[datetime, ...]:
    """Return the instants at which shifts begin, before the year `until`."""
    zone, end = ZoneInfo(rotation.timezone), datetime(until, 1, 1)  # noqa: DTZ001 - a wall clock's
    told = takewhile(lambda at: at < end, _rule(rotation))
    return tuple(instant(at.date(), at.time(), zone) for at in told)


def _rule(rotation: Rotation) -> rrule:
    first = datetime.combine(rotation.starts, rotation.hand_over)
    rule = rrulestr(rotation.rule, dtstart=first)
    if not isinstance(rule, rrule):
        raise ValueError("more than one rule")
    return rule
