"""The desk files that were applied. None is removed: what was in force, and since when, can be looked up later.

For each place (host and path) it is kept which one was read there last.
"""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from storage.database import Database
from storage.sql.inserts import replacing
from storage.sql.prepared import Prepared
from storage.tables.desk import DESK_FILE_PLACES, DESK_FILES

_GIVEN: dict[str, Any] = {name: bindparam(name) for name in ("digest", "content", "applied_at")}
_APPLY = Prepared(lambda _: insert(DESK_FILES).values(_GIVEN).inline())
_LATEST = DESK_FILES.c.seq.desc()
_DIGEST = Prepared(lambda _: select(DESK_FILES.c.digest).order_by(_LATEST).limit(1))
_CONTENT = Prepared(lambda _: select(DESK_FILES.c.content).order_by(_LATEST).limit(1))
_BEFORE = Prepared(lambda _: select(DESK_FILES.c.digest).where(DESK_FILES.c.digest == bindparam("digest")).limit(1))
_NOTE = replacing(DESK_FILE_PLACES)
_FROM = Prepared(lambda _: select(DESK_FILE_PLACES.c.digest).where(DESK_FILE_PLACES.c.place == bindparam("place")))


def digest(content: str) -> str:
    """Return the digest by which a desk file is known."""
    return hashlib.sha256(content.encode()).hexdigest()


class DeskFilesAtWork:
    """The desk files on the connection of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def apply(self, content: str, at: datetime) -> bool:
        """Put a file in force, for every process; return False if it was already."""
        known = digest(content)
        if _DIGEST.value(self._connection, {}) == known:
            return False
        _APPLY.change(self._connection, {"digest": known, "content": content, "applied_at": at})
        return True

    def note(self, content: str, place: str, at: datetime) -> None:
        """Note that this is what was read from a place (host and path) last."""
        _NOTE.change(self._connection, {"place": place, "digest": digest(content), "at": at})


class SqlDeskFiles:
    """The desk files in a database. The latest is in force, in every process that shares the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def in_force(self) -> str | None:
        """Return the digest of the file in force; None before the first. Raises StorageUnavailable."""
        return self._value(_DIGEST)

    def content(self) -> str | None:
        """Return the file in force. Raises StorageUnavailable."""
        return self._value(_CONTENT)

    def was_in_force(self, known: str) -> bool:
        """Return whether the file of that digest is in force, or was. Raises StorageUnavailable."""
        return self._value(_BEFORE, digest=known) is not None

    def last_from(self, place: str) -> str | None:
        """Return the digest of the file that was read from a place last, if one was. Raises StorageUnavailable."""
        return self._value(_FROM, place=place)

    def _value(self, of: Prepared, **what: str) -> str | None:
        with self._database.glance() as connection:
            found: str | None = of.value(connection, what)
            return found
