"""Intakes and tickets, and their timelines.

A case is stored by compare-and-set on its version, so that of two who decided on the same state one is told.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.errors import StaleVersion
from bot.events import Event
from bot.model.ids import CustomerId, IntakeId, SubjectId, TicketId
from bot.model.intake import Intake
from bot.model.places import Account, Place, Thread
from bot.model.ticket import Status, Ticket
from bot.ports import Recorded
from storage import codecs
from storage.locks import hold
from storage.states import JOINABLE, NEVER
from storage.tables import COUNTERS, INTAKES, TICKETS, TIMELINE

Row = dict[str, Any]

_INTAKE = select(INTAKES.c.document)
_TICKET = select(TICKETS.c.document)
_NEXT_NUMBER = (
    update(COUNTERS).where(COUNTERS.c.name == "tickets").values(value=COUNTERS.c.value + 1).returning(COUNTERS.c.value)
)


def next_number(connection: Connection) -> int:
    """The next ticket number. Its row stays locked until the transaction ends."""
    return int(connection.execute(_NEXT_NUMBER).scalar_one())


def ticket(connection: Connection, ticket_id: TicketId) -> Ticket | None:
    """The ticket of that id."""
    document = connection.execute(_TICKET.where(TICKETS.c.id == ticket_id)).scalar()
    return codecs.TICKET.load(document) if document else None


def ticket_in(connection: Connection, thread: Thread) -> Ticket | None:
    """The latest ticket of a thread."""
    query = _TICKET.where(TICKETS.c.thread == str(thread)).order_by(TICKETS.c.seq.desc()).limit(1)
    document = connection.execute(query).scalar()
    return codecs.TICKET.load(document) if document else None


def tickets(connection: Connection, customer: CustomerId | None, limit: int) -> tuple[Ticket, ...]:
    """Tickets not closed, those due first first, undated last."""
    query = _TICKET.where(TICKETS.c.is_open.is_(True)).order_by(TICKETS.c.due_by, TICKETS.c.seq).limit(limit)
    if customer is not None:
        query = query.where(TICKETS.c.customer == customer)
    return tuple(codecs.TICKET.load(document) for document in connection.execute(query).scalars())


def intake(connection: Connection, intake_id: IntakeId) -> Intake | None:
    """The intake of that id."""
    document = connection.execute(_INTAKE.where(INTAKES.c.id == intake_id)).scalar()
    return codecs.INTAKE.load(document) if document else None


def intake_in(connection: Connection, thread: Thread) -> Intake | None:
    """The latest intake of a thread."""
    query = _INTAKE.where(INTAKES.c.thread == str(thread)).order_by(INTAKES.c.seq.desc()).limit(1)
    document = connection.execute(query).scalar()
    return codecs.INTAKE.load(document) if document else None


def open_intake(connection: Connection, place: Place, requester: Account) -> Intake | None:
    """The person's latest intake in the place that is open or was refused.

    On PostgreSQL this person in this place is locked until the transaction ends: else two messages sent at once would
    each find no intake and start one.
    """
    hold(connection, f"intake {place} {requester}")
    query = (
        _INTAKE.where(INTAKES.c.place == str(place), INTAKES.c.requester == str(requester))
        .where(INTAKES.c.joinable.is_(True))
        .order_by(INTAKES.c.seq.desc())
        .limit(1)
    )
    document = connection.execute(query).scalar()
    return codecs.INTAKE.load(document) if document else None


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
    query = select(TIMELINE.c.number, TIMELINE.c.document).where(TIMELINE.c.subject == subject)
    rows = connection.execute(query.order_by(TIMELINE.c.number))
    return tuple(Recorded(number=number, event=codecs.EVENT.load(document)) for number, document in rows)
