"""One transaction of the desk: what came in, what became of it, and what is to be sent and asked again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Protocol, Self

from msgspec import Struct

from bot.commands import Deferrable, RewritingCommand
from bot.effects import Amend, Say, SetMark, ShowHome
from bot.events import Event
from bot.model.customer_message import CustomerMessage
from bot.model.ids import CustomerId, IntakeId, MessageKey, SubjectId, TicketId
from bot.model.intake import Intake
from bot.model.listed_ticket import ListedTicket
from bot.model.message import Message
from bot.model.people import Membership
from bot.model.places import Account, MessageRef, Place, Thread
from bot.model.selection import QueueCounts, Selection, TicketCounts
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.ports.contracts import Contracts
from bot.ports.incidents import Incidents
from bot.ports.reads import Read
from bot.ports.work_links import WorkLinks
from policies.terms import Plan


class Recorded(Struct, frozen=True, kw_only=True):
    """One line of a timeline: its number within its subject, from 1, and the event."""

    number: int
    event: Event


class PrivateMessage(Struct, frozen=True, kw_only=True):
    """A private message for one person in a place (and thread)."""

    account: Account
    place: Place
    thread: Thread | None
    message: Message


class UnitOfWork(Protocol):
    """One transaction. Leaving it without `commit` keeps nothing.

    Raises `StorageUnavailable` if the database can't take it, and `StaleVersion` if another was first.
    """

    def __enter__(self) -> Self:
        """Begin; on SQLite with the write lock in hand."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Roll back what wasn't committed."""

    def commit(self) -> None:
        """Make it all durable, at once."""

    def look_ahead(self, keys: Sequence[str], reads: Sequence[Read], at: datetime) -> None:
        """Prepare for deliveries that bring these keys, and for these questions, of which each may be asked or not.

        Nothing that is asked later is answered otherwise for it: what this transaction changes meanwhile counts.
        """

    def receive(self, keys: Sequence[str], at: datetime) -> bool:
        """Note a delivery; return False, and note nothing, if any of its keys was noted before."""

    def park(self, change: RewritingCommand, at: datetime) -> bool:
        """Keep a change of a message that hasn't come yet, until it does, for at most a day.

        Returns False, and keeps nothing, if the message has come.
        """

    def unpark(self, message: MessageRef, at: datetime) -> tuple[RewritingCommand, ...]:
        """Take out the changes kept for a message within the last day, in the order in which they happened."""

    def membership(self, account: Account) -> Membership | None:
        """Return what was last read about an account in the directory of the desk's workspace, however long ago."""

    def keep_membership(self, account: Account, membership: Membership) -> None:
        """Keep a directory entry, replacing what was read before."""

    def defer(self, command: Deferrable, until_known: Account, at: datetime) -> None:
        """Keep a command until it is known who an account is, after those that wait for that already."""

    def undefer(self, account: Account) -> Deferrable | None:
        """Take out the first command that waits for an account; on PostgreSQL nobody else gets the same one."""

    def waited_for(self, limit: int, since: datetime | None = None) -> tuple[Account, ...]:
        """Return the accounts that something waits for (`since`: from then or before), longest waiting first."""

    def pin(self, plan: Plan) -> None:
        """Keep this version of a plan for ever; nothing happens if it is kept already."""

    def pinned(self, version: str) -> Plan:
        """Return the plan of that version; raises KeyError for one never pinned."""

    def next_number(self) -> int:
        """Return the next ticket number, from 1, never given twice; one that was rolled back is free again."""

    def ticket(self, ticket: TicketId) -> Ticket | None:
        """Return the ticket of that id."""

    def ticket_in(self, thread: Thread) -> Ticket | None:
        """Return the latest ticket opened from that thread."""

    def tickets(self, selection: Selection, limit: int, after: int = 0) -> tuple[Ticket, ...]:
        """Return a selection's tickets in the order of `bot.model.turn`, at most `limit`, after the first `after`."""

    def listed(self, selection: Selection, limit: int, after: int = 0) -> tuple[ListedTicket, ...]:
        """Return the same tickets as lists have them: from columns alone, whatever hangs on them."""

    def count_tickets(self, selection: Selection) -> TicketCounts:
        """Return the number of tickets in a selection for each turn that it has any of.

        With closed ones among them no more than `COUNTED` and one need be counted, and of what words are in no more
        than the latest `SEARCHED` texts.
        """

    def queue_counts(self, selection: Selection, now: datetime) -> QueueCounts:
        """Return how many tickets of a selection have which turn, and are overdue or soon due at `now` (UTC)."""

    def intake(self, intake: IntakeId) -> Intake | None:
        """Return the intake of that id."""

    def intake_in(self, thread: Thread) -> Intake | None:
        """Return the latest intake of that thread."""

    def open_intake(self, place: Place, requester: Account) -> Intake | None:
        """Return the latest intake of this person in this place that is still open, or was refused."""

    def open_intakes(self, place: Place, limit: int) -> tuple[Intake, ...]:
        """Return the intakes in this place that are still open, or were refused, latest first, at most `limit`."""

    def intakes_near(self, customer: CustomerId, at: datetime, within: timedelta, limit: int) -> tuple[Intake, ...]:
        """Return the customer's intakes touched within that time of an instant (UTC), before or after it.

        Latest first, in any state, `limit` at most.
        """

    def about(self, ref: MessageRef) -> SubjectId | None:
        """Return the intake or ticket that a message belongs to.

        It is one that holds a person's message, or one that a post of ours is about. A message that several have held
        belongs to the one that was saved last.
        """

    def out_since(self, message_key: MessageKey, now: datetime) -> datetime | None:
        """Return since when the message of this key can be read (UTC): `now` while it waits or is on its way.

        None if there is none, or if it will never be out.
        """

    def posted(self, message_key: MessageKey) -> MessageRef | None:
        """Return the message that was posted under a message key."""

    def customer_message(self, subject: SubjectId, message: str) -> CustomerMessage | None:
        """Return the message of that key, if the intake or ticket has it, as it reads now."""

    def customer_messages(self, subject: SubjectId) -> tuple[CustomerMessage, ...]:
        """Return the customer's own messages of the intake or ticket, as they read now, in their order."""

    def save(self, subject: Intake | Ticket, events: Sequence[Event]) -> None:
        """Store an intake or a ticket as it is after `events`, which join its timeline, with the messages they hold.

        Its `version` counts all its events; StaleVersion is raised, here or by what needs it stored (another question,
        `commit`), unless the stored one is older by `len(events)`.
        """

    def timeline(self, subject: SubjectId) -> tuple[Recorded, ...]:
        """Return everything that happened to it, in order."""

    @property
    def contracts(self) -> Contracts:
        """The contracts with customers, within this transaction."""

    @property
    def incidents(self) -> Incidents:
        """The incidents, within this transaction."""

    @property
    def work_links(self) -> WorkLinks:
        """The tickets by the work that they are linked to, within this transaction."""

    def set_timer(self, timer: Timer) -> None:
        """Set a timer, at its new time if it is void (same key); one that waits, or has fired, stays as it is."""

    def cancel_timers(self, timers: Sequence[Timer]) -> None:
        """Void the timers of these keys that haven't fired."""

    def due_timers(self, now: datetime, limit: int) -> tuple[Timer, ...]:
        """Return timers that are due and neither fired nor void, earliest first.

        On PostgreSQL they are locked for this transaction. All due timers of a subject come together, so that one
        reminder can cover them: the `limit` that have been due for longest, and all others of their subjects.
        """

    def fired(self, timers: Sequence[Timer]) -> None:
        """Mark timers as done: they are never due again."""

    def waiting_timers(self, subject: SubjectId) -> tuple[Timer, ...]:
        """Return the timers of a subject that have neither fired nor are void, whenever they are due."""

    def next_timer_at(self) -> datetime | None:
        """Return when the earliest waiting timer is due."""

    def say(self, say: Say, at: datetime, customer: CustomerId | None = None) -> None:
        """Put a post in the outbox, after all that was put there before: `customer`'s, unless it says whose it is."""

    def amend(self, amend: Amend, at: datetime, customer: CustomerId | None = None) -> None:
        """Put an edit in the outbox."""

    def send_privately(self, send_privately: PrivateMessage, at: datetime) -> None:
        """Put a private message in the outbox."""

    def show_home(self, home: ShowHome, at: datetime) -> None:
        """Put somebody's home page in the outbox, and withdraw an earlier one that isn't out yet."""

    def set_mark(self, mark: SetMark, at: datetime, customer: CustomerId | None = None) -> None:
        """Put the change of a mark in the outbox, where marks wait for each other and for nothing else."""

    def drop_lapsed(self, ticket: TicketId, ref: MessageRef) -> None:
        """Forget the marks of a ticket on a message that nothing took: what shows there is put right with this."""

    def withdraw(self, tag: str) -> None:
        """Withdraw unsent posts that carry the tag."""

    def standing_in(self, place: Place) -> tuple[Intake | Ticket, ...]:
        """Return all intakes and tickets whose thread is in a place, in whatever state."""

    def follow(self, old: Place, new: Place, since: datetime) -> None:
        """Note that a place has another id since then, and carry over what is known by the old one.

        That is messages, deliveries, message keys, and everything still to be sent. Intakes and tickets are saved by
        the caller.
        """

    def moved_places(self) -> Mapping[Place, Place]:
        """Return each place that has another id now, with that id."""

    def quarantine(self, payload: str, problem: str, at: datetime) -> None:
        """Keep the raw payload of something that couldn't be handled, for a person to look at."""


OpenUnitOfWork = Callable[[], UnitOfWork]
"""A call that gives a unit of work, not yet entered."""
