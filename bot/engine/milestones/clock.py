"""The due times of milestones under the plan of their ticket: when they begin, and when the severity changes."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from bot.engine.milestones import first_response, promises
from bot.engine.milestones.call_outs import next_call
from bot.engine.milestones.ladders import own_ladder
from bot.engine.milestones.rules import RULES, applies, target_of
from bot.model import customer_call
from bot.model.milestone import (
    FIRST_RESPONSE,
    Basis,
    Milestone,
    MilestoneId,
    MilestoneKind,
    MilestoneType,
    Outcome,
    Pause,
)
from bot.model.raises import raised_at
from bot.model.targets import Goals, Targets
from bot.model.ticket import Ticket
from bot.sla import clock
from bot.sla.clock import Promise
from bot.sla.measured import measured, of_severity, rested
from policies.terms import Amount, PausedBy, Plan, Unit

CALL_WITHIN: Final = Amount(value=15, unit=Unit.MINUTE)
"""The time for a call that the terms want; they name none, and the desk gives a quarter of an hour."""
CLAIM_HOLDS_FOR: Final = timedelta(minutes=15)
"""The time for which nobody is asked again to phone, once they say that they have."""
_AS_FIRST: Final = frozenset({MilestoneType.NEXT_RESPONSE, MilestoneType.CONFIRMATION})
"""The types whose goal is the target of a first response, unless the desk has one of its own."""


def begin(
    kind: MilestoneKind, at: datetime, ticket: Ticket, targets: Targets, *, reopened: bool = False
) -> Iterator[Milestone]:
    """Yield the milestone of a kind that begins at an instant (UTC); none if nothing is to be done by any time.

    A ticket always has its first response, since a severity with a target may come later. One that was reopened is
    looked after by the target of its severity.
    """
    begun = Milestone(
        id=_next_id(kind, ticket),
        type=kind.type,
        basis=Basis.GOAL,
        owner=RULES[kind.type].owner,
        severity=None,
        since=at,
        due_at=None,
        set_at=at,
    )
    if kind.type is MilestoneType.FIRST_RESPONSE:
        first = first_response.wanted_again(ticket, at) if reopened else replace(begun, since=ticket.opened_at)
        if first:
            yield timed(first, *first_response.target(targets.plan, ticket))
        return
    if not applies(kind, ticket, targets.plan):
        return
    if kind.is_beyond:
        yield from promises.begin(begun, ticket, targets.plan, reopened=reopened)
        return
    if kind.type is MilestoneType.PHONE_CALL and _was_asked_for(ticket):
        return
    is_as_first = kind.type is MilestoneType.CONFIRMATION or (reopened and kind.type is MilestoneType.NEXT_RESPONSE)
    made = goal(targets.plan, ticket, at) if is_as_first else None
    own = _own_goal(kind.type, ticket, targets.goals)
    if made:
        yield timed(begun, Basis.GOAL, made)
    elif own:
        again = resumed(replace(begun, target=own), at, ticket, targets.plan)
        is_claimed = kind.type is MilestoneType.PHONE_CALL and customer_call.is_to_be_confirmed(ticket)
        yield held_back(again, at, ticket, targets.plan) if is_claimed else again


def _was_asked_for(ticket: Ticket) -> bool:
    """Return whether a call was confirmed, or asked for to the end, and there is none to be confirmed."""
    ended = {one.ended.outcome for one in ticket.milestones if one.type is MilestoneType.PHONE_CALL and one.ended}
    return not ended.isdisjoint({Outcome.MET, Outcome.LAPSED}) and not customer_call.is_to_be_confirmed(ticket)


def reclassified(milestone: Milestone, at: datetime, ticket: Ticket, plan: Plan) -> Milestone:
    """Return a milestone of a ticket whose severity has changed.

    What the terms promise follows by rule 9 (`bot.sla.reclassification`), and so does the goal of a ticket that was
    reopened, from then on, or of a severity that the customer proposes. All else stays as it was: a goal of the desk's
    own.
    """
    if milestone.id == FIRST_RESPONSE:
        moved = timed(milestone, *first_response.target(plan, ticket))
    elif milestone.kind.is_beyond or (milestone.type in _AS_FIRST and milestone.target is None):
        over = tuple(replace(one, ends=one.ends or at) for one in milestone.pauses)  # what pauses it may be another
        moved = promises.promised(replace(milestone, pauses=over), ticket, plan)
        moved = moved if moved.due_at or milestone.kind.is_beyond else milestone
    else:
        return milestone
    is_as_before = replace(moved, began_at=milestone.began_at) == milestone
    return moved if is_as_before else next_round(moved, at)


def called_anew(milestone: Milestone, at: datetime, before: Ticket, after: Ticket, plan: Plan) -> Milestone:
    """Return a milestone that a change of severity leaves as it was, in another round if it calls people anew, or none.

    Calls of before are void then. Who was reminded of a goal of the desk's own isn't reminded of it again.
    """
    again = next_round(milestone, at)
    again = replace(again, told=milestone.told) if own_ladder(milestone) else again
    now = again if raised_at(after, plan) == at else milestone
    return again if next_call(now, after, plan) != next_call(milestone, before, plan) else milestone


def paused(milestone: Milestone, at: datetime, by: PausedBy) -> Milestone:
    """Return a milestone whose time stops at an instant."""
    pauses = (*milestone.pauses, Pause(begins=at, by=by))
    return replace(milestone, due_at=None, pauses=pauses, round=milestone.round + 1)


def held_back(milestone: Milestone, at: datetime, ticket: Ticket, plan: Plan) -> Milestone:
    """Return the milestone of a call whose time rests, since the customer says that they have called."""
    pauses = (*milestone.pauses, Pause(begins=at, ends=at + CLAIM_HOLDS_FOR))
    made = measured(milestone, ticket, plan)
    due_at = clock.paused(made, rested(milestone.kind, pauses, made)).due_at if made else milestone.due_at
    return replace(milestone, due_at=due_at, pauses=pauses, round=milestone.round + 1, set_at=at)


def resumed(milestone: Milestone, at: datetime, ticket: Ticket, plan: Plan) -> Milestone:
    """Return a milestone whose time runs on from an instant; what was paused is added in covered time."""
    over = tuple(replace(one, ends=one.ends or at) for one in milestone.pauses)
    if target_of(milestone, plan):
        return next_round(promises.promised(replace(milestone, pauses=over), ticket, plan), at)
    made = measured(milestone, ticket, plan)
    if made is None:
        return milestone
    due_at = clock.paused(made, rested(milestone.kind, over, made)).due_at
    again = next_round(replace(milestone, due_at=due_at, pauses=over), at)
    was_late = bool(over) and due_at <= over[-1].begins  # who was reminded of it then isn't reminded again
    return replace(again, told=milestone.told) if was_late else again


def asked_again(milestone: Milestone, at: datetime, ticket: Ticket, plan: Plan) -> Milestone:
    """Return the milestone of a customer's answer after they were told what we wait for: its time begins anew."""
    return resumed(replace(milestone, since=at, pauses=()), at, ticket, plan)


def next_round(milestone: Milestone, at: datetime) -> Milestone:
    """Return a milestone that begins another round of reminders at an instant."""
    return replace(milestone, round=milestone.round + 1, set_at=at, told=None)


def _own_goal(kind: MilestoneType, ticket: Ticket, goals: Goals) -> Amount | None:
    match kind:
        case MilestoneType.CONSENT:
            return ticket.access_asked.span if ticket.access_asked else None
        case MilestoneType.PHONE_CALL:
            return CALL_WITHIN
        case MilestoneType.CUSTOMER_REPLY:
            return goals.nudge
        case _:
            return goals.next_response


def goal(plan: Plan, ticket: Ticket, since: datetime) -> Promise | None:
    """Return the desk's own goal from `since` on, where the terms promise nothing.

    It is the target of the severity, or else the goal set for it; without a severity the plan's strictest. None if
    there isn't one.
    """
    if ticket.severity is None:
        return clock.strictest(plan, since, ticket.region)
    return of_severity(plan, ticket.severity, since, ticket.region)


def timed(milestone: Milestone, basis: Basis, made: Promise | None) -> Milestone:
    """Return a milestone as it runs under a target; without one nothing is due."""
    if made is None:
        return replace(milestone, basis=basis, severity=None, due_at=None, pauses=())
    pauses = tuple(Pause(begins=one.opens, ends=one.closes) for one in made.pauses)
    return replace(milestone, basis=basis, severity=made.severity, since=made.since, due_at=made.due_at, pauses=pauses)


def _next_id(kind: MilestoneKind, ticket: Ticket) -> MilestoneId:
    if kind.own or not RULES[kind.type].recurs:
        return MilestoneId(str(kind))
    own = (one for one in ticket.milestones if one.type is kind.type)
    last = max((int(one.id.partition("/")[2]) for one in own), default=0)
    return MilestoneId(f"{kind.type}/{last + 1}")
