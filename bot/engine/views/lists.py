"""The lists that a command asks for: what is read of them from the store, and no more."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from bot.commands import (
    ArrangeIncident,
    CheckTimers,
    Command,
    FollowChannel,
    ListTickets,
    Merge,
    NoteChannel,
    NoteDeactivation,
    NoteDeparture,
    OpenHome,
    OpenTicketForm,
    PlaceCommand,
    Queue,
    RadarCommand,
    ReceiveMessage,
    Search,
    Submit,
)
from bot.engine.access import reader
from bot.engine.situation import Situation
from bot.engine.ticket.standing import asks_about_tickets
from bot.engine.views import radar
from bot.engine.views.sought import Sought
from bot.language import plain
from bot.language.filters import QueuePart, QueueWish, page_of, wanted
from bot.language.incident_words import wants_tickets
from bot.model.ids import TicketId
from bot.model.selection import Page, Selection
from bot.model.ticket import Status
from bot.model.turn import NEVER, Turn
from bot.oncall.hand_over import line_of, next_hand_over

LISTED: Final = 20
"""The tickets on a page of the list."""
QUEUED: Final = 12
"""The tickets on a page of the queue, which says more about each."""
AT_HOME: Final = 8
"""The tickets in each part of a home page."""
OFFERED: Final = 5
"""The tickets that a question may be about, one line each."""
MERGED: Final = 100
"""The tickets that another can be merged into, or that can be tied to an incident: as many as a choice can have."""
IN_TABLE: Final = 100
"""The most tickets in a table."""
NAMED: Final = 10
"""The tickets that are named by their numbers."""


def lists_asked_for(command: Command, situation: Situation) -> tuple[Sought, ...]:
    """Return the lists that the actor asks for: staff those of all customers, others those of their own.

    `situation` is the one that the command is decided in, before there are pages in it.
    """
    if isinstance(command, Submit) and isinstance(command.order, Search):
        command = command.order
    actor = situation.actor
    if isinstance(command, PlaceCommand):
        return _concerned(command, situation)
    if isinstance(command, CheckTimers):
        return _of_shift(command, situation) or radar.sought(command, situation)
    if isinstance(command, RadarCommand):
        return radar.sought(command, situation)
    if actor.is_staff:
        return _of_staff(command, situation)
    customer = situation.desk.customer(actor.customer) if actor.customer else None
    is_asked = not isinstance(command, ReceiveMessage) or asks_about_tickets(command, situation.desk)
    if customer is None or not is_asked:
        return ()
    theirs = Selection(customer=customer.id, reader=reader(actor, customer))
    match command:
        case ListTickets() | Search():
            return _listed(command, theirs, situation)
        case OpenHome():
            waiting = replace(theirs, status=Status.WAITING)
            return (Sought(selection=replace(theirs, ahead=Status.WAITING), size=AT_HOME, counted=waiting),)
        case ReceiveMessage():
            running = replace(theirs, last=Turn.SNOOZED)
            own = replace(running, requesters=frozenset({actor.account} if actor.account else set()))
            return tuple(Sought(selection=one, size=OFFERED) for one in (own, running))
        case _:
            return ()


def only_one(command: Command, pages: Sequence[Page]) -> TicketId | None:
    """Return the one ticket that a question outside threads can be about; None if there are several, or none."""
    found = next((page for page in pages if page.tickets), None)
    return found.tickets[0].id if isinstance(command, ReceiveMessage) and found and found.found == 1 else None


def _of_staff(command: Command, situation: Situation) -> tuple[Sought, ...]:
    match command:
        case ListTickets() | Search():
            return _listed(command, Selection(), situation)
        case Queue():
            asked = wanted(command.words, situation.desk, situation.severities)
            return () if asked.unread else (_sought_in_queue(asked, situation),)
        case OpenTicketForm(verb="merge") | Submit(order=Merge()):
            return _beside(situation)
        case ArrangeIncident() if wants_tickets(command.text, situation.desk.ticket_prefix):
            return (Sought(selection=Selection(last=Turn.SNOOZED, ahead=situation.now), size=MERGED),)
        case OpenHome():
            mine, nobodys = (QueueWish(parts=frozenset({part})) for part in (QueuePart.MINE, QueuePart.UNASSIGNED))
            return (
                replace(
                    _sought_in_queue(mine, situation), size=AT_HOME, counted=Selection(last=Turn.SNOOZED), in_table=0
                ),
                Sought(selection=_queued(nobodys, situation), size=AT_HOME),
                Sought(selection=_with_others(situation), size=AT_HOME),
            )
        case _:
            return ()


def _beside(situation: Situation) -> tuple[Sought, ...]:
    """Return the other open tickets of the same customer, into which one can be merged."""
    ticket = situation.ticket
    if ticket is None:
        return ()
    others = Selection(customer=ticket.customer, besides=frozenset({ticket.id}))
    return (Sought(selection=others, size=MERGED),)


def _of_shift(command: CheckTimers, situation: Situation) -> tuple[Sought, ...]:
    """Return what is open at a hand-over, and what of it is due until the next one; nothing for other timers."""
    line = line_of(command.subject)
    if line is None:
        return ()
    ends = next_hand_over(situation.desk, line, situation.now)
    everything = Selection(last=Turn.SNOOZED)
    return (
        Sought(selection=everything, size=1),
        Sought(selection=replace(everything, last=Turn.OURS, due_before=ends or NEVER), size=NAMED),
    )


def _listed(command: ListTickets | Search, theirs: Selection, situation: Situation) -> tuple[Sought, ...]:
    """Return a list of the tickets that somebody may see: the open ones, the closed ones, or what is searched for."""
    if isinstance(command, ListTickets):
        closed = replace(theirs, first=Turn.CLOSED, last=Turn.CLOSED, latest_first=True)
        ahead = Status.WAITING if theirs.reader else situation.now
        is_open = replace(theirs, ahead=ahead)
        wanted_list = closed if command.closed else is_open
        return (Sought(selection=wanted_list, size=LISTED, page=command.page, in_table=IN_TABLE),)
    page, text = page_of(command.words)
    searched = plain.sought(text)
    if not searched:
        return ()
    found = replace(theirs, last=Turn.CLOSED, words=searched, latest_first=True)
    return (Sought(selection=found, size=LISTED, page=page, in_table=IN_TABLE),)


def _sought_in_queue(asked: QueueWish, situation: Situation) -> Sought:
    """Return a page of the queue; how much waits is told of whose it is and of which severity, whatever the state."""
    whose = asked.parts & {QueuePart.MINE, QueuePart.UNASSIGNED}
    counted = replace(_queued(replace(asked, parts=whose), situation), last=Turn.SNOOZED, ahead=None)
    found = _queued(asked, situation)
    return Sought(selection=found, size=QUEUED, page=asked.page, counted=counted, in_table=IN_TABLE)


def _with_others(situation: Situation) -> Selection:
    """Return what is in the queue and assigned to somebody else of the staff."""
    others = frozenset(person.id for person in situation.desk.people) - {situation.actor.id}
    return replace(_queued(QueueWish(), situation), assignees=frozenset(map(str, others)))


def _queued(asked: QueueWish, situation: Situation) -> Selection:
    """Return what is in the queue: open tickets, and snoozed ones only if they are asked for."""
    parts = asked.parts
    is_snoozed = QueuePart.SNOOZED in parts
    first, last = (Turn.SNOOZED, Turn.SNOOZED) if is_snoozed else (Turn.UNANSWERED, Turn.CUSTOMERS)
    if QueuePart.UNANSWERED in parts:
        last = Turn.UNANSWERED
    staff = frozenset(person.id for person in situation.desk.people)
    return Selection(
        first=first,
        last=last,
        customer=asked.customer.id if asked.customer else None,
        status=Status.WAITING if QueuePart.WAITING in parts else None,
        severity=asked.severity,
        assignee=situation.actor.id if QueuePart.MINE in parts else None,
        staff=staff if QueuePart.UNASSIGNED in parts else None,
        due_before=situation.now if QueuePart.OVERDUE in parts else None,
        ahead=situation.now,
    )


def _concerned(command: PlaceCommand, situation: Situation) -> tuple[Sought, ...]:
    """Return what is open in the channel that has changed, or belongs to the contact who left it."""
    origin = command.origin
    customer = situation.desk.customer_in(origin.place) if origin.place else situation.customer
    if customer is None:
        return ()
    match command:
        case NoteChannel() | FollowChannel():
            return (Sought(selection=Selection(customer=customer.id, place=origin.place), size=NAMED),)
        case NoteDeparture() | NoteDeactivation():
            known = situation.desk.contact_of(origin.by, origin.email) if origin.by else ()
            own = {account for of, one in known if of.id == customer.id for account in one.accounts}
            accounts = frozenset(own | ({origin.by} if origin.by else set()))
            return (Sought(selection=Selection(customer=customer.id, requesters=accounts), size=NAMED),)
        case _:
            return ()
