"""The desk files that were applied. None is removed: what was in force, and since when, can be looked up later."""

import hashlib
from datetime import datetime

from sqlalchemy import Column, select

from storage.database import Database
from storage.tables.work import DESK_FILES


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
            connection.execute(DESK_FILES.insert(), row)
        return True

    def in_force(self) -> str | None:
        """Return the digest of the file in force; None before the first. Raises StorageUnavailable."""
        return self._latest(DESK_FILES.c.digest)

    def content(self) -> str | None:
        """Return the file in force. Raises StorageUnavailable."""
        return self._latest(DESK_FILES.c.content)

    def _latest(self, column: Column[str]) -> str | None:
        latest = select(column).order_by(DESK_FILES.c.seq.desc()).limit(1)
        with self._database.view() as connection:
            found: str | None = connection.execute(latest).scalar()
            return found
