"""Who is told when: the plan's rungs laid along a promise, and the reminders that go on once it is broken."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.sla.amounts import advance
from bot.sla.clock import Promise, counted, share
from policies.terms import Line, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """At `at`, when `percent` of the covered time has elapsed, these lines are told; `tam`: the TAM as well."""

    percent: int
    at: datetime
    lines: tuple[Line, ...]
    tam: bool


def reminders(plan: Plan, promise: Promise) -> tuple[Reminder, ...]:
    """The plan's rungs along this promise, in the order in which they fall; 100 percent is the due time itself."""
    laid = (
        Reminder(percent=rung.percent, at=share(promise, rung.percent), lines=rung.lines, tam=rung.tam)
        for rung in plan.ladder.rungs
    )
    return tuple(sorted(laid, key=lambda reminder: reminder.at))


def repeats(plan: Plan, promise: Promise, n: int) -> datetime:
    """When the breach is recalled for the `n`-th time (from 1), as long as nobody has answered.

    Business units count the promise's own time, plain ones every instant.
    """
    if n < 1:
        raise ValueError("repeats are counted from 1")
    repeat, hours = plan.ladder.repeat, counted(promise)
    early = replace(repeat.every, value=repeat.every.value * min(n, repeat.times))
    late = replace(repeat.then, value=repeat.then.value * max(0, n - repeat.times))
    return advance(advance(promise.due_at, early, hours=hours, zone=plan.zone), late, hours=hours, zone=plan.zone)
