"""One transaction in SQL.

Rows that nothing in the same transaction reads back (events, timers, posts) are gathered and written at its end, many
per statement; anything that would read them has them written first.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from bot.commands import Deferrable, RewritingCommand
from bot.effects import Amend, Say, ShowHome
from bot.errors import StorageUnavailable
from bot.events import Event
from bot.model.ids import CustomerId, IntakeId, MessageKey, SubjectId, TicketId
from bot.model.intake import CustomerMessage, Intake
from bot.model.people import Membership
from bot.model.places import Account, MessageRef, Place, Thread
from bot.model.selection import Selection
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.model.turn import Turn
from bot.ports import PrivateMessage, Recorded
from policies.terms import Plan
from storage import engines, entries
from storage.database import Database
from storage.entries import OutboxEntry
from storage.sql import (
    cases,
    contracts,
    customer_messages,
    deferred,
    desk_files,
    messages,
    milestones,
    moved_places,
    outbox,
    parked_changes,
    plans,
    receipts,
    search,
    selections,
    timers,
)
from storage.sql.prepared import Prepared, Values


class SqlUnitOfWork:
    """`bot.ports.UnitOfWork` on a database. On SQLite its owner opens one at a time, in the one thread that writes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._begun: Connection | None = None
        self._gathered: dict[Prepared, list[Values]] = {}
        self._pinned: dict[str, Plan] = {}

    @property
    def _connection(self) -> Connection:
        if self._begun is None:
            raise RuntimeError("a unit of work is used inside its `with` block")
        if not self._begun.in_transaction():
            self._begun.begin()  # there is something more after a commit
        return self._begun

    def __enter__(self) -> Self:
        self._begun = self._database.connect()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._begun is not None:
            with suppress(StorageUnavailable):  # if the connection is gone, there is nothing left to roll back
                self._begun.close()
        self._begun = None

    def commit(self) -> None:
        with engines.in_one_trip(self._connection):
            self._write().commit()
        self._database.plans.update(self._pinned)

    def _gather(self, insert: Prepared, rows: Iterable[Values]) -> None:
        self._gathered.setdefault(insert, []).extend(rows)

    def _write(self) -> Connection:
        for insert, rows in self._gathered.items():
            insert.change_each(self._connection, rows)
        self._gathered.clear()
        return self._connection

    # Arrivals and plans

    def receive(self, keys: Sequence[str], at: datetime) -> bool:
        return receipts.receive(self._connection, keys, at)

    def park(self, change: RewritingCommand, at: datetime) -> bool:
        return parked_changes.park(self._connection, change, at)

    def unpark(self, message: MessageRef, at: datetime) -> tuple[RewritingCommand, ...]:
        return parked_changes.unpark(self._connection, message, at)

    def membership(self, account: Account) -> Membership | None:
        return deferred.membership(self._connection, account)

    def keep_membership(self, account: Account, membership: Membership) -> None:
        deferred.keep_membership(self._connection, account, membership)

    def defer(self, command: Deferrable, until_known: Account, at: datetime) -> None:
        deferred.defer(self._connection, command, until_known, at)

    def undefer(self, account: Account) -> Deferrable | None:
        return deferred.undefer(self._connection, account)

    def waited_for(self, limit: int, since: datetime | None = None) -> tuple[Account, ...]:
        return deferred.waited_for(self._connection, limit, since)

    def quarantine(self, payload: str, problem: str, at: datetime) -> None:
        receipts.quarantine(self._connection, payload, problem, at)

    def pin(self, plan: Plan) -> None:
        if plan.version in self._database.plans or plan.version in self._pinned:
            return
        plans.pin(self._connection, plan)
        self._pinned[plan.version] = plan

    def pinned(self, version: str) -> Plan:
        plan = self._pinned.get(version) or self._database.plans.get(version)
        if plan is None:
            plan = self._database.plans[version] = plans.pinned(self._connection, version)
        return plan

    # Intakes, tickets and contracts

    def next_number(self) -> int:
        return cases.next_number(self._connection)

    def ticket(self, ticket: TicketId) -> Ticket | None:
        return cases.ticket(self._connection, ticket)

    def ticket_in(self, thread: Thread) -> Ticket | None:
        return cases.ticket_in(self._connection, thread)

    def tickets(self, selection: Selection, limit: int, after: int = 0) -> tuple[Ticket, ...]:
        return selections.tickets(self._write(), selection, limit, after)

    def count_tickets(self, selection: Selection) -> Mapping[Turn, int]:
        return selections.counts(self._write(), selection)

    def intake(self, intake: IntakeId) -> Intake | None:
        return cases.intake(self._connection, intake)

    def intake_in(self, thread: Thread) -> Intake | None:
        return cases.intake_in(self._connection, thread)

    def open_intake(self, place: Place, requester: Account) -> Intake | None:
        return cases.open_intake(self._connection, place, requester)

    def open_intakes(self, place: Place, limit: int) -> tuple[Intake, ...]:
        return cases.open_intakes(self._connection, place, limit)

    def intakes_near(self, customer: CustomerId, at: datetime, within: timedelta, limit: int) -> tuple[Intake, ...]:
        return cases.intakes_near(self._connection, customer, (at - within, at + within), limit)

    def about(self, ref: MessageRef) -> SubjectId | None:
        return messages.about(self._write(), ref)

    def out_since(self, message_key: MessageKey, now: datetime) -> datetime | None:
        return outbox.out_since(self._write(), message_key, now)

    def customer_message(self, subject: SubjectId, message: str) -> CustomerMessage | None:
        return customer_messages.one(self._write(), subject, message)

    def customer_messages(self, subject: SubjectId) -> tuple[CustomerMessage, ...]:
        return customer_messages.all_of(self._write(), subject)

    def save(self, subject: Intake | Ticket, events: Sequence[Event]) -> None:
        cases.save(self._connection, subject, subject.version - len(events))
        self._gather(cases.HAPPENED, cases.events(subject.id, subject.version, events))
        said = messages.heard(subject.thread.place, events)
        self._gather(messages.BELONGS, [messages.row(ref, subject.id) for ref in said])
        self._gather(customer_messages.HOLD, customer_messages.rows(subject.id, subject.version, events))
        self._gather(milestones.KEEP, milestones.rows(subject, events))
        if isinstance(subject, Ticket):
            self._gather(search.KEEP, search.rows(subject, subject.version, events))

    def timeline(self, subject: SubjectId) -> tuple[Recorded, ...]:
        return cases.timeline(self._write(), subject)

    @property
    def contracts(self) -> contracts.ContractsAtWork:
        return contracts.ContractsAtWork(self._write())

    @property
    def desk_files(self) -> desk_files.DeskFilesAtWork:
        """The desk files, within this transaction."""
        return desk_files.DeskFilesAtWork(self._connection)

    # Timers

    def set_timer(self, timer: Timer) -> None:
        self._gather(timers.SET, [timers.row(timer)])

    def cancel_timers(self, cancelled: Sequence[Timer]) -> None:
        timers.cancel(self._write(), cancelled)

    def due_timers(self, now: datetime, limit: int) -> tuple[Timer, ...]:
        return timers.due(self._write(), now, limit)

    def fired(self, timers_done: Sequence[Timer]) -> None:
        timers.fire(self._write(), timers_done)

    def waiting_timers(self, subject: SubjectId) -> tuple[Timer, ...]:
        return timers.waiting(self._write(), subject)

    def next_timer_at(self) -> datetime | None:
        return timers.next_at(self._write())

    # Messages to be posted

    def say(self, say: Say, at: datetime) -> None:
        self._put(entries.post(say, at))

    def amend(self, amend: Amend, at: datetime) -> None:
        self._put(entries.edit(amend, at))

    def send_privately(self, send_privately: PrivateMessage, at: datetime) -> None:
        self._put(entries.send_privately(send_privately, at))

    def show_home(self, home: ShowHome, at: datetime) -> None:
        entry = entries.home(home, at)
        if entry.tag:
            self.withdraw(entry.tag)
        self._put(entry)

    def withdraw(self, tag: str) -> None:
        outbox.withdraw(self._write(), tag)

    def standing_in(self, place: Place) -> tuple[Intake | Ticket, ...]:
        return cases.standing_in(self._write(), place)

    def follow(self, old: Place, new: Place, since: datetime) -> None:
        moved_places.follow(self._write(), old, new, since)

    def moved_places(self) -> Mapping[Place, Place]:
        return moved_places.moved(self._connection)

    def _put(self, entry: OutboxEntry) -> None:
        self._gather(outbox.PUT, [outbox.row(entry)])
