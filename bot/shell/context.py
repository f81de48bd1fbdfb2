"""The rest that a decision may look at: the messages of its request, what is near it, what happened to it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Final

from msgspec.structs import replace

from bot import catalogue
from bot.catalogue.row import Needs
from bot.commands import (
    CheckTimers,
    Command,
    DeleteMessage,
    DeskCommand,
    EditMessage,
    JoinOffered,
    LookingCommand,
    OpenFromMessage,
    Pointed,
    Publish,
    ReceiveMessage,
    ReplyFromMessage,
    Room,
    SetApart,
    ShowReport,
    Split,
    SplitFromMessage,
    Submit,
    Unsend,
)
from bot.engine.intake.request import belongs
from bot.engine.located import Found
from bot.engine.situation import Nearby, Situation
from bot.engine.ticket.additions import shown_in
from bot.engine.views import radar, report
from bot.events import Event
from bot.language import kinds
from bot.model.contract import Contract
from bot.model.customer_message import CustomerMessage, internal_key, written
from bot.model.desk import Customer
from bot.model.form import FieldName
from bot.model.intake import Intake
from bot.model.places import MessageRef
from bot.model.reminder import Reached, key_of
from bot.model.revised import revised
from bot.model.ticket import Ticket
from bot.model.timer import TimerKind
from bot.ports import UnitOfWork
from bot.shell.subjects import NEARBY_WITHIN, gone_on, held, of_request, with_ticket
from policies.terms import Plan

MAX_NEARBY: Final = 20
"""The most recent requests of a customer that are searched for what a message may belong to."""


def with_messages(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add the message that a command is about, as the intake or ticket has it, and for an edit the others too."""
    match command:
        case ReceiveMessage(message=message) if _is_new(message, command, work):
            return situation
        case ReceiveMessage(message=message) | OpenFromMessage(pointed=Pointed(message=message)):
            return replace(situation, customer_message=held(message, situation.intake, work))
        case EditMessage(message=message) | DeleteMessage(message=message):
            place = command.origin.place
            key = internal_key(place, message) if place in situation.desk.triage else message
            said = held(key, situation.intake, work)
            later = None if said else held(key, situation.ticket, work)
            messages = work.customer_messages(situation.intake.id) if said and situation.intake else ()
            return replace(situation, customer_message=said, later_message=later, messages=messages)
        case Submit(filled=filled) if filled.intake:
            return replace(situation, customer_message=held(filled.id, situation.intake, work))
        case ReplyFromMessage(pointed=Pointed(message=message)):
            key = internal_key(command.origin.place, message)
            return replace(situation, later_message=held(key, situation.ticket, work))
        case Split() | SplitFromMessage() if situation.ticket:
            return _with_conversation(situation, situation.ticket, command, work)
        case Publish(text=text) | Unsend(text=text):
            ticket = situation.ticket
            key = text.rpartition("#")[0] or text or (ticket.last_remark if ticket else "")
            return replace(situation, later_message=held(key, ticket, work) if key else None)
        case JoinOffered() | SetApart() | CheckTimers() if situation.intake and situation.intake.is_offered:
            return replace(situation, messages=work.customer_messages(situation.intake.id))
        case _:
            return situation


def _is_new(message: str, command: Command, work: UnitOfWork) -> bool:
    """Return whether a message belongs to nothing yet, as nearly every one that comes: that is known ahead."""
    place = command.origin.place
    return place is not None and work.about(MessageRef(place=place, id=message)) is None


def _with_conversation(
    situation: Situation, ticket: Ticket, command: Split | SplitFromMessage, work: UnitOfWork
) -> Situation:
    """Add all that the customer's people wrote about a ticket, the message that is meant, and what has happened."""
    messages = (*work.customer_messages(ticket.intake), *work.customer_messages(ticket.id))
    meant = messages[-1:] if isinstance(command, Split) else _meant(messages, ticket, command, work)
    said = next(iter(meant), None)
    return replace(situation, messages=messages, later_message=said, timeline=_timeline(ticket, work))


def _meant(
    messages: Sequence[CustomerMessage], ticket: Ticket, command: SplitFromMessage, work: UnitOfWork
) -> Iterator[CustomerMessage]:
    """Yield the messages that are pointed at: the one itself, or those that a post of ours under a card shows."""
    place, pointed = command.origin.place, command.pointed
    if place is None or pointed is None:
        return
    for said in messages:
        shown = (work.posted(shown_in(one, place, said.key)) for one in (ticket.intake, ticket.id))
        if said.message == pointed.message or MessageRef(place=place, id=pointed.message) in shown:
            yield said


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
    return revised(situation, nearby=tuple(sorted(found, key=lambda near: near.intake.first.at)))


def _nearby(found: Found, work: UnitOfWork) -> tuple[Nearby, ...]:
    """Return the request with the ticket in which it goes on, and all its words."""
    if found.intake is None:
        return ()
    ticket = gone_on(found, work).ticket
    is_many = found.intake.more and ticket is None
    messages = work.customer_messages(found.intake.id) if is_many else (found.intake.first,)
    return (Nearby(intake=found.intake, ticket=ticket, text=ticket.text if ticket else written(messages)),)


def with_timers(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add the timers of the subject that wait, for a command that compares them with those that it needs."""
    subject = situation.ticket or situation.intake or situation.contract
    if subject is None or Needs.TIMERS not in catalogue.ROWS[type(command)].needs:
        return situation
    return replace(situation, timers=frozenset(work.waiting_timers(subject.id)))


def with_timeline(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add what has happened to the ticket, and to the request that it was, for a command that shows it."""
    ticket = situation.ticket
    if ticket is None or Needs.TIMELINE not in catalogue.ROWS[type(command)].needs:
        return situation
    return replace(situation, timeline=_timeline(ticket, work))


def _timeline(ticket: Ticket, work: UnitOfWork) -> tuple[Event, ...]:
    """Return what has happened to a ticket, and to the request that it was, oldest first."""
    recorded = (*work.timeline(ticket.intake), *work.timeline(ticket.id))
    return tuple(sorted((one.event for one in recorded), key=attrgetter("at")))


def asked_at(intake: Intake | None, work: UnitOfWork, now: datetime) -> datetime | None:
    """Return since when the question of a request can be read; None if there is none that is open."""
    return work.out_since(intake.question, now) if intake and intake.is_open else None


def with_reached(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add whom the last reminder of the ticket has reached, for timers that ask for an apology that names them."""
    ticket, now = situation.ticket, situation.now
    last = ticket.reminder if ticket else None
    if ticket is None or last is None or not _asks_for_an_apology(command):
        return situation
    out = {post: work.out_since(key_of(ticket.id, last.number, post), now) for post in last.posts}
    people = dict.fromkeys(person for post, at in out.items() if at and at < now for person in post.people)
    return replace(situation, reached=Reached(people=tuple(people), is_under_way=now in out.values()))


def with_figures(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add the figures of the customers on a radar, and the contracts of those of whom it names something.

    For a report it is how many promises were kept.
    """
    if isinstance(command, ShowReport):
        customers, months = report.scope_of(command, situation), report.months_of(command, situation)
        return replace(situation, tallies=work.contracts.tallies(months, [one.id for one in customers], situation.now))
    scope = radar.scope_of(command, situation)
    if scope is None:
        return situation
    figures = work.contracts.figures([one.id for one in scope.customers], situation.now)
    seen = replace(situation, figures=figures)
    named = radar.named(command, scope, seen)
    return replace(seen, contracts=work.contracts.of(named)) if named else seen


def _asks_for_an_apology(command: Command) -> bool:
    return isinstance(command, CheckTimers) and any(one.kind is TimerKind.APOLOGISE for one in command.timers)


def contract(
    found: Found, command: Command, customer: Customer | None, plan: Plan | None, work: UnitOfWork, *, now: datetime
) -> Contract | None:
    """Return the contract that a command names, or that with the customer at hand for one that changes it.

    So does whatever is done with a request that an allowance of its plan is spent by, since it may open or close it,
    and with a ticket of which an appeal is open, since that may end with it; and whatever is done outside its
    customer's term, since somebody decides on it.
    """
    ordered = (command.order if isinstance(command, Submit) else None) or command
    is_wanted = (
        Needs.CONTRACT in catalogue.ROWS[type(ordered)].needs
        or _spends(found, command, plan)
        or _ends_appeal(found, command)
        or _is_referred(found, command, customer, now)
    )
    return work.contracts.to_change(customer.id) if is_wanted and customer else found.contract


def _ends_appeal(found: Found, command: Command) -> bool:
    """Return whether a command may end an appeal that is open."""
    is_open = found.ticket is not None and found.ticket.appeal is not None
    return is_open and not isinstance(command, LookingCommand | DeskCommand)


def _is_referred(found: Found, command: Command, customer: Customer | None, now: datetime) -> bool:
    """Return whether the account manager may have to decide on a request, or has been asked to."""
    if customer is None:
        return False
    is_off = customer.term is not None and not customer.term.covers(customer.today(now))
    is_theirs = is_off or (found.intake is not None and found.intake.is_referred)
    return is_theirs and not isinstance(command, LookingCommand | DeskCommand)


def _spends(found: Found, command: Command, plan: Plan | None) -> bool:
    """Return whether a command may open or close a request of a kind that an allowance is spent by."""
    if plan is None or not plan.allowances or isinstance(command, LookingCommand | DeskCommand):
        return False
    if isinstance(command, Submit):
        kind = command.filled.said(FieldName.KIND)
    elif found.ticket or not found.intake:
        kind = found.ticket.kind if found.ticket else ""
    else:
        kind = kinds.of_request(found.intake, plan)
    return plan.allowance_of(kind) is not None
