"""Channels that have another id now: everything that is kept under the old one is known by the new one.

Requests and tickets aren't touched here: they go on by an event of their own. What this moves are the names by which
they are found (receipts, messages, message keys), what waits in the outbox, and what failed since the old id was dead.
A delivery that was on its way meanwhile is put in again under the new one when it fails.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Column, ColumnElement, Connection, Table, Text, case, delete, func, literal, select, update

from bot.model.places import Place
from bot.ports import DeliveryKind
from storage.database import Database
from storage.entries import MARKS
from storage.sql.inserts import replacing
from storage.sql.prepared import Prepared
from storage.states import DeliveryState
from storage.tables.desk import MOVED_PLACES
from storage.tables.work import MESSAGES, OUTBOX, PARKED_CHANGES, RECEIPTS, SLOTS

SKEW: Final = timedelta(minutes=1)
"""The most that the platform's clock may be ahead of ours."""

_MOVE: Final = replacing(MOVED_PLACES)
_MOVED: Final = Prepared(lambda _: select(MOVED_PLACES.c.old, MOVED_PLACES.c.new))


class SqlMovedPlaces:
    """The places that have moved, for every process that shares the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> Mapping[Place, Place]:
        """Return each old place with its new one. Raises StorageUnavailable."""
        with self._database.view() as connection:
            return moved(connection)


def moved(connection: Connection) -> Mapping[Place, Place]:
    """Return each old place with its new one."""
    return {Place.parse(old): Place.parse(new) for old, new in _MOVED.rows(connection, {})}


def follow(connection: Connection, old: Place, new: Place, since: datetime) -> None:
    """Move everything of a place to another; `since` is when its id changed."""
    earlier = update(MOVED_PLACES).where(MOVED_PLACES.c.new == str(old)).values(new=str(new))
    connection.execute(earlier)
    _MOVE.change(connection, {"old": str(old), "new": str(new), "at": since})
    for table, column in ((RECEIPTS, RECEIPTS.c.key), (MESSAGES, MESSAGES.c.message)):
        _rename(connection, table, column, old, new)
    _rename(connection, PARKED_CHANGES, PARKED_CHANGES.c.message, old, new, is_key=False)
    _slots(connection, SLOTS, SLOTS.c.slot, old, new)
    connection.execute(update(SLOTS).where(SLOTS.c.place == str(old)).values(place=str(new)))
    for column in (OUTBOX.c.fills, OUTBOX.c.awaits):
        _slots(connection, OUTBOX, column, old, new)
    settled = OUTBOX.c.state != DeliveryState.SENDING  # a delivery on its way is put in again if it fails
    here = {"place": str(new), "conversation": _conversation(new)}
    connection.execute(update(OUTBOX).where(OUTBOX.c.place == str(old), settled).values(here))
    dead = (OUTBOX.c.state == DeliveryState.FAILED) & (OUTBOX.c.first_tried_at >= since - SKEW)
    connection.execute(update(OUTBOX).where(OUTBOX.c.place == str(new), dead).values(_AGAIN))


def goes_on(connection: Connection, delivery: int) -> bool:
    """Put a delivery that failed in again, with what was to go out with it, if its place has moved; False if not."""
    failed = connection.execute(select(OUTBOX.c.place, OUTBOX.c.head).where(OUTBOX.c.seq == delivery)).one()
    new = connection.execute(select(MOVED_PLACES.c.new).where(MOVED_PLACES.c.old == failed.place)).scalar()
    if new is None:
        return False
    with_it = (OUTBOX.c.seq == delivery) | (OUTBOX.c.head == (failed.head or delivery))
    again = _AGAIN | {"place": new, "conversation": _conversation(new)}
    connection.execute(update(OUTBOX).where(with_it, OUTBOX.c.state == DeliveryState.FAILED).values(again))
    return True


_AGAIN: Final = {"state": DeliveryState.WAITING, "not_before": None, "problem": None, "head": None}
"""The state of a delivery that is put in again, by itself: those it was to go out with may be out."""


def _conversation(place: Place | str) -> ColumnElement[str]:
    """Return the conversation of a delivery to a place: marks have one of their own there."""
    return case((OUTBOX.c.kind == DeliveryKind.MARK, f"{place}{MARKS}"), else_=str(place))


def _rename(
    connection: Connection, table: Table, column: Column[str], old: Place, new: Place, *, is_key: bool = True
) -> None:
    """Rename what begins with the place. A key that is known by the new one already stays as it is."""
    before, after = f"{old}/", f"{new}/"
    here = func.substr(column, 1, len(before)) == before
    renamed = literal(after, Text) + func.substr(column, len(before) + 1, type_=Text)
    known = select(table.alias("known").c[column.name])
    if is_key:
        connection.execute(delete(table).where(here, renamed.in_(known)))
    connection.execute(update(table).where(here).values({column: renamed}))


def _slots(connection: Connection, table: Table, column: Column[str], old: Place, new: Place) -> None:
    """Rename message keys; those of a triage channel end with it."""
    kept = func.length(column) - len(str(old))
    ends = func.substr(column, kept + 1) == str(old)
    here = table.c.place == str(old)
    renamed = func.substr(column, 1, kept, type_=Text) + literal(str(new), Text)
    connection.execute(update(table).where(here, kept > 0, ends).values({column: renamed}))
