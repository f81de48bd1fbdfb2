"""The request and the ticket that something is about, as the store has them."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from bot.commands import (
    CheckTimers,
    Command,
    DeleteMessage,
    EditMessage,
    JoinOffered,
    OpenFromMessage,
    Origin,
    Pointed,
    ReceiveMessage,
    Room,
    SetApart,
)
from bot.engine.intake.request import belongs
from bot.engine.situation import Nearby, Situation
from bot.language import orders
from bot.model.desk import Desk, IntakeMode
from bot.model.ids import CustomerId, IntakeId, SubjectId, TicketId
from bot.model.intake import CustomerMessage, Intake, IntakeState, written
from bot.model.places import Account, MessageRef, Place, Thread
from bot.model.selection import Selection
from bot.model.ticket import Ticket
from bot.model.turn import Turn
from bot.ports import UnitOfWork

MAX_UNDER_WAY: Final = 200
"""The most open tickets of a chat that are searched for the latest."""
MAX_ASKED: Final = 100
"""The most requests and tickets of a place that are searched for one that waits for a severity."""

MAX_NEARBY: Final = 20
"""The most recent requests of a customer that are searched for what a message may belong to."""
NEARBY_WITHIN: Final = timedelta(hours=1)
"""The age beyond which none of them can be what it belongs to: a question is open for half an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The intake and the ticket that a command is about, as far as there are any."""

    intake: Intake | None = None
    ticket: Ticket | None = None
    other: Ticket | None = None
    foreign: Intake | Ticket | None = None


def of_customer(found: Found, customer: CustomerId) -> Found:
    """Return what was found, as seen in the channel of a customer; another customer's is `foreign`."""
    ours = [one for one in (found.intake, found.ticket) if one and one.customer == customer]
    return replace(
        found,
        intake=found.intake if found.intake in ours else None,
        ticket=found.ticket if found.ticket in ours else None,
        foreign=next((one for one in (found.ticket, found.intake) if one and one not in ours), None),
    )


def said_late(command: Command, desk: Desk, work: UnitOfWork) -> Command:
    """Return the message itself for a mention that a customer adds by an edit, if the desk must be spoken to.

    It comes in as if it had been there from the start: the only edit that may start something. A message that already
    belongs to a request stays an edit.
    """
    if not isinstance(command, EditMessage) or command.mention is None or command.origin.place is None:
        return command
    place, by = command.origin.place, command.origin.by
    wanted = desk.intake is IntakeMode.MENTION and desk.customer_in(place) is not None
    if not wanted or (by and desk.staff(by, command.origin.email)):
        return command
    known = of_message(MessageRef(place=place, id=command.message), work)
    return command if known.intake or known.ticket else replace(command.mention, edited_at=command.origin.at)


def in_thread(thread: Thread, work: UnitOfWork) -> Found:
    """Return what began in a thread, or else what its first message is about."""
    intake, ticket = work.intake_in(thread), work.ticket_in(thread)
    began = with_ticket(intake, work) if intake and not ticket else Found(intake=intake, ticket=ticket)
    if began.intake or began.ticket:
        return began
    return of_message(MessageRef(place=thread.place, id=thread.root), work)


def gone_on(found: Found, work: UnitOfWork) -> Found:
    """Return where it goes on: the ticket that another was merged into, or the request that it was added to."""
    found = of_added(found, work)
    ticket = found.ticket
    while ticket and ticket.merged_into:
        ticket = work.ticket(ticket.merged_into)
    return replace(found, ticket=ticket)


def of_added(found: Found, work: UnitOfWork) -> Found:
    """Return the request that another was added to, or else what was found."""
    while found.intake and found.intake.state is IntakeState.ADDED and found.intake.offer:
        found = of_request(found.intake.offer.intake, work)
    return found


def held(message: str, case: Intake | Ticket | None, work: UnitOfWork) -> CustomerMessage | None:
    """Return the message as the request or the ticket last has it; None if it isn't one of its messages."""
    return work.customer_message(case.id, message) if case else None


def of_message(ref: MessageRef, work: UnitOfWork) -> Found:
    """Return the request or ticket that a message belongs to."""
    subject = work.about(ref)
    if subject is None:
        return Found()
    ticket = work.ticket(TicketId(subject))
    return of_request(ticket.intake if ticket else IntakeId(subject), work)


def about_subject(subject: SubjectId, work: UnitOfWork) -> Found:
    """Return the request or ticket of that id: a ticket alone, or a request with the ticket it became."""
    ticket = work.ticket(TicketId(subject))
    return Found(ticket=ticket) if ticket else of_request(IntakeId(subject), work)


def of_request(intake_id: IntakeId, work: UnitOfWork) -> Found:
    """Return a request, with the ticket that it became."""
    intake = work.intake(intake_id)
    return with_ticket(intake, work) if intake else Found()


def asked_in(place: Place, by: Account, customer: CustomerId, work: UnitOfWork) -> Found:
    """Return what still waits for a severity in that place: this person's last, else the only one there is.

    That is a request, or a ticket that opened before anybody chose.
    """
    there = Selection(customer=customer, place=place)
    requests = (
        one for one in work.open_intakes(place, MAX_ASKED) if (one.is_open or one.is_held) and one.customer == customer
    )
    tickets = (one for one in work.tickets(there, MAX_ASKED) if one.severity is None)
    waiting: tuple[Intake | Ticket, ...] = (*requests, *tickets)
    own = [one for one in waiting if one.requester == by]
    found = max(own, key=lambda one: one.opened_at, default=None) or (waiting[0] if len(waiting) == 1 else None)
    if found is None:
        return Found()
    return of_request(found.intake, work) if isinstance(found, Ticket) else Found(intake=found)


def named_in(command: ReceiveMessage, desk: Desk, work: UnitOfWork) -> Found | None:
    """Return the one ticket that words to the desk name by its number, if it is one of their writer's customer."""
    origin, numbers = command.origin, orders.tickets_named(command.text, desk.ticket_prefix)
    here = desk.customer_in(origin.place) if origin.place else None
    known = desk.contact_of(origin.by, origin.email) if origin.by and not here else ()
    theirs = {here.id} if here else {customer.id for customer, _ in known}
    ticket = work.ticket(TicketId(numbers[0])) if len(numbers) == 1 else None
    if ticket is None or ticket.customer not in theirs:
        return None
    return gone_on(of_request(ticket.intake, work), work)


def waiting_beside(origin: Origin, customer: CustomerId, work: UnitOfWork) -> Intake | None:
    """Return the latest request here that waits for somebody who may ask, if this can be part of it."""
    lately = work.intakes_near(customer, origin.at, NEARBY_WITHIN, MAX_ASKED)
    waiting = (one for one in lately if one.is_held and one.thread.place == origin.place)
    return next((one for one in waiting if belongs(origin.at, one)), None)


def under_way(command: ReceiveMessage, desk: Desk, work: UnitOfWork) -> Found | None:
    """Return the latest open ticket of a chat without threads, which whatever is written there belongs to."""
    origin = command.origin
    known = desk.contact_of(origin.by, origin.email) if origin.by else ()
    chats = [Selection(customer=customer.id, place=origin.place, last=Turn.SNOOZED) for customer, _ in known]
    found = [ticket for chat in chats for ticket in work.tickets(chat, MAX_UNDER_WAY)]
    latest = max(found, key=lambda ticket: ticket.opened_at, default=None)
    return of_request(latest.intake, work) if latest else None


def with_ticket(intake: Intake, work: UnitOfWork) -> Found:
    """Return an intake, with the ticket that it became."""
    return Found(intake=intake, ticket=work.ticket(intake.ticket) if intake.ticket else None)


def with_messages(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add the message that a command is about, as the intake or ticket has it, and for an edit the others too."""
    match command:
        case ReceiveMessage(message=message) | OpenFromMessage(pointed=Pointed(message=message)):
            return replace(situation, customer_message=held(message, situation.intake, work))
        case EditMessage(message=message) | DeleteMessage(message=message):
            said = held(message, situation.intake, work)
            later = None if said else held(message, situation.ticket, work)
            messages = work.customer_messages(situation.intake.id) if said and situation.intake else ()
            return replace(situation, customer_message=said, later_message=later, messages=messages)
        case JoinOffered() | SetApart() | CheckTimers() if situation.intake and situation.intake.is_offered:
            return replace(situation, messages=work.customer_messages(situation.intake.id))
        case _:
            return situation


def with_nearby(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add what a message was offered as a part of; for one that may begin something, what colleagues began lately.

    In a thread, and for somebody who writes to the desk alone, nothing is near.
    """
    intake, customer = situation.intake, situation.customer
    if intake and intake.is_offered and intake.offer and not isinstance(command, ReceiveMessage):
        return replace(situation, nearby=_nearby(of_request(intake.offer.intake, work), work))
    may_begin = isinstance(command, ReceiveMessage) and command.room is Room.CHANNEL and command.origin.thread is None
    goes_on = intake is not None and intake.is_undecided and belongs(command.origin.at, intake)
    if customer is None or not may_begin or goes_on or situation.ticket or situation.actor.is_staff:
        return situation
    lately = work.intakes_near(customer.id, command.origin.at, NEARBY_WITHIN, MAX_NEARBY)
    found = (near for one in reversed(lately) for near in _nearby(with_ticket(one, work), work))
    return replace(situation, nearby=tuple(sorted(found, key=lambda near: near.intake.first.at)))


def _nearby(found: Found, work: UnitOfWork) -> tuple[Nearby, ...]:
    """Return the request with the ticket in which it goes on, and all its words."""
    if found.intake is None:
        return ()
    ticket = gone_on(found, work).ticket
    is_many = found.intake.more and ticket is None
    messages = work.customer_messages(found.intake.id) if is_many else (found.intake.first,)
    return (Nearby(intake=found.intake, ticket=ticket, text=ticket.text if ticket else written(messages)),)
