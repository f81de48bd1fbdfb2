"""Questions that can be put for many at once: on PostgreSQL in one statement, on SQLite nothing is far away."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, literal_column, select, true
from sqlalchemy.sql import visitors

from storage.sql.given import given, giving
from storage.sql.prepared import Prepared, Values

Documents = list[tuple[Any, ...]]
"""The rows that answer a question, as the driver gives them."""


class Question(Prepared):
    """A question with parameters."""

    def __init__(self, question: Select[Any]) -> None:
        super().__init__(lambda _: question)
        self._for_each = Prepared(lambda _: _for_each(question))

    def ask_each(self, connection: Connection, many: Sequence[Values]) -> Callable[[], list[Documents]]:
        """Put it for each of many, within `engines.in_one_trip`; what is returned has what each found, after that."""
        if connection.dialect.name == "sqlite" or len(many) == 1:
            cursors = [self.ask(connection, values) for values in many]
            return lambda: [cursor.fetchall() for cursor in cursors]
        cursor = self._for_each.ask(connection, giving(self.bound(connection.dialect.name, many)))
        return lambda: _parted(cursor.fetchall(), len(many))


def instant(column: datetime | str | None) -> datetime | None:
    """Return an instant that is found in a column, as the driver gives it."""
    found = datetime.fromisoformat(column) if isinstance(column, str) else column
    if found is None:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _for_each(question: Select[Any]) -> Select[Any]:
    """Return the question with the values of each row given as its parameters; the row's number precedes what it finds.

    Each is answered by itself and as the question alone would be. The OFFSET keeps PostgreSQL from making one question
    of all, and then reading the whole table, which seems short until somebody has counted its rows.
    """
    parts: list[Any] = [*visitors.iterate(question)]
    rows = given({one.key: one.type for one in parts if _is_wanted(one)})
    of_each: Any = visitors.replacement_traverse(
        question, {}, lambda element, **_: rows.c[element.key] if _is_wanted(element) else None
    )
    found = of_each.offset(literal_column("0")).lateral()
    return select(rows.c.nth, *found.c).select_from(rows.join(found, true()))


def _is_wanted(part: Any) -> bool:
    """Return whether it is a parameter that has no value of its own."""
    return isinstance(part, BindParameter) and part.required


def _parted(rows: Documents, count: int) -> list[Documents]:
    found: list[Documents] = [[] for _ in range(count)]
    for row in rows:
        found[row[0]].append(row[1:])
    return found
