"""The progress of a milestone: the one account of it that every view speaks from.

It is read from the milestone as it is, with its own start, due time, severity and calendar, and from how it ended.
"""

from datetime import datetime, timedelta
from enum import Enum, auto

from msgspec import Struct

from bot.model.milestone import FIRST_RESPONSE, Milestone, Outcome
from bot.model.ticket import Status, Ticket
from bot.sla import clock
from bot.sla.clock import Promise, counted
from bot.sla.lateness import Lateness, lateness
from bot.sla.measured import measured, promise_of, rested
from policies.terms import Plan


class Phase(Enum):
    """The phase that a milestone is in."""

    UNTIMED = auto()  # nothing is due by it now
    DUE = auto()
    OVERDUE = auto()
    PAUSED = auto()
    RESTING = auto()  # its ticket was closed without it; reopened, it is due as before
    MET = auto()
    LAPSED = auto()  # it didn't come, and isn't asked for any more
    WITHDRAWN = auto()
    MOVED = auto()


_ENDS = {
    Outcome.MET: Phase.MET,
    Outcome.LAPSED: Phase.LAPSED,
    Outcome.WITHDRAWN: Phase.WITHDRAWN,
    Outcome.MOVED: Phase.MOVED,
}


class Progress(Struct, frozen=True, kw_only=True):
    """The account of a milestone at an instant.

    `promise` is its target at the times that it has, while paused at those that it had until then; None if there is
    none. `late` is how late it came, or is by now. `left` is what is left of its time while it is paused.
    """

    milestone: Milestone
    phase: Phase
    promise: Promise | None
    is_late: bool
    late: Lateness
    left: timedelta


def progress(milestone: Milestone, ticket: Ticket, plan: Plan, now: datetime) -> Progress:
    """Return what has become of a milestone of a ticket by `now` (UTC)."""
    phase, until = _phase(milestone, ticket, now), milestone.ended.at if milestone.ended else now
    made = _paused(milestone, ticket, plan) if phase is Phase.PAUSED else promise_of(plan, ticket, milestone)
    is_late = _is_late(milestone, until) and phase is not Phase.PAUSED
    return Progress(
        milestone=milestone,
        phase=phase,
        promise=made,
        is_late=is_late,
        late=lateness(made, until) if made and is_late else Lateness(),
        left=_left(milestone, made) if made and phase is Phase.PAUSED else timedelta(),
    )


def own_first(ticket: Ticket, plan: Plan, now: datetime) -> Progress | None:
    """Return what has become of a ticket's own first response; None for one of long ago that has none on record."""
    found = next((one for one in ticket.milestones if one.id == FIRST_RESPONSE), None)
    return progress(found, ticket, plan, now) if found else None


def _phase(milestone: Milestone, ticket: Ticket, now: datetime) -> Phase:
    if milestone.ended:
        return _ENDS[milestone.ended.outcome]
    if ticket.status is Status.CLOSED:
        return Phase.RESTING
    if milestone.is_paused:
        return Phase.PAUSED
    if milestone.due_at is None:
        return Phase.UNTIMED
    return Phase.OVERDUE if _is_late(milestone, now) else Phase.DUE


def _is_late(milestone: Milestone, at: datetime) -> bool:
    return milestone.due_at is not None and (milestone.is_breached or milestone.due_at < at)


def _paused(milestone: Milestone, ticket: Ticket, plan: Plan) -> Promise | None:
    """Return the target of a milestone as it would be due if its time hadn't stopped."""
    made = measured(milestone, ticket, plan)
    return clock.paused(made, rested(milestone.kind, milestone.pauses, made)) if made else None


def _left(milestone: Milestone, made: Promise) -> timedelta:
    """Return the time that was left of a milestone when it stopped."""
    return counted(made).spent(milestone.pauses[-1].begins, made.due_at)
