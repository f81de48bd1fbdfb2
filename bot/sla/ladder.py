"""The plan's rungs laid along a promise, and the reminders that go on after the breach: who is notified when."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.sla.amounts import ROUND_THE_CLOCK, advance
from bot.sla.clock import Promise, counted, share
from bot.sla.hours import Coverage, NeverOpens
from policies.terms import Amount, Line, Plan


class Reminder(Struct, frozen=True, kw_only=True):
    """A reminder at `at`, when `percent` of the covered time has passed, to these lines; `tam`: to the TAM as well."""

    percent: int
    at: datetime
    lines: tuple[Line, ...]
    tam: bool


def reminders(plan: Plan, promise: Promise) -> tuple[Reminder, ...]:
    """Return the plan's rungs along this promise, in order of time; 100 percent is the due time itself."""
    laid = (
        Reminder(percent=rung.percent, at=share(promise, rung.percent), lines=rung.lines, tam=rung.tam)
        for rung in plan.ladder.rungs
    )
    return tuple(sorted(laid, key=lambda reminder: reminder.at))


def repeats(plan: Plan, promise: Promise, n: int) -> datetime:
    """Return when the breach is recalled for the `n`-th time (from 1), as long as nobody has replied.

    Business units count the promise's own time, or every instant if that doesn't go on; plain ones count every instant.
    Raises ValueError if `n` is less than 1.
    """
    if n < 1:
        raise ValueError("repeats are counted from 1")
    repeat = plan.ladder.repeat
    early = replace(repeat.every, value=repeat.every.value * min(n, repeat.times))
    late = replace(repeat.then, value=repeat.then.value * max(0, n - repeat.times))
    try:
        return _both(promise.due_at, early, late, counted(promise), plan.zone)
    except NeverOpens:
        return _both(promise.due_at, early, late, ROUND_THE_CLOCK, plan.zone)


def call(plan: Plan, since: datetime, n: int) -> datetime:
    """Return when a line that is called outside its hours is called for the `n`-th time after `since` (0: then).

    It is called by the intervals of the repeats, of which every instant counts: nobody works while it waits.
    """
    repeat = plan.ladder.repeat
    early = replace(repeat.every, value=repeat.every.value * min(n, repeat.times))
    late = replace(repeat.then, value=repeat.then.value * max(0, n - repeat.times))
    return _both(since, early, late, ROUND_THE_CLOCK, plan.zone)


def _both(since: datetime, early: Amount, late: Amount, hours: Coverage, zone: str) -> datetime:
    return advance(advance(since, early, hours=hours, zone=zone), late, hours=hours, zone=zone)
