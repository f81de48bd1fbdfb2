"""The desk files that were applied. None is removed: what was in force, and since when, can be looked up later."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select

from storage.database import Database
from storage.sql.prepared import Prepared
from storage.tables.work import DESK_FILES

_GIVEN: dict[str, Any] = {name: bindparam(name) for name in ("digest", "content", "applied_at")}
_APPLY = Prepared(lambda _: insert(DESK_FILES).values(_GIVEN).inline())
_LATEST = DESK_FILES.c.seq.desc()
_DIGEST = Prepared(lambda _: select(DESK_FILES.c.digest).order_by(_LATEST).limit(1))
_CONTENT = Prepared(lambda _: select(DESK_FILES.c.content).order_by(_LATEST).limit(1))


def digest(content: str) -> str:
    """Return the digest by which a desk file is known."""
    return hashlib.sha256(content.encode()).hexdigest()


class SqlDeskFiles:
    """The desk files in a database. The latest is in force, in every process that shares the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def apply(self, content: str, now: datetime) -> bool:
        """Put a file in force; return False if it was already. Raises StorageUnavailable."""
        if self.in_force() == digest(content):
            return False
        row = {"digest": digest(content), "content": content, "applied_at": now}
        with self._database.transaction() as connection:
            _APPLY.change(connection, row)
        return True

    def in_force(self) -> str | None:
        """Return the digest of the file in force; None before the first. Raises StorageUnavailable."""
        return self._latest(_DIGEST)

    def content(self) -> str | None:
        """Return the file in force. Raises StorageUnavailable."""
        return self._latest(_CONTENT)

    def _latest(self, of: Prepared) -> str | None:
        with self._database.view() as connection:
            found: str | None = of.value(connection, {})
            return found
