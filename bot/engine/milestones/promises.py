"""The due times of what the terms promise beyond the first response: the next update, a workaround, a resolution.

They follow the severity like a first response does (rule 9, explained in `bot.sla.reclassification`). What is promised
of a ticket counts from the ticket, an update from the last one.
"""

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from bot.engine.milestones.rules import target_of
from bot.model.milestone import Basis, Milestone, MilestoneType, Outcome, Pause
from bot.model.ticket import Ticket
from bot.sla import clock, reclassification
from bot.sla.clock import Promise
from bot.sla.days import Segment
from policies.terms import AnyMetric, MetBy, Metric, Plan


def begin(begun: Milestone, ticket: Ticket, plan: Plan, *, reopened: bool) -> Iterator[Milestone]:
    """Yield a promise that begins, or goes on: solved after all it wasn't, or promised again as it was before.

    One of a ticket that is opened again has the time that was left when it was solved, or closed by its customer.
    Nothing if it was kept already, or isn't promised at the present severity. What was solved needs no resolution
    alone: other promises that were kept stay kept.
    """
    former = next((one for one in ticket.milestones if one.id == begun.id and one.ended), None)
    was_met = former is not None and former.ended is not None and former.ended.outcome is Outcome.MET
    if was_met and not (reopened and begun.type is MilestoneType.RESOLUTION):
        return
    again = begun
    if former and former.ended:
        over = (Pause(begins=former.ended.at, ends=begun.set_at),) if reopened else ()
        pauses = (*former.pauses, *over)
        again = replace(former, ended=None, pauses=pauses, round=former.round + 1, set_at=begun.set_at, told=None)
    timed = _at_intervals(promised(again, ticket, plan), ticket, plan)
    if timed.due_at:
        yield timed


def _at_intervals(update: Milestone, ticket: Ticket, plan: Plan) -> Milestone:
    """Return an update as it is due; one at fixed intervals counts from when the last was due, and is still to come."""
    target, last = target_of(update, plan), [one.due for one in ticket.milestones if _is_former(one, update)]
    if target is None or not target.fixed or not last:
        return update
    at = max(last)
    while (update := promised(replace(update, since=at), ticket, plan)).due_at and update.due <= update.set_at:
        at = update.due
    return update


def _is_former(one: Milestone, update: Milestone) -> bool:
    return one.series == update.series and one.ended is not None and one.due_at is not None


def promised(milestone: Milestone, ticket: Ticket, plan: Plan) -> Milestone:
    """Return a promise with the due time that it has after all that the ticket's severity has been."""
    made = _made(milestone, ticket, plan)
    if made is None:
        return replace(milestone, basis=Basis.PROMISE, severity=None, due_at=None)
    own = tuple(Segment(opens=one.begins, closes=one.ends) for one in milestone.pauses if one.ends)
    added = tuple(one for one in own if one not in made.pauses)
    due_at = clock.moved(made.due_at, added, clock.counted(made))
    pauses = tuple(
        Pause(begins=one.opens, ends=one.closes) for one in sorted((*made.pauses, *added), key=attrgetter("opens"))
    )
    return replace(
        milestone, basis=Basis.PROMISE, severity=made.severity, since=made.since, due_at=due_at, pauses=pauses
    )


def _made(milestone: Milestone, ticket: Ticket, plan: Plan) -> Promise | None:
    opened_at, history = ticket.opened_at, ticket.history
    if milestone.type is MilestoneType.NEXT_UPDATE:
        opened_at, history = milestone.since, reclassification.since(milestone.since, history)
    metric = milestone.kind.metric or Metric.FIRST_RESPONSE
    return reclassification.due_under(plan, opened_at=opened_at, history=history, region=ticket.region, metric=metric)


def reportable(ticket: Ticket, plan: Plan) -> tuple[AnyMetric, ...]:
    """Return what a member of staff may report by its name: a workaround always, and whatever is kept in that way."""
    own = (one.kind.own for one in ticket.open_milestones if one.kind.own)
    targets = plan.targets.get(ticket.severity, {}) if ticket.severity else {}
    named = (metric for metric, target in targets.items() if MetBy.MILESTONE in target.met_by)
    return tuple(dict.fromkeys((Metric.WORKAROUND, *plan.own_metrics, *own, *named)))
