"""The answers that a transaction asked for ahead: on PostgreSQL its first trip begins it, notes deliveries and reads.

What it changes itself is forgotten here, and read again if it is wanted. On SQLite nothing is far away; but whatever is
read later has all changes written first, so there too several messages are asked about before any changes anything.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import assert_never

from sqlalchemy import Connection

from bot.ports.reads import (
    IntakeIn,
    IntakeOf,
    IntakesNear,
    KeptChanges,
    OpenIntake,
    OutSince,
    Read,
    SubjectOf,
    TicketIn,
    TicketOf,
)
from storage import engines
from storage.sql import cases, latest, locks, messages, parked_changes, receipts
from storage.sql.prepared import Values
from storage.sql.questions import Documents, Question


class AskedAhead:
    """The answers that came ahead, and the keys of deliveries that were noted ahead and not received yet."""

    def __init__(self) -> None:
        self._answers: dict[Read, Documents] = {}
        self._changed: set[Hashable] = set()
        self._asked: set[str] = set()
        self._noted: set[str] = set()

    def look(self, connection: Connection, keys: Sequence[str], reads: Sequence[Read], at: datetime) -> None:
        """Note the keys and ask the questions, each kind in one statement, all in one trip."""
        self.forget_all()
        wanted = sorted(set(keys) - self._asked)
        by_question = _by_question(reads)
        with engines.in_one_trip(connection):
            noted = receipts.NOTE_ALL.ask(connection, {"keys": wanted, "at": at}) if wanted else None
            locks.hold(connection, _held(reads))
            asked = [
                (alike, question.ask_each(connection, [*alike.values()])) for question, alike in by_question.items()
            ]
        self._asked.update(wanted)
        if noted:
            self._noted.update(key for (key,) in noted.fetchall())
        for alike, found in asked:
            self._answers.update(zip(alike, found(), strict=True))

    def known(self, read: Read) -> Documents | None:
        """Return what came ahead to answer a question; None if nothing did, or if it may be otherwise by now."""
        answer = self._answers.pop(read, None) if isinstance(read, KeptChanges) else self._answers.get(read)
        if answer is None or (self._changed and not self._changed.isdisjoint(_turns_on(read, answer))):
            return None
        return answer

    def ask(self, connection: Connection, read: Read) -> Documents:
        """Return what answers a question now."""
        locks.hold(connection, _held([read]))
        question, values = _of(read)
        return question.rows(connection, values)

    def receive(self, connection: Connection, keys: Sequence[str], at: datetime) -> bool:
        """Return what `UnitOfWork.receive` promises."""
        if not self._asked.issuperset(keys):
            return receipts.receive(connection, keys, at)
        is_new = self._noted.issuperset(keys)
        if is_new:
            self._noted.difference_update(keys)
        return is_new

    def left(self) -> list[Values]:
        """Return the keys that were noted and not received, which count as never noted, and forget that of all."""
        left: list[Values] = [{"its_key": key} for key in sorted(self._noted)]
        self._noted.clear()
        self._asked.clear()
        return left

    def forget(self, *changed: Hashable) -> None:
        """Forget what may be answered otherwise from now on: what turns on something that has changed."""
        self._changed.update(changed)

    def forget_all(self) -> None:
        """Forget all answers: whatever is asked from now on finds what is there then."""
        self._answers.clear()
        self._changed.clear()


def _by_question(reads: Iterable[Read]) -> dict[Question, dict[Read, Values]]:
    """Return the parameters of each, by the question that answers it."""
    by_question: dict[Question, dict[Read, Values]] = {}
    for read in reads:
        question, values = _of(read)
        by_question.setdefault(question, {})[read] = values
    return by_question


def _of(read: Read) -> tuple[Question, Values]:
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
        case OutSince(message_key=message_key):
            return latest.FILLING, {"sought": message_key}
        case _:
            assert_never(read)


def _held(reads: Iterable[Read]) -> list[str]:
    """Return the names to hold before asking, in the order in which everybody takes them.

    Otherwise two messages of a person, sent at once, would each find no open intake, and start one.
    """
    return sorted({f"intake {read.place} {read.requester}" for read in reads if isinstance(read, OpenIntake)})


def _turns_on(read: Read, found: Documents) -> Iterator[Hashable]:
    """Yield what must change for a question to be answered otherwise than it was."""
    match read:
        case TicketOf(id=subject) | IntakeOf(id=subject):
            yield subject
        case TicketIn(thread=thread) | IntakeIn(thread=thread):
            yield thread
        case OpenIntake(place=place):
            yield place
        case IntakesNear(customer=customer):
            yield customer
        case SubjectOf(ref=ref):
            yield ref
        case OutSince(message_key=message_key):
            yield message_key
            yield from latest.tags(found)
        case KeptChanges():
            return  # who is answered takes them out
        case _:
            assert_never(read)
