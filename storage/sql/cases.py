"""Intakes and tickets, and their timelines.

A case is stored by compare-and-set on its version, so that of two who decided on the same state one has to decide
again.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Integer, Select, Table, bindparam, func, select, text, update
from sqlalchemy.sql import ClauseElement

from bot.events import Event, Happened
from bot.model.ids import SubjectId
from bot.model.intake import Intake
from bot.model.places import Place
from bot.model.ticket import Ticket
from bot.ports import Recorded
from storage import codecs
from storage.sql import documents, selections
from storage.sql.inserts import adding, starting
from storage.sql.prepared import Prepared
from storage.sql.questions import Question
from storage.states import JOINABLE
from storage.tables.work import COUNTERS, INTAKES, TICKETS, TIMELINE

T = TypeVar("T")
Row = dict[str, Any]


def _latest(table: Table) -> Select[Any]:
    return select(*documents.COLUMNS[table]).order_by(table.c.seq.desc()).limit(1)


def at_version(table: Table, names: Collection[str], dialect: str, key: str = "id") -> ClauseElement:
    """Return an update of some columns that fails unless it finds the version `before`; `its_id` is the `key`.

    So nobody need wait for its result.
    """
    changed: Row = {name: bindparam(name) for name in names}
    is_it = (table.c[key] == bindparam("its_id"), table.c.version == bindparam("before"))
    one = update(table).where(*is_it).values(changed)
    if dialect == "sqlite":
        return one
    done = one.returning(table.c[key]).cte("done")
    return select(text("1 / count(*)")).select_from(done)


TICKET = Question(select(*documents.OF_TICKET).where(TICKETS.c.id == bindparam("id")))
TICKET_IN = Question(_latest(TICKETS).where(TICKETS.c.thread == bindparam("thread")))
INTAKE = Question(select(*documents.OF_INTAKE).where(INTAKES.c.id == bindparam("id")))
INTAKE_IN = Question(_latest(INTAKES).where(INTAKES.c.thread == bindparam("thread")))
OPEN_INTAKE = Question(
    _latest(INTAKES).where(
        INTAKES.c.place == bindparam("place"),
        INTAKES.c.requester == bindparam("requester"),
        INTAKES.c.joinable.is_(True),
    )
)
_OPEN_INTAKES = Prepared(
    lambda _: (
        select(*documents.OF_INTAKE)
        .where(INTAKES.c.place == bindparam("place"), INTAKES.c.joinable.is_(True))
        .order_by(INTAKES.c.seq.desc())
        .limit(bindparam("limit"))
    )
)
INTAKES_NEAR = Question(
    select(*documents.OF_INTAKE)
    .where(
        INTAKES.c.customer == bindparam("customer"),
        INTAKES.c.touched_at.between(bindparam("since"), bindparam("until")),
    )
    .order_by(INTAKES.c.touched_at.desc(), INTAKES.c.seq.desc())
    .limit(bindparam("limit", type_=Integer))
)
_TIMELINE = Prepared(
    lambda _: (
        select(TIMELINE.c.number, TIMELINE.c.document)
        .where(TIMELINE.c.subject == bindparam("subject"))
        .order_by(TIMELINE.c.number)
    )
)
HAPPENED = adding(TIMELINE)
"""The statement that adds events to timelines."""
_START = {table: starting(table) for table in (INTAKES, TICKETS)}
_ADVANCE = {
    table: Prepared(partial(at_version, table, set(table.columns.keys()) - {"seq", "id"}), surely=True)
    for table in (INTAKES, TICKETS)
}
_COUNT = {
    INTAKES: Prepared(partial(at_version, INTAKES, ("version", "counted", "touched_at")), surely=True),
    TICKETS: Prepared(partial(at_version, TICKETS, ("version", "heard_at")), surely=True),
}
_NEXT_NUMBER = Prepared(lambda _: next_of("tickets"))


def next_of(counter: str) -> ClauseElement:
    """Return the statement that counts on. Its row stays locked until the transaction ends."""
    one = update(COUNTERS).where(COUNTERS.c.name == counter).values(value=COUNTERS.c.value + 1)
    return one.returning(COUNTERS.c.value)


def standing_in(connection: Connection, place: Place) -> tuple[Intake | Ticket, ...]:
    """Return all intakes and tickets of a place, in whatever state.

    This is asked once in the life of a place, if ever.
    """
    intakes = select(*documents.OF_INTAKE).where(INTAKES.c.place == str(place)).order_by(INTAKES.c.seq)
    prefix = f"{place}/"
    there = func.substr(TICKETS.c.thread, 1, len(prefix)) == prefix
    tickets = select(*documents.OF_TICKET).where(there).order_by(TICKETS.c.seq)
    return (*documents.intakes(connection, intakes), *documents.tickets(connection, tickets))


def next_number(connection: Connection) -> int:
    """Return the next ticket number. Its row stays locked until the transaction ends."""
    return int(_NEXT_NUMBER.value(connection, {}))


def open_intakes(connection: Connection, place: Place, limit: int) -> tuple[Intake, ...]:
    """Return the intakes in the place that are open or were refused, latest first."""
    rows = _OPEN_INTAKES.rows(connection, {"place": str(place), "limit": limit})
    return tuple(documents.intake(*row) for row in rows)


def change(saved: Intake | Ticket, before: int, known: Intake | Ticket | None) -> tuple[Prepared, Row]:
    """Return what stores an intake or a ticket over its version `before`, if that is the stored one.

    `known` is how it was then, if that is known: if its document still holds, only what is counted is written.
    """
    table = INTAKES if isinstance(saved, Intake) else TICKETS
    if before and documents.says_the_same(known, saved):
        return _COUNT[table], {**_counted_row(saved), "its_id": saved.id, "before": before}
    row = _intake_row(saved) if isinstance(saved, Intake) else _ticket_row(saved)
    return (_ADVANCE[table], {**row, "its_id": row["id"], "before": before}) if before else (_START[table], row)


def _counted_row(saved: Intake | Ticket) -> Row:
    if isinstance(saved, Ticket):
        return {"version": saved.version, "heard_at": saved.heard_at}
    return {"version": saved.version, "counted": documents.counted(saved), "touched_at": saved.touched_at}


def _intake_row(saved: Intake) -> Row:
    return {
        "id": saved.id,
        "customer": saved.customer,
        "place": str(saved.thread.place),
        "thread": str(saved.thread),
        "requester": str(saved.requester),
        "joinable": saved.state in JOINABLE,
        "touched_at": saved.touched_at,
        "needs": saved.needs,
        "version": saved.version,
        "counted": None,
        "document": documents.written(saved),
    }


def _ticket_row(saved: Ticket) -> Row:
    return {
        "id": saved.id,
        "customer": saved.customer,
        "thread": str(saved.thread),
        **selections.row(saved),
        "version": saved.version,
        "document": documents.written(saved),
    }


def events(subject: str, version: int, happened: Sequence[Event]) -> list[Row]:
    """Return the rows of the events that led up to `version`."""
    return timeline_rows(subject, version, happened, map(codecs.EVENT.dump, happened))


def timeline_rows(subject: str, version: int, happened: Sequence[Happened], documents: Iterable[str]) -> list[Row]:
    """Return the rows of the events that led up to `version`, with their documents."""
    numbered = enumerate(zip(happened, documents, strict=True), start=version - len(happened) + 1)
    return [
        {"subject": subject, "number": number, "at": event.at, "kind": type(event).__name__, "document": document}
        for number, (event, document) in numbered
    ]


def timeline(connection: Connection, subject: SubjectId) -> tuple[Recorded, ...]:
    """Return all events of a subject, in order."""
    rows = _TIMELINE.rows(connection, {"subject": subject})
    return tuple(Recorded(number=number, event=codecs.EVENT.load(document)) for number, document in rows)
