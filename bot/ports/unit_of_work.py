"""One transaction of the desk: what was heard, what became of it, and what is to be said and asked again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from bot.commands import Deferrable, RewritingCommand
from bot.effects import Amend, Say, ShowHome
from bot.events import Event
from bot.model.ids import CustomerId, IntakeId, Slot, SubjectId, TicketId
from bot.model.intake import Intake, Said
from bot.model.message import Message
from bot.model.people import Membership
from bot.model.places import Account, MessageRef, Place, Thread
from bot.model.selection import Selection
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.model.turn import Turn
from policies.terms import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One line of a timeline: its number within its subject, from 1, and the event."""

    number: int
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisper:
    """A message for one person in a place (and thread), seen by nobody else."""

    account: Account
    place: Place
    thread: Thread | None
    message: Message


class UnitOfWork(Protocol):
    """One transaction. Leaving it without `commit` keeps nothing.

    Raises `StorageUnavailable` where the database cannot take it and `StaleVersion` where another was first.
    """

    def __enter__(self) -> Self:
        """Begins; on SQLite with the write lock in hand."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Rolls back what was not committed."""

    def commit(self) -> None:
        """Makes it all durable, at once."""

    def receive(self, keys: Sequence[str], at: datetime) -> bool:
        """Notes a delivery; False, and nothing noted, if any of its keys was noted before."""

    def park(self, change: RewritingCommand, at: datetime) -> bool:
        """Keeps what became of a message that has not come, until it does, at most a day; False, and nothing kept, if
        the message has come.
        """

    def unpark(self, message: MessageRef, at: datetime) -> tuple[RewritingCommand, ...]:
        """Takes out what was kept for a message within the last day, in the order in which it happened."""

    def membership(self, account: Account) -> Membership | None:
        """What was read last of an account in the directory of the desk's workspace, however long ago."""

    def keep_membership(self, account: Account, membership: Membership) -> None:
        """Keeps that, in the place of what was read before."""

    def defer(self, command: Deferrable, until_known: Account, at: datetime) -> None:
        """Keeps a command that waits until it is known who an account is, after those that wait for that already."""

    def undefer(self, account: Account) -> Deferrable | None:
        """Takes out the first command that waits for an account; on PostgreSQL nobody else gets the same one."""

    def waited_for(self, limit: int, since: datetime | None = None) -> tuple[Account, ...]:
        """The accounts for which something waits (`since`: from then or before), longest waiting first."""

    def pin(self, plan: Plan) -> None:
        """Keeps this version of a plan for ever; nothing happens if it is kept already."""

    def pinned(self, version: str) -> Plan:
        """The plan of that version; raises KeyError for one never pinned."""

    def next_number(self) -> int:
        """The next ticket number, from 1, never given twice (a number of a rolled-back transaction is free again)."""

    def ticket(self, ticket: TicketId) -> Ticket | None:
        """The ticket of that id."""

    def ticket_in(self, thread: Thread) -> Ticket | None:
        """The latest ticket opened from that thread."""

    def tickets(self, selection: Selection, limit: int, after: int = 0) -> tuple[Ticket, ...]:
        """The tickets of a selection in the order of `bot.model.turn`, at most `limit`, behind the first `after`."""

    def count_tickets(self, selection: Selection) -> Mapping[Turn, int]:
        """How many tickets a selection has, of each turn that it has any of."""

    def intake(self, intake: IntakeId) -> Intake | None:
        """The intake of that id."""

    def intake_in(self, thread: Thread) -> Intake | None:
        """The latest intake of that thread."""

    def open_intake(self, place: Place, requester: Account) -> Intake | None:
        """The latest intake of this person in this place that is still open, or was refused."""

    def open_intakes(self, place: Place, limit: int) -> tuple[Intake, ...]:
        """The latest intakes in this place that are still open, or were refused, latest first, at most `limit`."""

    def latest_intakes(self, customer: CustomerId, limit: int) -> tuple[Intake, ...]:
        """The customer's latest intakes, whatever became of them, latest first, at most `limit`."""

    def about(self, ref: MessageRef) -> SubjectId | None:
        """The intake or ticket that a message belongs to: a person's that it holds, or a post of ours that names it.

        A message that several have held belongs to the one that was saved last.
        """

    def out_since(self, slot: Slot, now: datetime) -> datetime | None:
        """Since when the message of this key can be read (UTC): `now` while it waits or is on its way.

        None if there is none, or if it will never be out.
        """

    def customer_message(self, subject: SubjectId, message: str) -> Said | None:
        """The message of that platform's id as the intake or ticket holds it now; None if it is not one of its own."""

    def customer_messages(self, subject: SubjectId) -> tuple[Said, ...]:
        """All messages that the intake or ticket holds, as they read now, in the order in which they came."""

    def save(self, subject: Intake | Ticket, events: Sequence[Event]) -> None:
        """Stores an intake or a ticket as it is after `events`, which join its timeline, and the messages they hold.

        Its `version` counts all its events; raises StaleVersion unless the stored one is older by `len(events)`.
        """

    def timeline(self, subject: SubjectId) -> tuple[Recorded, ...]:
        """Everything that happened to it, in order."""

    def set_timer(self, timer: Timer) -> None:
        """Sets a timer; one that was ever set before (same key) stays as it is, fired or not."""

    def cancel_timers(self, timers: Sequence[Timer]) -> None:
        """Voids the timers of these keys that have not fired."""

    def due_timers(self, now: datetime, limit: int) -> tuple[Timer, ...]:
        """Timers that are due and neither fired nor void, earliest first; on PostgreSQL locked for this transaction.

        Of a subject all that are due come together, so that they can be told as one: the `limit` that have been due
        for longest, and all others of their subjects.
        """

    def fired(self, timers: Sequence[Timer]) -> None:
        """Marks timers as done: they are never due again."""

    def next_timer_at(self) -> datetime | None:
        """When the earliest waiting timer is due."""

    def say(self, say: Say, at: datetime) -> None:
        """Puts a post in the outbox, after all that was put there before."""

    def amend(self, amend: Amend, at: datetime) -> None:
        """Puts an edit in the outbox."""

    def whisper(self, whisper: Whisper, at: datetime) -> None:
        """Puts a message for one person in the outbox."""

    def show_home(self, home: ShowHome, at: datetime) -> None:
        """Puts somebody's home page in the outbox, and takes back an earlier one that is not out yet."""

    def withdraw(self, tag: str) -> None:
        """Takes back unsent posts that carry the tag."""

    def standing_in(self, place: Place) -> tuple[Intake | Ticket, ...]:
        """All intakes and tickets whose thread is in a place, whatever became of them."""

    def follow(self, old: Place, new: Place, since: datetime) -> None:
        """Notes that a place has another id since then, and knows by the new one what it knew by the old one: messages,
        deliveries, slots, and what is to be said. Intakes and tickets are saved by whoever calls this.
        """

    def moved_places(self) -> Mapping[Place, Place]:
        """Each place that has another id now, with that."""

    def quarantine(self, payload: str, problem: str, at: datetime) -> None:
        """Keeps the raw payload of something that could not be handled, for a person to look at."""


OpenUnitOfWork = Callable[[], UnitOfWork]
"""Gives a unit of work, not yet entered."""
