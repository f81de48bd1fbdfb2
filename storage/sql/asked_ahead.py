"""The answers that a transaction asked for ahead: on PostgreSQL its first trip begins it, notes deliveries and reads.

What it changes itself is forgotten here, and read again if it is wanted. On SQLite nothing is far away; but whatever is
read later has all changes written first, so there too several messages are asked about before any changes anything.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, assert_never

from sqlalchemy import Connection

from bot.model.intake import Intake
from bot.model.places import MessageRef
from bot.model.ticket import Ticket
from bot.ports.reads import (
    IntakeIn,
    IntakeOf,
    IntakesNear,
    KeptChanges,
    OpenIntake,
    Read,
    SubjectOf,
    TicketIn,
    TicketOf,
)
from storage import engines
from storage.sql import cases, locks, messages, parked_changes, receipts
from storage.sql.prepared import Prepared, Values

Documents = list[tuple[Any, ...]]
Question = TicketOf | TicketIn | IntakeOf | IntakeIn | OpenIntake | IntakesNear | KeptChanges


class AskedAhead:
    """The answers that came ahead, and the keys of deliveries that were noted ahead and not received yet."""

    def __init__(self) -> None:
        self._answers: dict[Read, Documents] = {}
        self._asked: set[str] = set()
        self._noted: set[str] = set()

    def look(self, connection: Connection, keys: Sequence[str], reads: Sequence[Read], at: datetime) -> None:
        """Note the keys and ask the questions, in one trip."""
        wanted = sorted(set(keys) - self._asked)
        wondered = [read for read in dict.fromkeys(reads) if read not in self._answers]
        with engines.in_one_trip(connection):
            noted = receipts.NOTE_ALL.ask(connection, {"keys": wanted, "at": at}) if wanted else None
            for name in sorted(_held(wondered)):
                locks.ask(connection, name)
            answers = {read: _asked(connection, read) for read in wondered}
        self._asked |= set(wanted)
        self._noted |= {key for (key,) in noted.fetchall()} if noted else set()
        self._answers |= {read: cursor.fetchall() for read, cursor in answers.items()}

    def documents(self, connection: Connection, read: Read) -> Documents:
        """Return what answers a question: what came ahead, else what is there now."""
        if read in self._answers:
            return self._answers.pop(read) if isinstance(read, KeptChanges) else self._answers[read]
        for name in _held([read]):
            locks.hold(connection, name)
        statement, values = _of(read)
        return statement.rows(connection, values)

    def knows(self, read: Read) -> bool:
        """Return whether the answer came ahead."""
        return read in self._answers

    def receive(self, connection: Connection, keys: Sequence[str], at: datetime) -> bool:
        """Return what `UnitOfWork.receive` promises."""
        if not self._asked.issuperset(keys):
            return receipts.receive(connection, keys, at)
        is_new = self._noted.issuperset(keys)
        self._noted -= set(keys) if is_new else set()
        return is_new

    def left(self) -> list[Values]:
        """Return the keys that were noted and not received, which count as never noted, and forget that of all."""
        left: list[Values] = [{"its_key": key} for key in sorted(self._noted)]
        self._noted.clear()
        self._asked.clear()
        return left

    def changes(self, case: Intake | Ticket, messages: Collection[MessageRef]) -> None:
        """Forget what may be answered otherwise from now on: about a case, and the messages that are saved with it."""
        otherwise = [
            read
            for read in self._answers
            if (read.ref in messages if isinstance(read, SubjectOf) else _is_about(read, case))
        ]
        for read in otherwise:
            del self._answers[read]

    def forget(self) -> None:
        """Forget all answers: another transaction begins."""
        self._answers.clear()


def _asked(connection: Connection, read: Read) -> Any:
    statement, values = _of(read)
    return statement.ask(connection, values)


def _of(read: Read) -> tuple[Prepared, Values]:
    match read:
        case TicketOf(id=ticket):
            return cases.TICKET, {"id": ticket}
        case TicketIn(thread=thread):
            return cases.TICKET_IN, {"thread": str(thread)}
        case IntakeOf(id=intake):
            return cases.INTAKE, {"id": intake}
        case IntakeIn(thread=thread):
            return cases.INTAKE_IN, {"thread": str(thread)}
        case OpenIntake(place=place, requester=requester):
            return cases.OPEN_INTAKE, {"place": str(place), "requester": str(requester)}
        case IntakesNear(customer=customer, at=at, within=within, limit=limit):
            return cases.INTAKES_NEAR, {
                "customer": customer,
                "since": at - within,
                "until": at + within,
                "limit": limit,
            }
        case SubjectOf(ref=ref):
            return messages.ABOUT, {"message": str(ref)}
        case KeptChanges(message=message, at=at):
            return parked_changes.OF, {"message": str(message), "after": at - parked_changes.KEPT_FOR}
        case _:
            assert_never(read)


def _held(reads: Iterable[Read]) -> set[str]:
    """Return the names to hold before asking.

    Otherwise two messages of a person, sent at once, would each find no open intake, and start one.
    """
    return {f"intake {read.place} {read.requester}" for read in reads if isinstance(read, OpenIntake)}


def _is_about(read: Question, case: Intake | Ticket) -> bool:
    match read:
        case TicketOf(id=changed) | IntakeOf(id=changed):
            return changed == case.id
        case TicketIn(thread=thread) | IntakeIn(thread=thread):
            return thread == case.thread
        case OpenIntake(place=place):
            return place == case.thread.place
        case IntakesNear(customer=customer):
            return customer == case.customer
        case KeptChanges():
            return False
        case _:
            assert_never(read)
