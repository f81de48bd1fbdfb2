"""The unit of work without SQL, with the same promises: what it keeps ends with the process.

A unit of work changes a copy, which takes the place of the original at its commit. Values pass through the codecs.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Lock
from types import TracebackType
from typing import Self

from bot.commands import Deferrable, RewritingCommand
from bot.effects import Amend, Say, SetMark, ShowHome
from bot.errors import StorageUnavailable
from bot.events import Event
from bot.model.customer_message import CustomerMessage
from bot.model.ids import CustomerId, IntakeId, MessageKey, SubjectId, TicketId
from bot.model.intake import Intake
from bot.model.listed_ticket import ListedTicket, listed
from bot.model.people import Membership
from bot.model.places import Account, MessageRef, Place, Thread
from bot.model.selection import QueueCounts, Selection, TicketCounts, selected
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.ports import PrivateMessage, Recorded
from bot.ports.reads import Read
from policies.terms import Plan
from storage import codecs, entries
from storage.memory import cases as memory_cases
from storage.memory import deferred, parked_changes, search
from storage.memory import moved_places as memory_places
from storage.memory import timers as memory_timers
from storage.memory.beside import MemoryBeside
from storage.memory.kept import Kept
from storage.states import Quarantined
from storage.text import storable

PATIENCE = 1.8
"""The seconds to wait for another unit of work, as a database would."""


class MemoryStore:
    """The store in memory, shared by its units of work and its outbox."""

    def __init__(self) -> None:
        self.kept = Kept()
        self._lock = Lock()

    def unit_of_work(self) -> "MemoryUnitOfWork":
        """Return a unit of work, not yet entered."""
        return MemoryUnitOfWork(self)

    def look(self) -> "MemoryUnitOfWork":
        """Return a unit of work that waits for nobody and can't commit."""
        return MemoryUnitOfWork(self, looks=True)

    def take(self) -> None:
        """Wait for its turn to write; raises StorageUnavailable if it doesn't come."""
        if not self._lock.acquire(timeout=PATIENCE):
            raise StorageUnavailable("Another unit of work has not ended.")

    def give_back(self) -> None:
        self._lock.release()

    @contextmanager
    def turn(self) -> Iterator[Kept]:
        """Give the contents, for a change that can't fail half way."""
        self.take()
        try:
            yield self.kept
        finally:
            self.give_back()


class MemoryUnitOfWork(MemoryBeside):
    """`bot.ports.UnitOfWork` in memory. One that `looks` waits for nobody, and can't commit."""

    def __init__(self, store: MemoryStore, *, looks: bool = False) -> None:
        self._store = store
        self._looks = looks
        self._kept = Kept()

    def __enter__(self) -> Self:
        if not self._looks:
            self._store.take()
        self._kept = self._store.kept.copy()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if not self._looks:
            self._store.give_back()

    def commit(self) -> None:
        if self._looks:
            raise StorageUnavailable("Who only looks can't write.")
        self._store.kept = self._kept
        self._kept = self._kept.copy()

    # Arrivals and plans

    def look_ahead(self, keys: Sequence[str], reads: Sequence[Read], at: datetime) -> None:
        """Nothing is far away."""

    def receive(self, keys: Sequence[str], at: datetime) -> bool:
        if not self._kept.receipts.isdisjoint(keys):
            return False
        self._kept.receipts.update(keys)
        return True

    def park(self, change: RewritingCommand, at: datetime) -> bool:
        return parked_changes.park(self._kept, change, at)

    def unpark(self, message: MessageRef, at: datetime) -> tuple[RewritingCommand, ...]:
        return parked_changes.unpark(self._kept, message, at)

    def membership(self, account: Account) -> Membership | None:
        return self._kept.memberships.get(account)

    def keep_membership(self, account: Account, membership: Membership) -> None:
        self._kept.memberships[account] = codecs.stored(membership, codecs.MEMBERSHIP)

    def defer(self, command: Deferrable, until_known: Account, at: datetime) -> None:
        deferred.defer(self._kept, command, until_known, at)

    def undefer(self, account: Account) -> Deferrable | None:
        return deferred.undefer(self._kept, account)

    def waited_for(self, limit: int, since: datetime | None = None) -> tuple[Account, ...]:
        return deferred.waited_for(self._kept, limit, since)

    def quarantine(self, payload: str, problem: str, at: datetime) -> None:
        self._kept.quarantined.append(Quarantined(payload=storable(payload), problem=problem, at=at))

    def pin(self, plan: Plan) -> None:
        if plan.version not in self._kept.plans:
            self._kept.plans[plan.version] = codecs.stored(plan, codecs.PLAN)

    def pinned(self, version: str) -> Plan:
        return self._kept.plans[version]

    # Intakes and tickets

    def next_number(self) -> int:
        self._kept.number += 1
        return self._kept.number

    def ticket(self, ticket: TicketId) -> Ticket | None:
        return self._kept.tickets.get(ticket)

    def ticket_in(self, thread: Thread) -> Ticket | None:
        return memory_cases.last(ticket for ticket in self._kept.tickets.values() if ticket.thread == thread)

    def tickets(self, selection: Selection, limit: int, after: int = 0) -> tuple[Ticket, ...]:
        return selected(search.found(self._kept, selection), selection)[after : after + limit]

    def listed(self, selection: Selection, limit: int, after: int = 0) -> tuple[ListedTicket, ...]:
        return tuple(map(listed, self.tickets(selection, limit, after)))

    def count_tickets(self, selection: Selection) -> TicketCounts:
        return search.counts(self._kept, selection)

    def queue_counts(self, selection: Selection, now: datetime) -> QueueCounts:
        return search.queue_counts(self._kept, selection, now)

    def intake(self, intake: IntakeId) -> Intake | None:
        return self._kept.intakes.get(intake)

    def intake_in(self, thread: Thread) -> Intake | None:
        return memory_cases.last(one for one in self._kept.intakes.values() if one.thread == thread)

    def open_intake(self, place: Place, requester: Account) -> Intake | None:
        return memory_cases.last(one for one in memory_cases.joinable(self._kept, place) if one.requester == requester)

    def open_intakes(self, place: Place, limit: int) -> tuple[Intake, ...]:
        return memory_cases.joinable(self._kept, place)[::-1][:limit]

    def intakes_near(self, customer: CustomerId, at: datetime, within: timedelta, limit: int) -> tuple[Intake, ...]:
        return memory_cases.near(self._kept, customer, at, within)[::-1][:limit]

    def about(self, ref: MessageRef) -> SubjectId | None:
        return self._kept.messages.get(ref)

    def out_since(self, message_key: MessageKey, now: datetime) -> datetime | None:
        return self._kept.out_since(message_key, now)

    def posted(self, message_key: MessageKey) -> MessageRef | None:
        return self._kept.posted.get(message_key)

    def customer_message(self, subject: SubjectId, message: str) -> CustomerMessage | None:
        return self._kept.customer_messages.get((subject, message))

    def customer_messages(self, subject: SubjectId) -> tuple[CustomerMessage, ...]:
        return memory_cases.customer_messages(self._kept, subject)

    def save(self, subject: Intake | Ticket, events: Sequence[Event]) -> None:
        memory_cases.save(self._kept, subject, events)

    def timeline(self, subject: SubjectId) -> tuple[Recorded, ...]:
        return self._kept.timelines.get(subject, ())

    def set_timer(self, timer: Timer) -> None:
        memory_timers.put(self._kept, timer)

    def cancel_timers(self, timers: Sequence[Timer]) -> None:
        memory_timers.cancel(self._kept, timers)

    def due_timers(self, now: datetime, limit: int) -> tuple[Timer, ...]:
        return memory_timers.due(self._kept, now, limit)

    def fired(self, timers: Sequence[Timer]) -> None:
        memory_timers.fire(self._kept, timers)

    def waiting_timers(self, subject: SubjectId) -> tuple[Timer, ...]:
        return memory_timers.waiting(self._kept, subject)

    def next_timer_at(self) -> datetime | None:
        return memory_timers.next_at(self._kept)

    def say(self, say: Say, at: datetime, customer: CustomerId | None = None) -> None:
        self._kept.put(entries.post(say, at, customer))

    def amend(self, amend: Amend, at: datetime, customer: CustomerId | None = None) -> None:
        self._kept.put(entries.edit(amend, at, customer))

    def send_privately(self, send_privately: PrivateMessage, at: datetime) -> None:
        self._kept.put(entries.send_privately(send_privately, at))

    def show_home(self, home: ShowHome, at: datetime) -> None:
        self._kept.put_last(entries.home(home, at))

    def set_mark(self, mark: SetMark, at: datetime, customer: CustomerId | None = None) -> None:
        self._kept.put(entries.mark(mark, at, customer))

    def drop_lapsed(self, ticket: TicketId, ref: MessageRef) -> None:
        self._kept.drop_lapsed(ticket, ref)

    def withdraw(self, tag: str) -> None:
        self._kept.withdraw(tag)

    def standing_in(self, place: Place) -> tuple[Intake | Ticket, ...]:
        return memory_cases.standing_in(self._kept, place)

    def follow(self, old: Place, new: Place, since: datetime) -> None:
        memory_places.follow(self._kept, old, new, since)

    def moved_places(self) -> Mapping[Place, Place]:
        return dict(self._kept.moved_places)
