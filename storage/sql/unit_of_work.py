"""One transaction in SQL.

Rows that nothing in the same transaction reads back (events, timers, posts) are gathered and written at its end, many
per statement; anything that would read them has them written first.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from bot.commands import Deferrable, RewritingCommand
from bot.effects import Amend, Say, SetMark, ShowHome
from bot.events import Event
from bot.model.customer_message import CustomerMessage
from bot.model.ids import CustomerId, IntakeId, MessageKey, SubjectId, TicketId, subject_id
from bot.model.intake import Intake
from bot.model.listed_ticket import ListedTicket
from bot.model.people import Membership
from bot.model.places import Account, MessageRef, Place, Thread
from bot.model.selection import QueueCounts, Selection, TicketCounts
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.ports import PrivateMessage, Recorded
from bot.ports import reads as asking
from bot.ports.reads import Read
from policies.terms import Plan
from storage import entries
from storage.database import Database
from storage.sql import (
    cases,
    customer_messages,
    deferred,
    documents,
    lapsed_marks,
    latest,
    messages,
    milestones,
    moved_places,
    next_delivery,
    parked_changes,
    plans,
    receipts,
    search,
    selections,
    timers,
)
from storage.sql.beside import SqlBeside
from storage.sql.contract_rows import Ahead
from storage.sql.transaction import Transaction


class SqlUnitOfWork(SqlBeside):
    """`bot.ports.UnitOfWork` on a database. On SQLite its owner opens one at a time, in the one thread that writes.

    One that `looks` may be opened in any thread, any number at a time; the database refuses whatever it writes. Rows of
    contracts that were made `ahead` are only written while others wait.
    """

    def __init__(self, database: Database, *, looks: bool = False, ahead: Ahead | None = None) -> None:
        self._database = database
        self._ahead = ahead or {}
        self._work = Transaction(database, looks=looks)
        self._pinned: dict[str, Plan] = {}

    def __enter__(self) -> Self:
        self._work.begin()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._work.end()

    def commit(self) -> None:
        self._work.commit()
        self._database.plans.update(self._pinned)

    # Arrivals and plans

    def look_ahead(self, keys: Sequence[str], reads: Sequence[Read], at: datetime) -> None:
        self._work.look_ahead(keys, reads, at)

    def receive(self, keys: Sequence[str], at: datetime) -> bool:
        return self._work.receive(keys, at)

    def park(self, change: RewritingCommand, at: datetime) -> bool:
        return parked_changes.park(self._work.with_receipts(), change, at)

    def unpark(self, message: MessageRef, at: datetime) -> tuple[RewritingCommand, ...]:
        kept = self._work.answer(asking.KeptChanges(message=message, at=at))
        return parked_changes.unpark(self._work.connection, message, kept)

    def membership(self, account: Account) -> Membership | None:
        return deferred.membership(self._work.connection, account)

    def keep_membership(self, account: Account, membership: Membership) -> None:
        deferred.keep_membership(self._work.connection, account, membership)

    def defer(self, command: Deferrable, until_known: Account, at: datetime) -> None:
        deferred.defer(self._work.connection, command, until_known, at)

    def undefer(self, account: Account) -> Deferrable | None:
        return deferred.undefer(self._work.connection, account)

    def waited_for(self, limit: int, since: datetime | None = None) -> tuple[Account, ...]:
        return deferred.waited_for(self._work.connection, limit, since)

    def quarantine(self, payload: str, problem: str, at: datetime) -> None:
        receipts.quarantine(self._work.connection, payload, problem, at)

    def pin(self, plan: Plan) -> None:
        if plan.version in self._database.plans or plan.version in self._pinned:
            return
        plans.pin(self._work.connection, plan)
        self._pinned[plan.version] = plan

    def pinned(self, version: str) -> Plan:
        plan = self._pinned.get(version) or self._database.plans.get(version)
        if plan is None:
            plan = self._database.plans[version] = plans.pinned(self._work.connection, version)
        return plan

    # Intakes and tickets

    def next_number(self) -> int:
        return cases.next_number(self._work.connection)

    def ticket(self, ticket: TicketId) -> Ticket | None:
        return self._work.one(documents.ticket, asking.TicketOf(id=ticket))

    def ticket_in(self, thread: Thread) -> Ticket | None:
        return self._work.one(documents.ticket, asking.TicketIn(thread=thread))

    def tickets(self, selection: Selection, limit: int, after: int = 0) -> tuple[Ticket, ...]:
        return selections.tickets(self._work.written(), selection, limit, after)

    def listed(self, selection: Selection, limit: int, after: int = 0) -> tuple[ListedTicket, ...]:
        return selections.listed(self._work.written(), selection, limit, after)

    def count_tickets(self, selection: Selection) -> TicketCounts:
        return selections.counts(self._work.written(), selection)

    def queue_counts(self, selection: Selection, now: datetime) -> QueueCounts:
        return selections.queue_counts(self._work.written(), selection, now)

    def intake(self, intake: IntakeId) -> Intake | None:
        return self._work.one(documents.intake, asking.IntakeOf(id=intake))

    def intake_in(self, thread: Thread) -> Intake | None:
        return self._work.one(documents.intake, asking.IntakeIn(thread=thread))

    def open_intake(self, place: Place, requester: Account) -> Intake | None:
        return self._work.one(documents.intake, asking.OpenIntake(place=place, requester=requester))

    def open_intakes(self, place: Place, limit: int) -> tuple[Intake, ...]:
        return cases.open_intakes(self._work.written(), place, limit)

    def intakes_near(self, customer: CustomerId, at: datetime, within: timedelta, limit: int) -> tuple[Intake, ...]:
        found = self._work.answer(asking.IntakesNear(customer=customer, at=at, within=within, limit=limit))
        return tuple(documents.intake(*row) for row in found)

    def about(self, ref: MessageRef) -> SubjectId | None:
        return next((subject_id(found) for (found,) in self._work.answer(asking.SubjectOf(ref=ref))), None)

    def out_since(self, message_key: MessageKey, now: datetime) -> datetime | None:
        return latest.out_since(self._work.answer(asking.OutSince(message_key=message_key)), now)

    def posted(self, message_key: MessageKey) -> MessageRef | None:
        return next_delivery.posted(self._work.written(), message_key)

    def customer_message(self, subject: SubjectId, message: str) -> CustomerMessage | None:
        return customer_messages.one(self._work.written(), subject, message)

    def customer_messages(self, subject: SubjectId) -> tuple[CustomerMessage, ...]:
        return customer_messages.all_of(self._work.written(), subject)

    def save(self, subject: Intake | Ticket, events: Sequence[Event]) -> None:
        said = tuple(messages.heard(subject.thread.place, events))
        self._work.change(subject, subject.version - len(events), said)
        self._work.gather(cases.HAPPENED, cases.events(subject.id, subject.version, events))
        self._work.gather(messages.BELONGS, [messages.row(ref, subject.id) for ref in said])
        self._work.gather(customer_messages.HOLD, customer_messages.rows(subject.id, subject.version, events))
        self._work.gather(milestones.KEEP, milestones.rows(subject, events))
        if isinstance(subject, Ticket):
            self._work.gather(search.KEEP, search.rows(subject, subject.version, events))

    def timeline(self, subject: SubjectId) -> tuple[Recorded, ...]:
        return cases.timeline(self._work.written(), subject)

    # Timers

    def set_timer(self, timer: Timer) -> None:
        self._work.gather(timers.SET, [timers.row(timer)], timers.CHANGES)

    def cancel_timers(self, cancelled: Sequence[Timer]) -> None:
        self._work.gather(timers.CANCEL, timers.keys(cancelled), timers.CHANGES)

    def due_timers(self, now: datetime, limit: int) -> tuple[Timer, ...]:
        return timers.due(self._work.written(), now, limit)

    def fired(self, timers_done: Sequence[Timer]) -> None:
        self._work.gather(timers.FIRE, timers.keys(timers_done), timers.CHANGES)

    def waiting_timers(self, subject: SubjectId) -> tuple[Timer, ...]:
        return timers.waiting(self._work.written(), subject)

    def next_timer_at(self) -> datetime | None:
        return timers.next_at(self._work.written())

    # Messages to be posted

    def say(self, say: Say, at: datetime, customer: CustomerId | None = None) -> None:
        self._work.put(entries.post(say, at, customer))

    def amend(self, amend: Amend, at: datetime, customer: CustomerId | None = None) -> None:
        self._work.put(entries.edit(amend, at, customer))

    def send_privately(self, send_privately: PrivateMessage, at: datetime) -> None:
        self._work.put(entries.send_privately(send_privately, at))

    def show_home(self, home: ShowHome, at: datetime) -> None:
        entry = entries.home(home, at)
        if entry.tag:
            self.withdraw(entry.tag)
        self._work.put(entry)

    def set_mark(self, mark: SetMark, at: datetime, customer: CustomerId | None = None) -> None:
        self._work.put(entries.mark(mark, at, customer))

    def drop_lapsed(self, ticket: TicketId, ref: MessageRef) -> None:
        theirs = {"of": f"{ref.place}{entries.MARKS}", "its_subject": ticket, "its_message": ref.id}
        self._work.gather(lapsed_marks.DROP, [theirs])

    def withdraw(self, tag: str) -> None:
        self._work.withdraw(tag)

    def standing_in(self, place: Place) -> tuple[Intake | Ticket, ...]:
        return cases.standing_in(self._work.written(), place)

    def follow(self, old: Place, new: Place, since: datetime) -> None:
        moved_places.follow(self._work.written(), old, new, since)
        self._work.forget_answers()

    def moved_places(self) -> Mapping[Place, Place]:
        return moved_places.moved(self._work.connection)
