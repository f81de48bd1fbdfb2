"""The commands that timers which are due come to."""

from datetime import datetime
from itertools import groupby

from bot.commands import CheckTimers, Origin, Via
from bot.model.ids import SubjectId
from bot.model.timer import Timer, TimerKind


def checks_of(timers: tuple[Timer, ...], now: datetime) -> list[CheckTimers]:
    """Return one command for each subject, with all its timers that are due; what is of its own is one before."""
    origin = Origin(by=None, at=now, via=Via.TIMER)
    groups = groupby(sorted(timers, key=_asked_with), key=_asked_with)
    return [CheckTimers(origin=origin, subject=one, timers=tuple(group)) for (one, *_), group in groups]


def _asked_with(timer: Timer) -> tuple[SubjectId, bool, int, str]:
    is_alone = timer.kind in (TimerKind.INCIDENT, TimerKind.TERM)
    return timer.subject, not is_alone, timer.step if is_alone else 0, timer.about if is_alone else ""
