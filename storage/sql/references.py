"""References in SQL. They are read before they are written: one that hasn't changed takes no lock."""

from sqlalchemy import select

from storage.database import Database
from storage.sql.inserts import insert_or_replace
from storage.tables.work import REFERENCES
from storage.text import storable


class SqlReferences:
    """`bot.ports.References` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(self, key: str, reference: str) -> None:
        if self.recall(key) == storable(reference):
            return
        with self._database.transaction() as connection:
            connection.execute(insert_or_replace(connection, REFERENCES), {"key": key, "reference": reference})

    def recall(self, key: str) -> str | None:
        kept = select(REFERENCES.c.reference).where(REFERENCES.c.key == key)
        with self._database.view() as connection:
            found: str | None = connection.execute(kept).scalar()
            return found
