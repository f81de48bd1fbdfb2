"""Intakes and tickets, and their timelines.

A case is stored by compare-and-set on its version, so that of two who decided on the same state one is told.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Integer, Select, Table, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.errors import StaleVersion
from bot.events import Event
from bot.model.ids import CustomerId, IntakeId, SubjectId, TicketId
from bot.model.intake import Intake
from bot.model.places import Account, Place, Thread
from bot.model.ticket import Status, Ticket
from bot.ports import Recorded
from storage import codecs
from storage.codecs import Codec
from storage.locks import hold
from storage.states import JOINABLE, NEVER
from storage.tables import COUNTERS, INTAKES, TICKETS, TIMELINE

T = TypeVar("T")
Row = dict[str, Any]

# Statements are built once: building one costs as much as running it.
_TICKET = select(TICKETS.c.document).where(TICKETS.c.id == bindparam("id"))
_TICKET_IN = (
    select(TICKETS.c.document).where(TICKETS.c.thread == bindparam("thread")).order_by(TICKETS.c.seq.desc()).limit(1)
)
_TICKETS = (
    select(TICKETS.c.document)
    .where(TICKETS.c.is_open.is_(True))
    .order_by(TICKETS.c.due_by, TICKETS.c.seq)
    .limit(bindparam("limit", type_=Integer))
)
_INTAKE = select(INTAKES.c.document).where(INTAKES.c.id == bindparam("id"))
_INTAKE_IN = (
    select(INTAKES.c.document).where(INTAKES.c.thread == bindparam("thread")).order_by(INTAKES.c.seq.desc()).limit(1)
)
_OPEN_INTAKE = (
    select(INTAKES.c.document)
    .where(
        INTAKES.c.place == bindparam("place"),
        INTAKES.c.requester == bindparam("requester"),
        INTAKES.c.joinable.is_(True),
    )
    .order_by(INTAKES.c.seq.desc())
    .limit(1)
)
_TIMELINE = (
    select(TIMELINE.c.number, TIMELINE.c.document)
    .where(TIMELINE.c.subject == bindparam("subject"))
    .order_by(TIMELINE.c.number)
)
_NEXT_NUMBER = (
    update(COUNTERS).where(COUNTERS.c.name == "tickets").values(value=COUNTERS.c.value + 1).returning(COUNTERS.c.value)
)


def next_number(connection: Connection) -> int:
    """The next ticket number. Its row stays locked until the transaction ends."""
    return int(connection.execute(_NEXT_NUMBER).scalar_one())


def ticket(connection: Connection, ticket_id: TicketId) -> Ticket | None:
    """The ticket of that id."""
    return _one(connection, codecs.TICKET, _TICKET, id=ticket_id)


def ticket_in(connection: Connection, thread: Thread) -> Ticket | None:
    """The latest ticket of a thread."""
    return _one(connection, codecs.TICKET, _TICKET_IN, thread=str(thread))


def tickets(connection: Connection, customer: CustomerId | None, limit: int) -> tuple[Ticket, ...]:
    """Tickets not closed, those due first first, undated last."""
    listed = _TICKETS if customer is None else _TICKETS.where(TICKETS.c.customer == customer)
    documents = connection.execute(listed, {"limit": limit}).scalars()
    return tuple(codecs.TICKET.load(document) for document in documents)


def intake(connection: Connection, intake_id: IntakeId) -> Intake | None:
    """The intake of that id."""
    return _one(connection, codecs.INTAKE, _INTAKE, id=intake_id)


def intake_in(connection: Connection, thread: Thread) -> Intake | None:
    """The latest intake of a thread."""
    return _one(connection, codecs.INTAKE, _INTAKE_IN, thread=str(thread))


def open_intake(connection: Connection, place: Place, requester: Account) -> Intake | None:
    """The person's latest intake in the place that is open or was refused.

    On PostgreSQL this person in this place is locked until the transaction ends: else two messages sent at once would
    each find no intake and start one.
    """
    hold(connection, f"intake {place} {requester}")
    return _one(connection, codecs.INTAKE, _OPEN_INTAKE, place=str(place), requester=str(requester))


def _one(connection: Connection, codec: Codec[T], query: Select[str], **what: str) -> T | None:
    document = connection.execute(query, what).scalar()
    return codec.load(document) if document else None


def save_intake(connection: Connection, saved: Intake, before: int) -> None:
    """Stores an intake over its version `before`; raises StaleVersion if that is not the one stored."""
    row = {
        "id": saved.id,
        "customer": saved.customer,
        "place": str(saved.thread.place),
        "thread": str(saved.thread),
        "requester": str(saved.requester),
        "joinable": saved.state in JOINABLE,
        "version": saved.version,
        "document": codecs.INTAKE.dump(saved),
    }
    _compare_and_set(connection, INTAKES, row, before)


def save_ticket(connection: Connection, saved: Ticket, before: int) -> None:
    """Stores a ticket likewise."""
    row = {
        "id": saved.id,
        "customer": saved.customer,
        "thread": str(saved.thread),
        "is_open": saved.status is not Status.CLOSED,
        "due_by": saved.due_at or NEVER,
        "version": saved.version,
        "document": codecs.TICKET.dump(saved),
    }
    _compare_and_set(connection, TICKETS, row, before)


def _compare_and_set(connection: Connection, table: Table, row: Row, before: int) -> None:
    if before == 0:
        try:
            connection.execute(insert(table), row)
        except IntegrityError as error:
            raise StaleVersion(f"{row['id']} was started by somebody else") from error
        return
    stored = update(table).where(table.c.id == bindparam("its_id"), table.c.version == bindparam("before"))
    if connection.execute(stored, {**row, "its_id": row["id"], "before": before}).rowcount != 1:
        raise StaleVersion(f"{row['id']} is no longer at version {before}")


def events(subject: str, version: int, happened: Sequence[Event]) -> list[Row]:
    """The rows of the events that led up to `version`."""
    return [
        {
            "subject": subject,
            "number": number,
            "at": event.at,
            "kind": type(event).__name__,
            "document": codecs.EVENT.dump(event),
        }
        for number, event in enumerate(happened, start=version - len(happened) + 1)
    ]


def timeline(connection: Connection, subject: SubjectId) -> tuple[Recorded, ...]:
    """All events of a subject, in order."""
    rows = connection.execute(_TIMELINE, {"subject": subject})
    return tuple(Recorded(number=number, event=codecs.EVENT.load(document)) for number, document in rows)
