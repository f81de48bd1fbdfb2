"""Databases that were made: opened as a desk does, or asked behind its back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from storage import database as databases
from storage.database import Database


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
