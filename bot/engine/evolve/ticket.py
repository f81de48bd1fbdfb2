"""The only way in which a ticket changes, event by event."""

from typing import Final, assert_never

from msgspec.structs import replace

from bot.engine.evolve import former
from bot.engine.evolve.access import with_access
from bot.engine.evolve.linked_work import joined, with_work
from bot.engine.evolve.reminders import spoken, with_reminder
from bot.engine.evolve.reports import with_report
from bot.engine.evolve.request_details import request_details
from bot.engine.evolve.transitions import after
from bot.events import (
    Absorbed,
    AccessAsked,
    AccessEnded,
    AccessExpired,
    AccessGranted,
    AccessRefused,
    AccessWithdrawn,
    Acknowledged,
    AcknowledgementCounted,
    AnswerWanted,
    Apologised,
    ApologyDelayed,
    AppealDecided,
    Appealed,
    Assigned,
    Closed,
    Continued,
    CustomerEdited,
    CustomerRetracted,
    CustomerWrote,
    IncidentTied,
    IncidentUntied,
    KindChanged,
    LevelChecked,
    LinkedWorkDone,
    LinkedWorkReopened,
    Merged,
    MilestoneReported,
    Noted,
    OthersCalled,
    OverAsked,
    Overheard,
    PhoneCallClaimed,
    PhoneCallConfirmed,
    PromiseMissed,
    Rated,
    Reminded,
    RemindersRestored,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    Snoozed,
    SolutionConfirmed,
    SplitOff,
    Spoke,
    TakenBack,
    TicketEvent,
    TicketMoved,
    TicketOpened,
    Unassigned,
    WaitingOnCustomer,
    Woken,
    WorkLinked,
    WorkLogged,
    WorkUnlinked,
)
from bot.events.linked_work import LinkedWorkEvent
from bot.model.milestone import followed
from bot.model.response import Acknowledgements, Reopening, Response
from bot.model.revised import revised
from bot.model.ticket import OVER, Status, Ticket

_Reaching = Acknowledged | Replied | MilestoneReported | WaitingOnCustomer | Resolved
_WAKING: Final = (CustomerWrote, AnswerWanted, Woken, Resolved, Closed, Merged, Reopened)
"""Events that bring a snoozed ticket back, or end it."""


def begin_ticket(event: TicketOpened) -> Ticket:
    """Return the ticket that its first event makes."""
    ticket = Ticket(
        id=event.ticket,
        **request_details(event),
        intake=event.intake,
        text=event.text,
        opened_at=event.opened_at,
        region=event.region,
        history=(event.classification,),
        status=Status.NEW,
        source_deleted_at=event.source_deleted_at,
        taken_up=event.taken_up,
        read_at=event.read_at,
        opened_from=event.opened_from,
    )
    return _with_milestones(event, ticket, version=1)


def evolve_ticket(ticket: Ticket, event: TicketEvent) -> Ticket:
    """Return the ticket after one more event; raises KeyError for one that can't happen in its state."""
    if isinstance(event, TicketOpened):
        return begin_ticket(event)
    status = after(ticket.status, event)
    brings_more = isinstance(event, Absorbed) and (event.guests or event.is_word)
    aside = None if brings_more or isinstance(event, _WAKING) else ticket.snoozed_until
    before = revised(ticket, access_asked=None, access=None) if status in OVER else ticket
    changed = _changed(revised(before, status=status, snoozed_until=aside), event)
    return _with_milestones(event, changed, ticket.version + 1)


def _with_milestones(event: TicketEvent, ticket: Ticket, version: int) -> Ticket:
    """Return the ticket with what is owed after an event, in the version that this makes it."""
    if event.milestones is None:
        return replace(former.with_milestones(event, ticket), version=version)
    return replace(ticket, version=version, milestones=followed(ticket.milestones, event.milestones))


def _changed(ticket: Ticket, event: TicketEvent) -> Ticket:
    """Return the ticket with what an event changes besides its state, its version and its milestones."""
    match event:
        case SeverityChanged(classification=classification):
            return replace(ticket, history=(*ticket.history, classification))
        case Acknowledged() | Replied() | MilestoneReported() | WaitingOnCustomer() | Resolved():
            return _answered(ticket, event)
        case (
            Reopened()
            | Assigned()
            | Unassigned()
            | Snoozed()
            | Absorbed()
            | TicketMoved()
            | OverAsked()
            | Continued()
            | WorkLinked()
            | WorkUnlinked()
            | LinkedWorkDone()
            | LinkedWorkReopened()
        ):
            return _handled(ticket, event)
        case (
            PhoneCallClaimed()
            | PhoneCallConfirmed()
            | SolutionConfirmed()
            | Rated()
            | WorkLogged()
            | KindChanged()
            | Appealed()
            | AppealDecided()
            | LevelChecked()
            | IncidentTied()
            | IncidentUntied()
        ):
            return with_report(ticket, event)
        case AccessAsked() | AccessGranted() | AccessRefused() | AccessExpired() | AccessWithdrawn() | AccessEnded():
            return with_access(ticket, event)
        case Reminded() | Apologised() | ApologyDelayed() | AcknowledgementCounted() | OthersCalled():
            return with_reminder(ticket, event)
        case RemindersRestored() | Closed() | Merged():
            is_solved = ticket.is_solved or (isinstance(event, Closed) and event.withdrawn and bool(ticket.response))
            into = event.into if isinstance(event, Merged) else ticket.merged_into
            asked = ticket.over_asked if isinstance(event, RemindersRestored) else ""
            until = event.reopens_until if isinstance(event, Closed) else ticket.reopens_until
            over = replace(ticket, merged_into=into, over_asked=asked, reopens_until=until, is_solved=is_solved)
            return replace(over, cycle=ticket.cycle + 1)
        case CustomerWrote() | CustomerEdited() | CustomerRetracted() | Noted() | SplitOff():
            return _rewritten(ticket, event)
        case TicketOpened() | AnswerWanted() | Overheard() | TakenBack() | Woken() | Spoke() | PromiseMissed():
            return ticket
        case _:
            assert_never(event)


def _handled(
    ticket: Ticket,
    event: Reopened
    | Assigned
    | Unassigned
    | Snoozed
    | Absorbed
    | TicketMoved
    | OverAsked
    | Continued
    | LinkedWorkEvent,
) -> Ticket:
    """Return the ticket after it was opened again, handed on, put off, moved, linked or asked about."""
    if isinstance(event, LinkedWorkEvent):
        return replace(ticket, linked=with_work(ticket.linked, event))
    if isinstance(event, Reopened):
        again = replace(ticket, reopens_until=None, continued_in=None, confirmed_at=None, is_solved=False)
        words = Reopening(text=event.text, at=event.at) if event.text else ticket.reopening
        again = replace(again, acknowledged=Acknowledgements(), reopening=words)
        whose = (ticket.assignee, ticket.assignee_id) if event.keeps_assignee else (None, None)
        return replace(again, cycle=ticket.cycle + 1, assignee=whose[0], assignee_id=whose[1], over_asked="")
    if isinstance(event, OverAsked):
        return replace(ticket, over_asked=event.message)
    if isinstance(event, Continued):
        return replace(ticket, continued_in=event.intake)
    if isinstance(event, TicketMoved):
        stays = event.thread == replace(ticket.thread, place=event.thread.place)  # its channel has another id
        opened_from = ticket.opened_from if stays else ""
        return replace(ticket, thread=event.thread, left=(*ticket.left, event.left), opened_from=opened_from)
    if isinstance(event, Absorbed):
        known = ticket.call_claimed_at or ticket.phoned_at
        claimed = None if known else next((one.call_claimed_at for one in event.came if one.call_claimed_at), None)
        claimed_at = claimed or ticket.call_claimed_at  # what they have said of a call counts for both
        ticket = replace(ticket, guests=(*ticket.guests, *event.came), call_claimed_at=claimed_at)
        return replace(ticket, absorbed=(*ticket.absorbed, event.ticket), linked=joined(ticket.linked, event.linked))
    if isinstance(event, Assigned):
        until = event.away_until or ticket.released_until
        return replace(ticket, assignee=event.name, assignee_id=event.to, released_until=until)
    if isinstance(event, Unassigned):
        gone = replace(ticket, assignee=None, assignee_id=None, released_until=event.until)
        return replace(gone, handed_over=event.line)
    return replace(ticket, snoozed_until=event.until, cycle=ticket.cycle + 1)


def _rewritten(ticket: Ticket, event: CustomerWrote | CustomerEdited | CustomerRetracted | Noted | SplitOff) -> Ticket:
    """Return the ticket after a message of it is new, changed or was deleted, or is in another ticket now."""
    if isinstance(event, CustomerWrote):
        at = event.customer_message.at
        return replace(ticket, heard_at=max(at, ticket.heard_at or at))
    if isinstance(event, Noted):
        return replace(ticket, last_remark=event.written.key if event.written else ticket.last_remark)
    if isinstance(event, SplitOff):
        return replace(ticket, taken_out=(*ticket.taken_out, event.taken_out))
    deleted_at = event.customer_message.deleted_at if event.is_source else ticket.source_deleted_at
    text = event.text if isinstance(event, CustomerEdited) else ticket.text
    return replace(ticket, text=text, source_deleted_at=deleted_at)


def _answered(ticket: Ticket, event: _Reaching) -> Ticket:
    """Return the ticket after a member of staff reached the customer, for the first time or again."""
    response = ticket.response or Response(by=event.by, name=event.name, at=event.at)
    resolved_at = event.at if isinstance(event, Resolved) else ticket.resolved_at
    closes_after = event.closes_after if isinstance(event, Resolved) else ticket.closes_after
    ticket = spoken(replace(ticket, response=response, resolved_at=resolved_at, closes_after=closes_after))
    if isinstance(event, Resolved):
        ticket = replace(ticket, resolution=event.text if event.has_key else "", confirmed_at=None, is_solved=True)
    if ticket.assignee and not isinstance(event, Acknowledged | Resolved):
        return ticket
    return replace(ticket, assignee=event.name, assignee_id=event.by)
