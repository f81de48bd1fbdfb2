"""The deliveries that were taken before, under each of their keys, and those that couldn't be handled."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Text, bindparam, delete, func, select
from sqlalchemy import insert as inserted
from sqlalchemy.dialects.postgresql import ARRAY, insert

from storage.sql.inserts import adding
from storage.sql.prepared import Prepared
from storage.tables.desk import QUARANTINE
from storage.tables.work import RECEIPTS

_NOTE = adding(RECEIPTS)
_KEYS = func.unnest(bindparam("keys", type_=ARRAY(Text)))
NOTE_ALL = Prepared(
    lambda _: (
        insert(RECEIPTS)
        .from_select(["key", "at"], select(_KEYS, bindparam("at", type_=RECEIPTS.c.at.type)))
        .on_conflict_do_nothing()
        .returning(RECEIPTS.c.key)
    )
)
"""The statement that notes keys in their order, on PostgreSQL, and finds those that are new."""
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
    connection.execute(inserted(QUARANTINE), {"payload": payload, "problem": problem, "at": at})
