"""The reason why a promise is due when it is: the windows counted, the holidays skipped, the time spent and left."""

from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

from bot.sla.clock import Promise, counted, spent
from bot.sla.days import Segment, without
from policies.terms import Calendar, Target

_MAX_WINDOWS: Final = 20  # four weeks of weekdays


class Explanation(Struct, frozen=True, kw_only=True):
    """The reason why a promise is due when it is. The clauses are in the sources of its target and its calendar.

    Its time counts from `starts_at`: the next opening, or its very start if the target names a day. `windows` are the
    covered segments up to the due time without its pauses: the first ones, `more_windows` counts the rest. `holidays`
    are dates that would have been covered between them. `left` is zero once the due time has passed. All instants are
    UTC.
    """

    promise: Promise
    starts_at: datetime
    windows: tuple[Segment, ...]
    more_windows: int
    holidays: tuple[date, ...]
    spent: timedelta
    left: timedelta

    @property
    def target(self) -> Target:
        """The target, with its clause and what was assumed when it was read."""
        return self.promise.target

    @property
    def calendar(self) -> Calendar | None:
        """The calendar with its name, zone and clause; None if every instant counts."""
        return self.promise.calendar


def why(promise: Promise, now: datetime) -> Explanation:
    """Return all that is needed to explain, to somebody who asks at `now`, when this is due."""
    hours, since, due_at = counted(promise), promise.since, promise.due_at
    windows = tuple(part for each in hours.segments(since, due_at) for part in _running(each, promise.pauses))
    return Explanation(
        promise=promise,
        starts_at=since if promise.target.names_a_day else hours.next_opening(since),
        windows=windows[:_MAX_WINDOWS],
        more_windows=max(0, len(windows) - _MAX_WINDOWS),
        holidays=hours.holidays(since, due_at),
        spent=spent(promise, now),
        left=hours.spent(now, due_at),
    )


def _running(part: Segment, pauses: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return what is left of a segment around the pauses."""
    for pause in pauses[:1]:
        return tuple(rest for each in without(pause, part) for rest in _running(each, pauses[1:]))
    return (part,)
