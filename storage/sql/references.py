"""References in SQL. They are read before they are written: one that hasn't changed takes no lock."""

from sqlalchemy import bindparam, select

from storage.database import Database
from storage.sql.inserts import replacing
from storage.sql.prepared import Prepared
from storage.tables.desk import REFERENCES
from storage.text import storable

_KEEP = replacing(REFERENCES)
_KEPT = Prepared(lambda _: select(REFERENCES.c.reference).where(REFERENCES.c.key == bindparam("key")))


class SqlReferences:
    """`bot.ports.References` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(self, key: str, reference: str) -> None:
        if self.recall(key) == storable(reference):
            return
        with self._database.transaction() as connection:
            _KEEP.change(connection, {"key": key, "reference": reference})

    def recall(self, key: str) -> str | None:
        with self._database.view() as connection:
            found: str | None = _KEPT.value(connection, {"key": key})
            return found
