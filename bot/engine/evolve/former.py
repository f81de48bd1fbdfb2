"""Milestones of events that were recorded before they carried any.

A timeline of then folds to the same ticket that `storage.upcast` makes of its document of then. A document said less
than its timeline: of a reply that had come only when it had been due, so that this is all that is made of either.
"""

from msgspec.structs import replace

from bot.events import (
    Acknowledged,
    Closed,
    Merged,
    PromiseMissed,
    Reminded,
    RemindersRestored,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    Snoozed,
    TicketEvent,
    TicketOpened,
    WaitingOnCustomer,
)
from bot.events.former import FormerMilestone
from bot.model.milestone import (
    FIRST_RESPONSE,
    Basis,
    Breach,
    Ended,
    Milestone,
    MilestoneId,
    MilestoneType,
    Outcome,
    Owner,
)
from bot.model.ticket import Ticket
from bot.model.timer import Told

REOPENED = MilestoneId(f"{MilestoneType.NEXT_RESPONSE}/1")
"""The id of the goal of a ticket that had been reopened."""


def with_milestones(event: TicketEvent, ticket: Ticket) -> Ticket:
    """Return a ticket with the milestones that an event of then has led to. In all else it is after it already."""
    if isinstance(event, SeverityChanged) and event.milestone != _open_as_then(ticket):
        ticket = replace(ticket, cycle=ticket.cycle + 1)  # a ticket had one cycle for its state and for what was due
    return replace(ticket, milestones=_milestones(event, ticket))


def _open_as_then(ticket: Ticket) -> FormerMilestone | None:
    one = next((one for one in ticket.milestones if one.is_open and one.severity and one.due_at), None)
    if one is None or one.severity is None or one.due_at is None:
        return None
    return FormerMilestone(kind=one.basis, severity=one.severity, since=one.since, due_at=one.due_at)


def _milestones(event: TicketEvent, ticket: Ticket) -> tuple[Milestone, ...]:
    match event:
        case TicketOpened() | SeverityChanged():
            return _due(event, ticket)
        case Reopened():
            return _reopened(event, ticket)
        case Acknowledged() | Replied() | WaitingOnCustomer() | Resolved():
            return _answered(ticket)
        case Closed() | Merged():
            return _resting(ticket)
        case PromiseMissed() | Reminded() | Snoozed() | RemindersRestored():
            return tuple(_later(one, event, ticket) for one in ticket.milestones)
        case _:
            return ticket.milestones


def _due(event: TicketOpened | SeverityChanged, ticket: Ticket) -> tuple[Milestone, ...]:
    """Return what was due for a ticket in its severity: the first response, or after it a goal."""
    first = next((one for one in ticket.milestones if one.id == FIRST_RESPONSE), None) or _first(ticket)
    due = event.milestone
    if ticket.response:
        again = tuple(_moved(one, due, event, ticket) for one in ticket.milestones if one.is_open and due)
        return (*(one for one in ticket.milestones if not one.is_open), *again)
    if due is None:
        return (replace(first, basis=Basis.GOAL, severity=None, since=ticket.opened_at, due_at=None),)
    return (_moved(first, due, event, ticket),)


def _moved(one: Milestone, due: FormerMilestone, event: TicketEvent, ticket: Ticket) -> Milestone:
    """Return a milestone with what was due by then; if that is anything else, its reminders began anew."""
    now = replace(one, basis=due.kind, severity=due.severity, since=due.since, due_at=due.due_at)
    is_new = now != one or isinstance(event, TicketOpened)
    return replace(now, round=ticket.cycle, set_at=event.at, told=None) if is_new else one


def _reopened(event: Reopened, ticket: Ticket) -> tuple[Milestone, ...]:
    """Return what was due for a ticket that was open again: a goal, beside the promise that nobody had kept."""
    if event.milestone is None:
        return ticket.milestones
    promised = ticket.response or any(one.due_at for one in ticket.milestones)
    again = replace(
        _first(ticket),
        id=REOPENED if promised else FIRST_RESPONSE,
        type=MilestoneType.NEXT_RESPONSE if promised else MilestoneType.FIRST_RESPONSE,
    )
    resting = (replace(one, round=ticket.cycle) if one.is_open else one for one in ticket.milestones if promised)
    return (*resting, _moved(again, event.milestone, event, ticket))


def _answered(ticket: Ticket) -> tuple[Milestone, ...]:
    """Return what is known of the first response, once there is one."""
    response = ticket.response
    if response is None or not (ticket.due_at or ticket.breaches):
        return ()
    standing = [one.severity for one in ticket.history if one.at <= response.at]
    return (
        replace(
            _first(ticket),
            basis=Basis.PROMISE,
            severity=standing[-1] if standing else None,
            due_at=ticket.due_at,
            round=1,
            breaches=ticket.breaches,
            ended=Ended(outcome=Outcome.MET, at=response.at, by=response.by, name=response.name),
        ),
    )


def _resting(ticket: Ticket) -> tuple[Milestone, ...]:
    """Return what is known of a first response that hadn't come when the ticket was closed, or else of one that had.

    What went on in another ticket before it was due counts nowhere, and was promised there no more.
    """
    if ticket.response:
        return _answered(ticket)
    if not (ticket.breaches or (ticket.due_at and not ticket.merged_into)):
        return ()
    first = replace(_first(ticket), basis=Basis.PROMISE, severity=ticket.severity)
    return (replace(first, due_at=ticket.due_at, breaches=ticket.breaches),)


def _first(ticket: Ticket) -> Milestone:
    return Milestone(
        id=FIRST_RESPONSE,
        type=MilestoneType.FIRST_RESPONSE,
        basis=Basis.GOAL,
        owner=Owner.VENDOR,
        severity=None,
        since=ticket.opened_at,
        due_at=None,
        round=ticket.cycle,
        set_at=ticket.opened_at,
    )


def _later(one: Milestone, event: PromiseMissed | Reminded | Snoozed | RemindersRestored, ticket: Ticket) -> Milestone:
    """Return a milestone with its breach or its last reminder, or in the ticket's next round."""
    if isinstance(event, PromiseMissed):
        breach = Breach(due_at=event.due_at, severity=event.severity, at=event.at)
        return replace(one, breaches=(*one.breaches, breach)) if one.id == FIRST_RESPONSE else one
    if not one.is_open:
        return one
    if isinstance(event, Reminded):
        return replace(one, told=Told(kind=event.kind, step=event.step, at=event.at))
    return replace(one, round=ticket.cycle)
