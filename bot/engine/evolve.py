"""The only ways in which an intake or a ticket changes, event by event."""

from dataclasses import replace
from typing import Final, assert_never

from bot.engine.transitions import NEXT
from bot.events import (
    Absorbed,
    Acknowledged,
    AskedAgain,
    AskedBack,
    Assigned,
    Closed,
    CustomerEdited,
    CustomerRetracted,
    CustomerWrote,
    IntakeAdded,
    IntakeAnswered,
    IntakeBegun,
    IntakeDismissed,
    IntakeEdited,
    IntakeEvent,
    IntakeHeld,
    IntakeJoined,
    IntakeLapsed,
    IntakeMoved,
    IntakeOffered,
    IntakeOpened,
    IntakeReassured,
    IntakeRefused,
    IntakeReminded,
    IntakeResumed,
    IntakeRetracted,
    IntakeSetApart,
    IntakeStarted,
    IntakeTakenUp,
    Merged,
    Noted,
    OverAsked,
    PromiseMissed,
    Reminded,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    SeverityDeclined,
    Snoozed,
    Spoke,
    TicketEvent,
    TicketMoved,
    TicketOpened,
    WaitingOnCustomer,
    Woken,
)
from bot.model.intake import Intake, IntakeState
from bot.model.ticket import Response, Status, Ticket

_BEGINS_AS: dict[type[IntakeBegun], IntakeState] = {
    IntakeStarted: IntakeState.ASKED,
    IntakeHeld: IntakeState.HELD,
    IntakeRefused: IntakeState.REFUSED,
    IntakeOffered: IntakeState.OFFERED,
}

_LEADS_TO: dict[type[IntakeEvent], IntakeState] = {
    IntakeResumed: IntakeState.ASKED,
    AskedAgain: IntakeState.ASKED_AGAIN,
    IntakeDismissed: IntakeState.DISMISSED,
    IntakeLapsed: IntakeState.DISMISSED,
}

_WAKING: Final = (CustomerWrote, Woken, Resolved, Closed, Merged, Reopened)
"""What brings a ticket back that was put aside, or ends it."""


def begin_intake(event: IntakeBegun) -> Intake:
    """The intake that a first event makes."""
    return Intake(
        id=event.intake,
        customer=event.customer,
        thread=event.thread,
        requester=event.requester,
        requester_name=event.requester_name,
        plan_ref=event.plan_ref,
        plan_version=event.plan_version,
        first=event.said,
        last_at=event.said.at,
        product=event.product,
        kind=event.kind,
        private=event.private,
        state=_BEGINS_AS[type(event)],
        held_at=event.at if isinstance(event, IntakeHeld) else None,
        is_again=event.is_again,
        offer=event.offer if isinstance(event, IntakeOffered) else None,
        version=1,
    )


def evolve_intake(intake: Intake, event: IntakeEvent) -> Intake:
    """The intake after one more event."""
    intake = replace(intake, version=intake.version + 1)
    match event:
        case IntakeStarted() | IntakeHeld() | IntakeRefused() | IntakeOffered():
            return replace(begin_intake(event), version=intake.version)
        case IntakeTakenUp() | IntakeAdded() | IntakeSetApart():
            return _whose(intake, event)
        case IntakeJoined(said=said):
            return replace(intake, more=intake.more + 1, last_at=said.at)
        case IntakeEdited(said=said) | IntakeRetracted(said=said):
            return replace(intake, first=said) if said.message == intake.first.message else intake
        case IntakeAnswered(answer=answer):
            return replace(intake, answered=intake.answered or answer)
        case AskedBack() | SeverityDeclined():
            return replace(intake, asked_back=event.message if isinstance(event, AskedBack) else "")
        case IntakeMoved() | IntakeReassured() | IntakeReminded():
            return _waiting(intake, event)
        case IntakeOpened(ticket=ticket):
            return replace(intake, state=IntakeState.OPENED, ticket=ticket)
        case IntakeResumed() | AskedAgain() | IntakeDismissed() | IntakeLapsed():
            return replace(intake, state=_LEADS_TO[type(event)])
        case _:
            assert_never(event)


def _whose(intake: Intake, event: IntakeTakenUp | IntakeAdded | IntakeSetApart) -> Intake:
    """Whose request it is: of who took it up; that beside which it was offered; or one of its own."""
    if isinstance(event, IntakeTakenUp):
        theirs = replace(intake, requester=event.requester, requester_name=event.requester_name)
        return replace(theirs, state=IntakeState.ASKED, taken_up=event.taken_up, offer=None)
    if isinstance(event, IntakeAdded):
        return replace(intake, state=IntakeState.ADDED)
    if event.clause:
        return replace(intake, state=IntakeState.HELD, held_at=event.at, offer=None)
    return replace(intake, state=IntakeState.ASKED, offer=None)


def _waiting(intake: Intake, event: IntakeMoved | IntakeReassured | IntakeReminded) -> Intake:
    """What happens to it while it waits for people."""
    if isinstance(event, IntakeMoved):
        return replace(intake, thread=event.thread, left=(*intake.left, event.left))
    return replace(intake, reassured=isinstance(event, IntakeReassured))


def begin_ticket(event: TicketOpened) -> Ticket:
    """The ticket that its first event makes."""
    return Ticket(
        id=event.ticket,
        customer=event.customer,
        intake=event.intake,
        thread=event.thread,
        requester=event.requester,
        requester_name=event.requester_name,
        text=event.text,
        opened_at=event.opened_at,
        plan_ref=event.plan_ref,
        plan_version=event.plan_version,
        region=event.region,
        history=(event.classification,),
        status=Status.NEW,
        due_at=event.due_at,
        owed=event.owed,
        source_deleted_at=event.source_deleted_at,
        taken_up=event.taken_up,
        product=event.product,
        kind=event.kind,
        private=event.private,
        read_at=event.read_at,
        version=1,
    )


def evolve_ticket(ticket: Ticket, event: TicketEvent) -> Ticket:
    """The ticket after one more event; raises KeyError for one that cannot happen where it stands."""
    if isinstance(event, TicketOpened):
        return begin_ticket(event)
    status = NEXT[ticket.status][type(event)]
    aside = None if isinstance(event, _WAKING) else ticket.snoozed_until
    ticket = replace(ticket, version=ticket.version + 1, status=status, snoozed_until=aside)
    match event:
        case SeverityChanged(classification=classification, due_at=due_at, owed=owed):
            cycle = ticket.cycle if owed == ticket.owed else ticket.cycle + 1
            history = (*ticket.history, classification)
            return replace(ticket, history=history, due_at=due_at, owed=owed, cycle=cycle)
        case Acknowledged() | Replied() | WaitingOnCustomer() | Resolved():
            return _answered(ticket, event)
        case Reopened(owed=owed):
            return replace(ticket, owed=owed, cycle=ticket.cycle + 1, holder=None, holder_id=None, over_asked="")
        case Assigned() | Snoozed() | Absorbed() | TicketMoved() | OverAsked():
            return _handled(ticket, event)
        case PromiseMissed():
            return replace(ticket, missed_at=event.at)
        case Closed() | Merged():
            return _ended(ticket, event)
        case CustomerEdited() | CustomerRetracted():
            return _rewritten(ticket, event)
        case CustomerWrote() | Reminded() | Noted() | Woken() | Spoke():
            return ticket
        case _:
            assert_never(event)


def _ended(ticket: Ticket, event: Closed | Merged) -> Ticket:
    into = event.into if isinstance(event, Merged) else None
    return replace(ticket, owed=None, cycle=ticket.cycle + 1, merged_into=into, over_asked="")


def _handled(ticket: Ticket, event: Assigned | Snoozed | Absorbed | TicketMoved | OverAsked) -> Ticket:
    """Where it is and with whom: what the vendor's people settled among themselves, and where the customer reads."""
    if isinstance(event, OverAsked):
        return replace(ticket, over_asked=event.message)
    if isinstance(event, TicketMoved):
        return replace(ticket, thread=event.thread, left=(*ticket.left, event.left))
    if isinstance(event, Absorbed):
        return replace(ticket, absorbed=(*ticket.absorbed, event.ticket))
    if isinstance(event, Assigned):
        return replace(ticket, holder=event.name, holder_id=event.to)
    return replace(ticket, snoozed_until=event.until, cycle=ticket.cycle + 1)


def _rewritten(ticket: Ticket, event: CustomerEdited | CustomerRetracted) -> Ticket:
    """Nothing is owed any less; the request may read otherwise, or what it began with be gone."""
    deleted_at = event.said.deleted_at if event.is_source else ticket.source_deleted_at
    text = event.text if isinstance(event, CustomerEdited) else ticket.text
    return replace(ticket, text=text, source_deleted_at=deleted_at)


def _answered(ticket: Ticket, event: Acknowledged | Replied | WaitingOnCustomer | Resolved) -> Ticket:
    """A person of the vendor reached the customer: nothing is owed any more, and the first such is the response."""
    response = ticket.response or Response(by=event.by, name=event.name, at=event.at)
    ticket = replace(ticket, response=response, owed=None)
    if ticket.holder and not isinstance(event, Acknowledged | Resolved):
        return ticket
    return replace(ticket, holder=event.name, holder_id=event.by)
