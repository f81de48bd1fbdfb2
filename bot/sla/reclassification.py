"""The due time of a first response after changes of the severity: rule 9 of how the terms are interpreted.

Each severity has a clock of its own. It starts when the ticket is first at that severity or above, runs for as long as
the ticket is there or above, and pauses while it is below, keeping what it has spent. The customer's own first choice
counts from their message, however late they choose. A first classification by the vendor is a raise like any other, and
counts from the change.

What is due is the earliest over all severities that the ticket ever had, from the lowest up to the present one. If two
are due at the same time, it is the more severe one's target that reminders follow. Take targets of one, two and four
hours at severities 1, 2 and 3, and a ticket of 09:00:

- At 3 and raised to 1 at 09:30, it is due at 10:30: the new target counts from the change.
- At 3 and raised to 2 at 12:00, it stays due at 13:00: a raise never gives more time.
- At 1 and lowered to 3 at 09:20, it is due at 13:00: the clock of 3 ran all along.
- Raised to 1 again at 09:50, it is due at 10:30: forty minutes were left. A detour buys nothing and costs nothing.
- At 1, missed at 10:00, lowered to 3 at 10:10 and raised to 1 again, it is due at 10:00, as it was.

Without a severity, or at one with no target, nothing is due. After the first response nobody asks here any more, so
that the due time doesn't move.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from bot.model.classification import Classification
from bot.sla.clock import Promise, goal, paused, promise
from bot.sla.days import Segment, joined
from policies.terms import AnyMetric, Metric, Plan

Rests = Callable[[str], Iterable[Segment]]
"""The spans in which the clock of a severity rests besides, for another reason than the ticket's severity."""


class SeverityClock(Struct, frozen=True, kw_only=True):
    """The clock of one severity: when it started (UTC), and the spans in which the ticket was below."""

    severity: str
    since: datetime
    pauses: tuple[Segment, ...]


def due_under(
    plan: Plan,
    *,
    opened_at: datetime,
    history: Sequence[Classification],
    region: str | None = None,
    phoned: bool = False,
    metric: AnyMetric = Metric.FIRST_RESPONSE,
    rests: Rests = lambda severity: (),
) -> Promise | None:
    """Return the promise that applies after these classifications, before the first response; None if nothing is due.

    The result names the severity whose target decides, which after a raise may be a former, lower one. In its
    `rests` the clock of a severity doesn't run either, such as while we wait for the customer. Raises what `promise`
    raises.
    """
    return _earliest(
        (
            (clock, promise(plan, clock.severity, clock.since, region=region, phoned=phoned, metric=metric))
            for clock in clocks(plan, opened_at, history)
        ),
        rests,
    )


def first_due(
    plan: Plan,
    *,
    opened_at: datetime,
    history: Sequence[Classification],
    region: str | None = None,
    phoned_at: datetime | None = None,
) -> Promise | None:
    """Return the promise of a first response: the earlier of those that count from the message and from a call.

    A call that a person has confirmed begins clocks of its own, one for each severity that the ticket has from then on.
    They count the hours of requests that are phoned in, and rest while the ticket is below, like those from the
    message. So a detour of the severity buys nothing there either.
    """
    made = due_under(plan, opened_at=opened_at, history=history, region=region)
    if made is None or phoned_at is None:
        return made
    called = due_under(plan, opened_at=phoned_at, history=since(phoned_at, history), region=region, phoned=True)
    return min(made, called or made, key=lambda one: one.due_at)


def goal_under(
    plan: Plan,
    *,
    opened_at: datetime,
    history: Sequence[Classification],
    region: str | None = None,
    rests: Rests = lambda severity: (),
) -> Promise | None:
    """Return the desk's own goal after these classifications; None if it has set none at the present severity."""
    return _earliest(
        ((clock, goal(plan, clock.severity, clock.since, region=region)) for clock in clocks(plan, opened_at, history)),
        rests,
    )


def spans_below(plan: Plan, opened_at: datetime, history: Sequence[Classification]) -> frozenset[Segment]:
    """Return every span that is over in which the clock of some severity rested, since the ticket was below."""
    steps = list(_steps(plan, opened_at, history))
    reached = {rank for _, rank in steps if rank < len(plan.severities)}
    return frozenset(span for rank in reached for span in _clock(plan, rank, steps).pauses)


def since(at: datetime, history: Sequence[Classification]) -> tuple[Classification, ...]:
    """Return what the severity has been from an instant (UTC) on."""
    before = [one for one in history if one.at <= at]
    began = (Classification(severity=before[-1].severity, at=at),) if before else ()
    return (*began, *(one for one in history if one.at > at))


def clocks(plan: Plan, opened_at: datetime, history: Sequence[Classification]) -> list[SeverityClock]:
    """Return the clocks that bear on the due time, lowest severity first and the present one last; else none."""
    steps = list(_steps(plan, opened_at, history))
    present = steps[-1][1] if steps else len(plan.severities)
    ranks = {rank for _, rank in steps if present <= rank < len(plan.severities)}
    return [_clock(plan, rank, steps) for rank in sorted(ranks, reverse=True)]


def _steps(plan: Plan, opened_at: datetime, history: Sequence[Classification]) -> Iterator[tuple[datetime, int]]:
    """Yield since when the ticket had which rank; without a severity it is below them all."""
    for step in history:
        rank = len(plan.severities) if step.severity is None else plan.rank(step.severity)
        yield opened_at if step.own_first_choice else step.at, rank


def _clock(plan: Plan, rank: int, steps: Sequence[tuple[datetime, int]]) -> SeverityClock:
    since = min(at for at, now in steps if now <= rank)
    pauses, below = list[Segment](), None
    for at, now in steps:
        if now > rank:
            below = below or at
            continue
        if below is not None and since <= below < at:
            pauses.append(Segment(opens=below, closes=at))
        below = None
    return SeverityClock(severity=plan.severities[rank].id, since=since, pauses=tuple(pauses))


def _earliest(made: Iterator[tuple[SeverityClock, Promise | None]], rests: Rests) -> Promise | None:
    """Return the promise that is due first, the most severe of equals; None if the present severity has none."""
    running = [
        paused(one, joined((*clock.pauses, *rests(clock.severity)), clock.since)) if one else None
        for clock, one in made
    ]
    if not running or running[-1] is None:
        return None
    return min((one for one in reversed(running) if one), key=lambda one: one.due_at)
