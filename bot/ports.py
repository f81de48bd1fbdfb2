"""What the desk needs of the world, as promises. Every implementation passes the same contract tests."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from bot.effects import Amend, Say
from bot.events import Event, IntakeEvent, TicketEvent
from bot.model.ids import CustomerId, IntakeId, Slot, SubjectId, TicketId
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.places import Account, MessageRef, Place, Thread
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from policies.terms import Plan


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> datetime:
        """This instant, UTC."""

    def monotonic(self) -> float:
        """Seconds that never run backwards."""


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

    def tickets(self, customer: CustomerId | None, limit: int) -> tuple[Ticket, ...]:
        """Tickets not closed, of one customer or of all, those due first first, undated last, at most `limit`."""

    def intake(self, intake: IntakeId) -> Intake | None:
        """The intake of that id."""

    def intake_in(self, thread: Thread) -> Intake | None:
        """The latest intake of that thread."""

    def open_intake(self, place: Place, requester: Account) -> Intake | None:
        """The latest intake of this person in this place that is still open, or was refused."""

    def save_intake(self, intake: Intake, events: Sequence[IntakeEvent]) -> None:
        """Stores the intake as it is after `events`, which join its timeline.

        `intake.version` counts all its events; raises StaleVersion unless the stored one is older by `len(events)`.
        """

    def save_ticket(self, ticket: Ticket, events: Sequence[TicketEvent]) -> None:
        """Likewise, for a ticket."""

    def timeline(self, subject: SubjectId) -> tuple[Recorded, ...]:
        """Everything that happened to it, in order."""

    def set_timer(self, timer: Timer) -> None:
        """Sets a timer; one that was ever set before (same key) stays as it is, fired or not."""

    def cancel_timers(self, subject: SubjectId) -> None:
        """Voids the subject's timers that have not fired."""

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

    def withdraw(self, tag: str) -> None:
        """Takes back unsent posts that carry the tag."""

    def quarantine(self, payload: str, problem: str, at: datetime) -> None:
        """Keeps the raw payload of something that could not be handled, for a person to look at."""


OpenUnitOfWork = Callable[[], UnitOfWork]
"""Gives a unit of work, not yet entered."""


class DeliveryKind(StrEnum):
    """What is to be done with a delivery."""

    POST = "post"
    EDIT = "edit"
    WHISPER = "whisper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a delivery goes, as far as it is known: exactly one of `place` and `account` for posts.

    `thread` is the root to reply under; `edits` the message to edit; a whisper has both `place` and `account`.
    """

    place: Place | None = None
    account: Account | None = None
    thread: str | None = None
    edits: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One row of the outbox, claimed for sending. `id` travels in the message's metadata.

    `in_doubt`: an earlier try may have got through; look for `id` from `first_tried_at` on before sending again.
    `message` None: the row cannot be read back, so that it can only fail.
    """

    id: str
    kind: DeliveryKind
    conversation: str
    address: Address
    message: Message | None
    attempts: int
    in_doubt: bool
    created_at: datetime
    first_tried_at: datetime | None
    urgent: bool = False


class Outbox(Protocol):
    """The sending side of the outbox. Each call is its own short transaction."""

    def recover(self) -> int:
        """At start: what was on its way when the process died is in doubt now. Returns how many."""

    def waiting(self, now: datetime, limit: int) -> tuple[str, ...]:
        """Conversations with something to send now, urgent ones first, then the longest waiting.

        Leaves out conversations with a delivery on its way or with a head that must wait (`later`), unless that
        waits only in its own lane.
        """

    def claim(self, conversation: str, now: datetime) -> Delivery | None:
        """Takes the next delivery of a conversation, urgent ones first, else in the order they were put in.

        It is committed as being on its way before it is returned. Edits and replies whose slot has not been posted
        yet wait for it; an edit whose slot never will be is dropped, a reply then goes to the channel. None when there
        is nothing, or when the head must wait until a later time.
        """

    def sent(self, delivery: str, ref: MessageRef | None, now: datetime) -> None:
        """It is out, as `ref`; its slot now points there."""

    def later(self, delivery: str, not_before: datetime, *, in_doubt: bool, problem: str) -> None:
        """It is not (or not surely) out; try again at `not_before`, and nothing of that conversation before it."""

    def failed(self, delivery: str, problem: str) -> None:
        """It will never be out. It stays in the outbox, to be looked at."""

    def next_at(self) -> datetime | None:
        """When the earliest delivery that must wait may be tried again."""

    def slot(self, slot: Slot) -> MessageRef | None:
        """Where a slot was posted."""


class References(Protocol):
    """What a platform must be told to be spoken to again: for each key (`str` of a place or an account) a few words
    that its adapter alone understands. Each call is its own short transaction; raises `StorageUnavailable`.
    """

    def remember(self, key: str, reference: str) -> None:
        """Keeps the reference under the key, in the place of an earlier one."""

    def recall(self, key: str) -> str | None:
        """The reference kept last under the key."""


class ChatPlatform(Protocol):
    """One chat platform, for speaking. Raises only the `DeliveryFailed` family."""

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Posts a message that carries `delivery` in its metadata."""

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Replaces a message of ours; may be repeated."""

    async def whisper(self, address: Address, message: Message, delivery: str) -> None:
        """Shows a message to one person."""

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        """The message that carries `delivery`, posted since then; None if it is surely not there; else Unknowable."""
