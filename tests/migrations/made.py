"""Databases that were made: opened as a desk does, or asked behind its back."""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import text

from storage import database as databases
from storage.database import Database, upgrade


def upgraded(written: Path, directory: Path) -> str:
    """Unpack a database of a former schema into a directory, upgrade it, and return its URL."""
    file = directory / "desk.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(gzip.decompress(written.read_bytes()).decode())
    upgrade(f"sqlite:///{file}")
    return f"sqlite:///{file}"


@contextmanager
def ready(url: str) -> Iterator[Database]:
    """Open a database of the schema of today."""
    database = databases.opened(url)
    try:
        yield database
    finally:
        database.close()


def execute(url: str, statement: str) -> None:
    """Run a statement, whatever the schema."""
    database = Database(url)
    with database.transaction() as connection:
        connection.execute(text(statement))
    database.close()


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    """Return what a query finds, whatever the schema."""
    database = Database(url)
    with database.transaction() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    database.close()
    return found
