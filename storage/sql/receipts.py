"""The deliveries that were taken before, under each of their keys, and those that couldn't be handled."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert

from storage.sql.inserts import adding
from storage.tables.work import QUARANTINE, RECEIPTS

_NOTE = adding(RECEIPTS)


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
