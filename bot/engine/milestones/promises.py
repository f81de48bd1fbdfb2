"""The due times of what the terms promise beyond the first response: the next update, a workaround, a resolution.

They follow the severity like a first response does (rule 9, explained in `bot.sla.reclassification`). What is promised
of a ticket counts from the ticket, an update from the last one.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Final

from msgspec.structs import replace

from bot.engine.milestones import updates
from bot.engine.milestones.rules import target_of
from bot.model.classification import Classification
from bot.model.milestone import Basis, Milestone, MilestoneType, Outcome, Pause
from bot.model.ticket import Ticket
from bot.sla import reclassification
from bot.sla.clock import Promise
from bot.sla.days import Segment
from bot.sla.measured import heeded
from bot.sla.reclassification import Rests
from policies.terms import AnyMetric, MetBy, Metric, Plan

_FROM_THEN: Final = frozenset({MilestoneType.NEXT_UPDATE, MilestoneType.NEXT_RESPONSE, MilestoneType.CONFIRMATION})
"""The types that count from what happened last; all others count from the ticket."""


def begin(begun: Milestone, ticket: Ticket, plan: Plan, *, reopened: bool) -> Iterator[Milestone]:
    """Yield a promise that begins, or goes on: solved after all it wasn't, or promised again as it was before.

    One of a ticket that is opened again has the time that was left when it was solved, or closed by its customer.
    Nothing if it was kept already, or isn't promised at the present severity. What was solved needs no resolution
    alone: other promises that were kept stay kept.
    """
    at, former = begun.set_at, _former(begun, ticket, plan, reopened=reopened)
    was_met = former is not None and former.ended is not None and former.ended.outcome is Outcome.MET
    if was_met and not (reopened and begun.type is MilestoneType.RESOLUTION):
        return
    again = going_on(former, at, reopened=reopened) if former else None
    timed = promised(again, ticket, plan) if again else _at_intervals(promised(begun, ticket, plan), ticket, plan)
    if timed.due_at:
        yield timed


def going_on(former: Milestone, at: datetime, *, reopened: bool) -> Milestone:
    """Return a promise that had ended as it goes on from an instant, without its due time from then on.

    Until its ticket was `reopened`, it rested.
    """
    over = (Pause(begins=former.ended.at, ends=at),) if reopened and former.ended else ()
    pauses = (*(replace(one, ends=one.ends or at) for one in former.pauses), *over)
    return replace(former, ended=None, pauses=pauses, round=former.round + 1, set_at=at, told=None)


def _former(begun: Milestone, ticket: Ticket, plan: Plan, *, reopened: bool) -> Milestone | None:
    """Return what ended, and goes on as what begins; an update only if it fell away, and none was given since."""
    if begun.type is MilestoneType.NEXT_UPDATE:
        return None if reopened else updates.to_go_on(ticket, plan)
    return next((one for one in ticket.milestones if one.id == begun.id and one.ended), None)


def _at_intervals(update: Milestone, ticket: Ticket, plan: Plan) -> Milestone:
    """Return an update as it is due; one at fixed intervals counts from when the last was due, and is still to come."""
    target, last = target_of(update, plan), [one.due for one in ticket.milestones if _is_former(one, update)]
    if target is None or not target.fixed or not last:
        return update
    at = max(last)
    while (update := promised(replace(update, began_at=at), ticket, plan)).due_at and update.due <= update.set_at:
        at = update.due
    return update


def _is_former(one: Milestone, update: Milestone) -> bool:
    """Return whether it was due before an update; what fell away with its severity doesn't count."""
    is_over = one.ended is not None and one.ended.outcome is not Outcome.WITHDRAWN
    return one.series == update.series and is_over and one.due_at is not None


def promised(milestone: Milestone, ticket: Ticket, plan: Plan) -> Milestone:
    """Return a milestone with the due time that it has after all that the ticket's severity has been.

    It is a promise, or the goal of a ticket that was reopened. Where it rested for another reason, none of its clocks
    ran, whatever the severity was.
    """
    is_of_ticket = milestone.type not in _FROM_THEN
    began_at = ticket.opened_at if is_of_ticket else milestone.began_at or milestone.since
    history = ticket.history if is_of_ticket else reclassification.since(began_at, ticket.history)
    below = reclassification.spans_below(plan, began_at, history)
    own = tuple(one for one in milestone.pauses if one.ends and Segment(opens=one.begins, closes=one.ends) not in below)

    def rests(severity: str) -> Iterator[Segment]:
        target = plan.target(severity, metric) if (metric := milestone.kind.metric) else None
        return heeded(milestone.kind, own, target)

    made = _made(milestone, plan, region=ticket.region, began_at=began_at, history=history, rests=rests)
    basis = Basis.PROMISE if milestone.kind.is_beyond else milestone.basis
    known = replace(milestone, basis=basis, began_at=None if is_of_ticket else began_at)
    if made is None:
        return replace(known, severity=None, due_at=None)
    clocks = reclassification.clocks(plan, began_at, history)
    rested = next(one.pauses for one in clocks if one.severity == made.severity)
    pauses = (*own, *(Pause(begins=one.opens, ends=one.closes) for one in rested))
    in_order = tuple(sorted(pauses, key=attrgetter("begins")))
    return replace(known, severity=made.severity, since=made.since, due_at=made.due_at, pauses=in_order)


def _made(
    milestone: Milestone,
    plan: Plan,
    *,
    region: str | None,
    began_at: datetime,
    history: Sequence[Classification],
    rests: Rests,
) -> Promise | None:
    metric = milestone.kind.metric or Metric.FIRST_RESPONSE
    made = reclassification.due_under(
        plan, opened_at=began_at, history=history, region=region, metric=metric, rests=rests
    )
    if made or milestone.kind.is_beyond:
        return made
    return reclassification.goal_under(plan, opened_at=began_at, history=history, region=region, rests=rests)


def reportable(ticket: Ticket, plan: Plan) -> tuple[AnyMetric, ...]:
    """Return what a member of staff may report by its name: a workaround always, and whatever is kept in that way."""
    own = (one.kind.own for one in ticket.open_milestones if one.kind.own)
    targets = plan.targets.get(ticket.severity, {}) if ticket.severity else {}
    named = (metric for metric, target in targets.items() if MetBy.MILESTONE in target.met_by)
    return tuple(dict.fromkeys((Metric.WORKAROUND, *plan.own_metrics, *own, *named)))
