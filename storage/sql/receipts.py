"""The deliveries that were taken before, under each of their keys, and those that couldn't be handled."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ARRAY, JSON, Connection, Text, bindparam, delete, func, insert, select, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from storage.sql.inserts import adding
from storage.sql.prepared import Prepared
from storage.tables.desk import QUARANTINE
from storage.tables.work import RECEIPTS

_NOTE = adding(RECEIPTS)


def _note_all(dialect: str) -> ClauseElement:
    at = bindparam("at", type_=RECEIPTS.c.at.type)
    if dialect == "sqlite":
        keys = func.json_each(bindparam("keys", type_=JSON)).table_valued("value")
        every = select(keys.c.value, at).where(true())  # without a condition, ON CONFLICT reads as part of a join
        return (
            sqlite.insert(RECEIPTS).from_select(["key", "at"], every).on_conflict_do_nothing().returning(RECEIPTS.c.key)
        )
    every = select(func.unnest(bindparam("keys", type_=ARRAY(Text))), at)
    return (
        postgresql.insert(RECEIPTS).from_select(["key", "at"], every).on_conflict_do_nothing().returning(RECEIPTS.c.key)
    )


NOTE_ALL = Prepared(_note_all)
"""The statement that notes keys in their order, and finds those that are new."""
FORGET = Prepared(lambda _: delete(RECEIPTS).where(RECEIPTS.c.key == bindparam("its_key")))
"""The statement that forgets a key."""


def receive(connection: Connection, keys: Sequence[str], at: datetime) -> bool:
    """Note the keys; return False, and note none, if any was noted before.

    The insert itself finds out, so that of two who bring the same key at once one waits for the other's commit.
    """
    noted: list[str] = []
    for key in sorted(set(keys)):  # sorted: two who bring the same keys lock them in the same order
        if _NOTE.change(connection, {"key": key, "at": at}) == 0:
            connection.execute(delete(RECEIPTS).where(RECEIPTS.c.key.in_(noted)))
            return False
        noted.append(key)
    return True


def quarantine(connection: Connection, payload: str, problem: str, at: datetime) -> None:
    """Keep what couldn't be handled."""
    connection.execute(insert(QUARANTINE), {"payload": payload, "problem": problem, "at": at})
