"""Timers, without SQL. The rules are those of `storage.sql.timers`."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.ids import SubjectId
from bot.model.timer import Timer
from storage.memory.kept import Kept, key_of
from storage.states import TimerState


def put(kept: Kept, timer: Timer) -> None:
    """Set a timer, for the first time or since it is void; one that waits, or has fired, stays as it is."""
    _, state = kept.timers.get(key_of(timer), (timer, TimerState.VOID))
    if state is TimerState.VOID:
        kept.timers[key_of(timer)] = (timer, TimerState.WAITING)


def cancel(kept: Kept, timers: Sequence[Timer]) -> None:
    """Void timers, unless they have fired."""
    for timer in timers:
        key = key_of(timer)
        if key in kept.timers and kept.timers[key][1] is not TimerState.FIRED:
            kept.timers[key] = (timer, TimerState.VOID)


def due(kept: Kept, now: datetime, limit: int) -> tuple[Timer, ...]:
    """Return all due timers of the subjects whose timers have been due for longest."""
    found = sorted((timer for timer in _waiting(kept) if timer.due_at <= now), key=lambda timer: timer.due_at)
    chosen = {timer.subject for timer in found[:limit]}
    return tuple(timer for timer in found if timer.subject in chosen)


def fire(kept: Kept, timers: Sequence[Timer]) -> None:
    """Mark timers as done."""
    for timer in timers:
        kept.timers[key_of(timer)] = (timer, TimerState.FIRED)


def waiting(kept: Kept, subject: SubjectId) -> tuple[Timer, ...]:
    """Return the timers of a subject that wait, earliest first."""
    return tuple(sorted((one for one in _waiting(kept) if one.subject == subject), key=lambda timer: timer.due_at))


def next_at(kept: Kept) -> datetime | None:
    """Return when the earliest waiting timer is due."""
    return min((timer.due_at for timer in _waiting(kept)), default=None)


def _waiting(kept: Kept) -> list[Timer]:
    return [timer for timer, state in kept.timers.values() if state is TimerState.WAITING]
