"""The consequences of a post that is out: its message key points there, and it belongs to its subject.

Both are worked out by the database from the rows of deliveries, so that nothing has to be read before.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, Table, bindparam, exists, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from bot.model.places import MessageRef
from bot.ports import DeliveryKind
from storage.sql.prepared import Prepared
from storage.tables.columns import Words
from storage.tables.work import MESSAGES, OUTBOX, SLOTS

_IT = OUTBOX.c.seq == bindparam("its_seq", type_=BigInteger)


def ask(connection: Connection, deliveries: Iterable[int], ref: MessageRef | None) -> None:
    """Note what follows from the post of these deliveries, within `engines.in_one_trip`."""
    if ref is None:
        return
    for seq in deliveries:
        _POINT.ask(connection, {"its_seq": seq, "in_place": str(ref.place), "as_message": ref.id})
        _BELONG.ask(connection, {"its_seq": seq, "as_message": str(ref)})


def _given(name: str) -> ColumnElement[str]:
    return bindparam(name, type_=Words)


def _point(dialect: str) -> ClauseElement:
    """Return the statement that points a message key to its post; a reply under its own key leaves it alone."""
    is_first = ~exists().where(SLOTS.c.slot == OUTBOX.c.fills)
    moves = or_(OUTBOX.c.awaits.is_(None), OUTBOX.c.awaits != OUTBOX.c.fills, is_first)
    found = select(OUTBOX.c.fills, _given("in_place"), _given("as_message")).where(
        _IT, OUTBOX.c.fills.is_not(None), moves
    )
    return _replaced(dialect, SLOTS, ("slot", "place", "message"), found)


def _belong(dialect: str) -> ClauseElement:
    """Return the statement that notes whose a post is; one of a series, which may be of several, is left alone."""
    its_own = (OUTBOX.c.subject.is_not(None), OUTBOX.c.kind == DeliveryKind.POST, OUTBOX.c.series.is_(None))
    found = select(_given("as_message"), OUTBOX.c.subject).where(_IT, *its_own)
    return _replaced(dialect, MESSAGES, ("message", "subject"), found)


def _replaced(dialect: str, table: Table, names: tuple[str, ...], found: Select[Any]) -> ClauseElement:
    insert = (sqlite if dialect == "sqlite" else postgresql).insert(table).from_select(names, found)
    key, *others = names
    changed = {name: insert.excluded[name] for name in others}
    replaced: ClauseElement = insert.on_conflict_do_update(index_elements=[table.c[key]], set_=changed)
    return replaced


_POINT = Prepared(_point)
_BELONG = Prepared(_belong)
