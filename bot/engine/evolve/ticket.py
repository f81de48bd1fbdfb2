"""The only way in which a ticket changes, event by event."""

from dataclasses import replace
from datetime import datetime
from typing import Final, assert_never

from bot.engine.evolve.request_details import request_details
from bot.engine.evolve.transitions import NEXT
from bot.events import (
    Absorbed,
    Acknowledged,
    Assigned,
    Closed,
    CustomerEdited,
    CustomerRetracted,
    CustomerWrote,
    Merged,
    Noted,
    OverAsked,
    PromiseMissed,
    Reminded,
    RemindersRestored,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    Snoozed,
    Spoke,
    TicketEvent,
    TicketMoved,
    TicketOpened,
    WaitingOnCustomer,
    Woken,
)
from bot.model.ticket import Breach, Response, Status, Ticket
from bot.model.timer import Told

_WAKING: Final = (CustomerWrote, Woken, Resolved, Closed, Merged, Reopened)
"""Events that bring a snoozed ticket back, or end it."""


def begin_ticket(event: TicketOpened) -> Ticket:
    """Return the ticket that its first event makes."""
    return Ticket(
        id=event.ticket,
        **request_details(event),
        intake=event.intake,
        text=event.text,
        opened_at=event.opened_at,
        region=event.region,
        history=(event.classification,),
        status=Status.NEW,
        due_at=event.due_at,
        milestone=event.milestone,
        source_deleted_at=event.source_deleted_at,
        taken_up=event.taken_up,
        read_at=event.read_at,
        set_at=event.at,
        version=1,
    )


def evolve_ticket(ticket: Ticket, event: TicketEvent) -> Ticket:
    """Return the ticket after one more event; raises KeyError for one that can't happen in its state."""
    if isinstance(event, TicketOpened):
        return begin_ticket(event)
    status = NEXT[ticket.status][type(event)]
    aside = None if isinstance(event, _WAKING) else ticket.snoozed_until
    ticket = replace(ticket, version=ticket.version + 1, status=status, snoozed_until=aside)
    match event:
        case SeverityChanged(classification=classification, due_at=due_at, milestone=milestone):
            moved = ticket if milestone == ticket.milestone else _begin_round(ticket, event.at)
            return replace(moved, history=(*ticket.history, classification), due_at=due_at, milestone=milestone)
        case Acknowledged() | Replied() | WaitingOnCustomer() | Resolved():
            return _answered(ticket, event)
        case Reopened(milestone=milestone):
            return replace(
                _begin_round(ticket, event.at), milestone=milestone, assignee=None, assignee_id=None, over_asked=""
            )
        case Assigned() | Snoozed() | Absorbed() | TicketMoved() | OverAsked():
            return _handled(ticket, event)
        case PromiseMissed() | Reminded() | RemindersRestored():
            return _late(ticket, event)
        case Closed() | Merged():
            return _ended(ticket, event)
        case CustomerEdited() | CustomerRetracted():
            return _rewritten(ticket, event)
        case CustomerWrote() | Noted() | Woken() | Spoke():
            return ticket
        case _:
            assert_never(event)


def _begin_round(ticket: Ticket, at: datetime) -> Ticket:
    return replace(ticket, cycle=ticket.cycle + 1, set_at=at, told=None)


def _late(ticket: Ticket, event: PromiseMissed | Reminded | RemindersRestored) -> Ticket:
    """Return the ticket with its last reminder, with its breach, or with reminders that begin where they were lost."""
    if isinstance(event, RemindersRestored):
        return replace(ticket, cycle=ticket.cycle + 1)
    if isinstance(event, PromiseMissed):
        breach = Breach(due_at=event.due_at, severity=event.severity, at=event.at)
        return replace(ticket, breaches=(*ticket.breaches, breach))
    return replace(ticket, told=Told(kind=event.kind, step=event.step, at=event.at))


def _ended(ticket: Ticket, event: Closed | Merged) -> Ticket:
    into = event.into if isinstance(event, Merged) else None
    return replace(ticket, milestone=None, cycle=ticket.cycle + 1, merged_into=into, over_asked="")


def _handled(ticket: Ticket, event: Assigned | Snoozed | Absorbed | TicketMoved | OverAsked) -> Ticket:
    """Return the ticket after it was assigned, snoozed, merged into or moved, or its customer asked if it is over."""
    if isinstance(event, OverAsked):
        return replace(ticket, over_asked=event.message)
    if isinstance(event, TicketMoved):
        return replace(ticket, thread=event.thread, left=(*ticket.left, event.left))
    if isinstance(event, Absorbed):
        return replace(ticket, absorbed=(*ticket.absorbed, event.ticket))
    if isinstance(event, Assigned):
        return replace(ticket, assignee=event.name, assignee_id=event.to)
    return replace(ticket, snoozed_until=event.until, cycle=ticket.cycle + 1)


def _rewritten(ticket: Ticket, event: CustomerEdited | CustomerRetracted) -> Ticket:
    """Return the ticket after a message changed.

    A reply stays due; the request may read differently, or its first message may be gone.
    """
    deleted_at = event.customer_message.deleted_at if event.is_source else ticket.source_deleted_at
    text = event.text if isinstance(event, CustomerEdited) else ticket.text
    return replace(ticket, text=text, source_deleted_at=deleted_at)


def _answered(ticket: Ticket, event: Acknowledged | Replied | WaitingOnCustomer | Resolved) -> Ticket:
    """Return the ticket after a member of staff reached the customer: no reply is due; the first is the response."""
    response = ticket.response or Response(by=event.by, name=event.name, at=event.at)
    resolved_at = event.at if isinstance(event, Resolved) else ticket.resolved_at
    ticket = replace(ticket, response=response, milestone=None, resolved_at=resolved_at)
    if ticket.assignee and not isinstance(event, Acknowledged | Resolved):
        return ticket
    return replace(ticket, assignee=event.name, assignee_id=event.by)
