"""A transaction that makes few trips: its changes go to the database together, and so does what it asks ahead.

Changes are gathered, and sent with the commit, many rows a statement; whatever might read them has them sent first.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from bot.errors import StorageUnavailable
from bot.model.ids import SubjectId
from bot.model.intake import Intake
from bot.model.places import MessageRef
from bot.model.ticket import Ticket
from bot.ports.reads import Read
from storage import engines
from storage.database import Database
from storage.entries import OutboxEntry
from storage.sql import cases, outbox, receipts
from storage.sql.asked_ahead import AskedAhead
from storage.sql.prepared import Prepared, Values
from storage.sql.questions import Documents

Case = TypeVar("Case", Intake, Ticket)
Whose = Callable[[Values], Hashable]
"""The reading of a row's values by which rows of the same are known."""


class Transaction:
    """One connection from `begin` to `end`; what follows a commit is another transaction on it.

    One that `looks` only reads, waits for no writer, and holds none up.
    """

    def __init__(self, database: Database, *, looks: bool = False) -> None:
        self._database = database
        self._looks = looks
        self._begun: Connection | None = None
        self._gathered: dict[Prepared, list[Values]] = {}
        self._whose: defaultdict[Prepared, set[Hashable]] = defaultdict(set)
        self._changed: set[SubjectId] = set()
        self._known: dict[SubjectId, Intake | Ticket] = {}
        self._ahead = AskedAhead()

    @property
    def connection(self) -> Connection:
        """Return the connection, for what reads nothing that was gathered."""
        if self._begun is None:
            raise RuntimeError("a unit of work is used inside its `with` block")
        if not self._begun.in_transaction():
            self._begun.begin()  # there is something more after a commit
        return self._begun

    def written(self) -> Connection:
        """Return the connection, with everything sent that was gathered."""
        if self._gathered:
            with engines.in_one_trip(self.connection) as connection:
                self._send(connection)
        return self.connection

    def begin(self) -> None:
        """Begin; on SQLite with the write lock in hand. Raises StorageUnavailable."""
        self._begun = self._database.look() if self._looks else self._database.connect()

    def end(self) -> None:
        """Roll back what wasn't committed."""
        if self._begun is not None:
            with suppress(StorageUnavailable):  # if the connection is gone, there is nothing left to roll back
                self._begun.close()
        self._begun = None

    def commit(self) -> None:
        """Make everything durable. Raises StorageUnavailable or StaleVersion."""
        self._forget_keys()
        if self._gathered:
            with engines.in_one_trip(self.connection) as connection:
                self._send(connection)
                engines.send_commit(connection)
        self.connection.commit()
        self._ahead.forget_all()
        self._known.clear()

    def gather(self, change: Prepared, rows: Sequence[Values], among: Mapping[Prepared, Whose] | None = None) -> None:
        """Gather rows for a statement.

        `among` are all that may concern the same rows, in the order in which they are sent, each with what tells whose
        a row is. What goes out later and was gathered for the same is sent before.
        """
        if rows and among:
            whose = set(map(among[change], rows))
            order = [*among]
            if any(not whose.isdisjoint(self._whose[later]) for later in order[order.index(change) + 1 :]):
                self.written()
            for one in order:
                self._gathered.setdefault(one, [])
            self._whose[change] |= whose
        if rows:
            self._gathered.setdefault(change, []).extend(rows)

    def change(self, case: Intake | Ticket, before: int, messages: Collection[MessageRef]) -> None:
        """Gather an intake or a ticket that is stored over its version `before`, with some messages."""
        if case.id in self._changed:
            self.written()  # its changes stay in order
        self._changed.add(case.id)
        self._ahead.forget(case.id, case.thread, case.thread.place, case.customer, *messages)
        change, row = cases.change(case, before, self._known.get(case.id))
        self._known[case.id] = case
        self.gather(change, [row])

    def put(self, entry: OutboxEntry) -> None:
        """Gather a delivery."""
        if entry.fills:
            self._ahead.forget(entry.fills)
        self.gather(outbox.PUT, [outbox.row(entry)], outbox.CHANGES)

    def withdraw(self, tag: str) -> None:
        """Gather the withdrawal of what waits under a tag."""
        self._ahead.forget(tag)
        self.gather(outbox.WITHDRAW, [{"its_tag": tag}], outbox.CHANGES)

    def look_ahead(self, keys: Sequence[str], reads: Sequence[Read], at: datetime) -> None:
        """Do as `UnitOfWork.look_ahead` promises."""
        self._ahead.look(self.written(), keys, reads, at)

    def receive(self, keys: Sequence[str], at: datetime) -> bool:
        """Return what `UnitOfWork.receive` promises."""
        return self._ahead.receive(self.connection, keys, at)

    def with_receipts(self) -> Connection:
        """Return the connection, with just those keys noted that were received."""
        self._forget_keys()
        return self.written()

    def forget_answers(self) -> None:
        """Ask anew from here on, since much is otherwise now."""
        self._ahead.forget_all()

    def answer(self, question: Read) -> Documents:
        """Return the documents that answer a question."""
        known = self._ahead.known(question)
        return self._ahead.ask(self.written(), question) if known is None else known

    def one(self, load: Callable[..., Case], question: Read) -> Case | None:
        """Return the intake or the ticket that answers a question, if there is one."""
        found = self.answer(question)
        if not found:
            return None
        case = load(*found[0])
        self._known[case.id] = case
        return case

    def _forget_keys(self) -> None:
        self.gather(receipts.FORGET, self._ahead.left())

    def _send(self, connection: Connection) -> None:
        for change, rows in self._gathered.items():
            change.change_each(connection, rows)
        self._gathered.clear()
        self._whose.clear()
        self._changed.clear()
