"""The target that a milestone is measured by: at the severity, from the instant and in the hours that it has.

Nothing is worked out anew here: the due time of a milestone is its own.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec.structs import replace

from bot.model.listed_ticket import AnyTicket, ListedTicket, NextDue
from bot.model.milestone import Milestone, MilestoneKind, MilestoneType, Pause, parsed
from bot.sla import clock
from bot.sla.clock import Promise
from bot.sla.days import Segment, joined
from bot.sla.own_goal import own_goal
from policies.terms import Metric, PausedBy, Plan, Target


def promise_of(plan: Plan, ticket: AnyTicket, milestone: Milestone) -> Promise | None:
    """Return the target behind a milestone, at the times that the milestone has; None while nothing is due."""
    made = measured(milestone, ticket, plan) if milestone.due_at else None
    return replace(made, due_at=milestone.due, pauses=rested(milestone.kind, milestone.pauses, made)) if made else None


def promise_next(plan: Plan, listed: ListedTicket) -> Promise | None:
    """Return the target behind what is due next of a ticket in a list; None while nothing is."""
    due = listed.next_due
    made = measured(due, listed, plan) if due else None
    return replace(made, due_at=due.due) if made and due else None


def measured(milestone: Milestone | NextDue, ticket: AnyTicket, plan: Plan) -> Promise | None:
    """Return the target of a milestone as it would run without pauses; None if it has none."""
    if milestone.target:
        return own_goal(plan, ticket.severity, milestone.target, milestone.since, ticket.region)
    if milestone.severity is None:
        return None
    if milestone.kind.is_beyond:
        metric = milestone.kind.metric or Metric.FIRST_RESPONSE
        return clock.promise(plan, milestone.severity, milestone.since, region=ticket.region, metric=metric)
    if milestone.kind.type is MilestoneType.FIRST_RESPONSE and (made := _first_response(milestone, ticket, plan)):
        return made
    return of_severity(plan, milestone.severity, milestone.since, ticket.region)


def of_severity(plan: Plan, severity: str, since: datetime, region: str | None) -> Promise | None:
    """Return the promise of a severity, or else its goal. No severity has both (a rule of `policies`)."""
    made = clock.promise(plan, severity, since, region=region)
    return made or clock.goal(plan, severity, since, region=region)


def _first_response(milestone: Milestone | NextDue, ticket: AnyTicket, plan: Plan) -> Promise | None:
    """Return the promise of a first response as it would run without pauses; None if its severity promises none.

    Of one that began with a call, or after it, the hours of a call count if they are over earlier. Of what came with
    another ticket nobody knows here whether that was phoned in, but its due time tells.
    """
    severity, since = milestone.severity or "", milestone.since
    made = clock.promise(plan, severity, since, region=ticket.region)
    came_with, _ = parsed(milestone.id)
    if not came_with and (ticket.phoned_at is None or since < ticket.phoned_at):
        return made
    called = clock.promise(plan, severity, since, region=ticket.region, phoned=True)
    if called and came_with:
        pauses = rested(milestone.kind, milestone.pauses, called) if isinstance(milestone, Milestone) else ()
        due = milestone.due_at if isinstance(milestone, Milestone) else milestone.due
        return called if clock.paused(called, pauses).due_at == due else made
    return min((one for one in (made, called) if one), key=lambda one: one.due_at, default=None)


def rested(kind: MilestoneKind, pauses: Iterable[Pause], made: Promise) -> tuple[Segment, ...]:
    """Return the pauses that are over as a promise has them, each instant once: they may overlap."""
    return joined(heeded(kind, pauses, made.target), made.since)


def heeded(kind: MilestoneKind, pauses: Iterable[Pause], target: Target | None) -> Iterator[Segment]:
    """Yield those pauses that are over and count under a target: another severity's may not pause by the same."""
    causes = target.pauses if target and kind.is_beyond else tuple(PausedBy)
    for one in pauses:
        if one.ends and (one.by is None or one.by in causes):
            yield Segment(opens=one.begins, closes=one.ends)
