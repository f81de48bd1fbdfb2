"""The requests and tickets that a message, a thread, a number or an id is about, as the store has them."""

from datetime import timedelta
from typing import Any, Final

from msgspec.structs import replace

from bot import catalogue
from bot.catalogue.row import Needs
from bot.commands import CheckTimers, Origin, Pointed, ReceiveMessage, ReportCall, Submit
from bot.engine.intake.question import intake_id
from bot.engine.intake.request import belongs
from bot.engine.located import NOWHERE, Found
from bot.language import orders
from bot.model.approval import AllowanceWish, SeverityWish, TermWish
from bot.model.customer_message import CustomerMessage
from bot.model.desk import Desk
from bot.model.ids import CustomerId, IntakeId, SubjectId, TicketId, contracted
from bot.model.intake import Intake, IntakeState
from bot.model.listed_ticket import ListedTicket
from bot.model.places import Account, MessageRef, Place, Thread
from bot.model.revised import revised
from bot.model.selection import Selection
from bot.model.ticket import Ticket
from bot.model.timer import TimerKind
from bot.model.turn import Turn
from bot.ports import UnitOfWork

MAX_UNDER_WAY: Final = 200
"""The most open tickets of a chat that are searched for the latest."""
MAX_ASKED: Final = 100
"""The most requests and tickets of a place that are searched for one that waits for a severity."""
NEARBY_WITHIN: Final = timedelta(hours=1)
"""The age beyond which no request can be what a message belongs to: a question is open for half an hour."""


def in_thread(thread: Thread, work: UnitOfWork) -> Found:
    """Return what began in a thread, or else what its first message is about."""
    intake, ticket = work.intake_in(thread), work.ticket_in(thread)
    began = with_ticket(intake, work) if intake and not ticket else Found(intake=intake, ticket=ticket)
    if began.intake or began.ticket:
        return began
    return of_message(MessageRef(place=thread.place, id=thread.root), work)


def gone_on(found: Found, work: UnitOfWork) -> Found:
    """Return where it goes on: the ticket that another was merged into, or the request that it was added to.

    A ticket that had been closed for long goes on in the request that its customer's words began then.
    """
    found = of_added(found, work)
    ticket = found.ticket
    while ticket and ticket.merged_into:
        ticket = work.ticket(ticket.merged_into)
    if ticket and ticket.continued_in:
        return gone_on(of_request(ticket.continued_in, work), work)
    return revised(found, ticket=ticket)


def of_added(found: Found, work: UnitOfWork) -> Found:
    """Return the request that another was added to, or else what was found."""
    while found.intake and found.intake.state is IntakeState.ADDED and found.intake.offer:
        found = of_request(found.intake.offer.intake, work)
    return found


def under_card(origin: Origin, pointed: Pointed | None, work: UnitOfWork) -> Found:
    """Return the ticket under whose card a message is, or that it was kept with before."""
    if origin.thread:
        return in_thread(origin.thread, work)
    return of_message(MessageRef(place=origin.place, id=pointed.message), work) if origin.place and pointed else NOWHERE


def held(key: str, case: Intake | Ticket | None, work: UnitOfWork) -> CustomerMessage | None:
    """Return the message as the request or the ticket last has it; None if it isn't one of its messages."""
    return work.customer_message(case.id, key) if case else None


def of_message(ref: MessageRef, work: UnitOfWork) -> Found:
    """Return the request or ticket that a message belongs to."""
    subject = work.about(ref)
    if subject is None:
        return NOWHERE
    ticket = work.ticket(TicketId(subject))
    return of_request(ticket.intake if ticket else IntakeId(subject), work)


def about_subject(subject: SubjectId, work: UnitOfWork) -> Found:
    """Return the subject of that id: a contract, a ticket alone, or a request with the ticket it became."""
    customer = contracted(subject)
    if customer:
        return Found(contract=work.contracts.to_change(customer))
    ticket = work.ticket(TicketId(subject))
    return Found(ticket=ticket) if ticket else of_request(IntakeId(subject), work)


def of_request(intake_id: IntakeId, work: UnitOfWork) -> Found:
    """Return a request, with the ticket that it became."""
    intake = work.intake(intake_id)
    return with_ticket(intake, work) if intake else NOWHERE


def asked_in(place: Place, by: Account, customer: CustomerId, work: UnitOfWork) -> Found:
    """Return what still waits for a severity in that place: this person's last, else the only one there is.

    That is a request, or a ticket that opened before anybody chose.
    """
    there = Selection(customer=customer, place=place)
    requests = (
        one for one in work.open_intakes(place, MAX_ASKED) if (one.is_open or one.is_held) and one.customer == customer
    )
    tickets = (one for one in work.listed(there, MAX_ASKED) if one.severity is None)
    waiting: tuple[Intake | ListedTicket, ...] = (*requests, *tickets)
    own = [one for one in waiting if one.requester == by]
    found = max(own, key=lambda one: one.opened_at, default=None) or (waiting[0] if len(waiting) == 1 else None)
    if found is None:
        return NOWHERE
    return Found(intake=found) if isinstance(found, Intake) else _of_listed(found, work)


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
    found = [ticket for chat in chats for ticket in work.listed(chat, MAX_UNDER_WAY)]
    latest = max(found, key=lambda ticket: ticket.opened_at, default=None)
    return _of_listed(latest, work) if latest else None


def _of_listed(line: ListedTicket, work: UnitOfWork) -> Found:
    """Return the request that a ticket of a list was, with the ticket."""
    ticket = work.ticket(line.id)
    return of_request(ticket.intake, work) if ticket else NOWHERE


def with_ticket(intake: Intake, work: UnitOfWork) -> Found:
    """Return an intake, with the ticket that it became."""
    return Found(intake=intake, ticket=work.ticket(intake.ticket) if intake.ticket else None)


def _of_approval(number: int, work: UnitOfWork) -> Found:
    """Return the contract in which an approval was asked for, and the request or ticket that it is about, if any."""
    contract = work.contracts.asked(number)
    approval = contract.approval(number) if contract else None
    wish = approval.wish if approval else None
    if isinstance(wish, TermWish):
        return replace(of_request(wish.intake, work), contract=contract)
    ticket = work.ticket(wish.ticket) if isinstance(wish, AllowanceWish | SeverityWish) else None
    return Found(contract=contract, ticket=ticket)


def _with_waiting(found: Found, command: Any, work: UnitOfWork) -> Found:
    """Return a contract with the request that waits for its term, if a timer asks about that."""
    timers = command.timers if isinstance(command, CheckTimers) else ()
    asked = next((one.about for one in timers if one.kind is TimerKind.TERM), None)
    wishes = (one.wish for one in found.contract.approvals if one.milestone == asked) if found.contract else ()
    wish = next((one for one in wishes if isinstance(one, TermWish)), None)
    return replace(of_request(wish.intake, work), contract=found.contract) if wish else found


def named_by(command: Any, work: UnitOfWork) -> Found:
    """Return the request and the tickets that a command names, by the fields that the catalogue says it has."""
    command = (command.order if isinstance(command, Submit) else None) or command
    needs = catalogue.ROWS[type(command)].needs
    if Needs.TICKET in needs:
        other = work.ticket(command.into) if Needs.OTHER in needs else None
        ticket = work.ticket(command.ticket)
        while isinstance(command, ReportCall) and ticket and ticket.merged_into:  # a call is heard where it goes on
            ticket = work.ticket(ticket.merged_into)
        return Found(ticket=ticket, other=other)
    if Needs.REQUEST in needs:
        return of_request(command.intake, work)
    if Needs.SUBJECT in needs:
        return _with_waiting(about_subject(command.subject, work), command, work)
    if Needs.APPROVAL in needs:
        return _of_approval(command.number, work)
    place = command.origin.place
    if Needs.FORM in needs:
        return of_request(command.filled.intake or intake_id(place, command.filled.id), work)
    if Needs.MESSAGE in needs and place:
        return of_added(of_message(MessageRef(place=place, id=command.message), work), work)
    return NOWHERE
