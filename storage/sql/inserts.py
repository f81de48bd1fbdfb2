"""Inserts of new rows; both databases have them, SQLAlchemy has one for each.

On PostgreSQL many rows go over in one statement. They keep their order, in which those that are numbered number
themselves.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, FromClause, Table, bindparam, select
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

from storage.sql.given import given, giving
from storage.sql.prepared import Bound, Prepared

NewRows = SqliteInsert | PostgresInsert
Reckoned = Callable[[FromClause | None], ColumnElement[Any]]
"""The value of a column as the database works it out from what is there: in one row, or in each of those given."""

_MANY: Final = 4
"""The rows from which on one statement costs the server less than one for each."""


class Insert(Prepared):
    """An insert into a table, completed by what becomes of rows whose `key` is taken.

    `surely` is as for every statement; `reckoned` are columns; those that are `blank` have nothing in a new row.
    """

    def __init__(
        self,
        table: Table,
        complete: Callable[[NewRows], NewRows],
        *,
        key: Sequence[str] = (),
        surely: bool = False,
        reckoned: Mapping[str, Reckoned] | None = None,
        blank: Collection[str] = (),
    ) -> None:
        names = [name for name in _given(table) if name not in blank]
        super().__init__(lambda dialect: complete(_one(dialect, table, names, reckoned or {})).inline(), surely=surely)
        self._for_each = Prepared(lambda _: complete(_each(table, names, reckoned or {})))
        self._key = key

    def change_bound(self, connection: Connection, rows: Sequence[Bound]) -> None:
        if connection.dialect.name == "sqlite" or len(rows) < _MANY or self._comes_again(rows):
            super().change_bound(connection, rows)
        else:
            self._for_each.ask(connection, giving(rows))

    def _comes_again(self, rows: Sequence[Bound]) -> bool:
        """Return whether a key comes more than once: one statement changes no row twice."""
        return len({tuple(row[name] for name in self._key) for row in rows}) < len(rows) if self._key else False


def adding(table: Table, blank: Collection[str] = (), **reckoned: Reckoned) -> Insert:
    """Return an insert that skips rows whose key is taken; `blank` and `reckoned` are as for an insert."""
    return Insert(table, lambda insert: insert.on_conflict_do_nothing(), reckoned=reckoned, blank=blank)


def starting(table: Table) -> Insert:
    """Return an insert that fails, or on SQLite adds nothing, if a key is taken."""
    return Insert(
        table,
        lambda insert: insert.on_conflict_do_nothing() if isinstance(insert, SqliteInsert) else insert,
        surely=True,
    )


def replacing(table: Table, but: tuple[str, ...] = (), key: tuple[str, ...] = ()) -> Insert:
    """Return an insert that overwrites the row of the same primary key, or of another `key`, save for `but`.

    These are names of columns.
    """
    unique = key or tuple(column.name for column in table.primary_key.columns)
    others = [name for name in _given(table) if name not in {*unique, *but}]

    def complete(insert: NewRows) -> NewRows:
        replaced = {name: insert.excluded[name] for name in others}
        return insert.on_conflict_do_update(index_elements=[table.c[name] for name in unique], set_=replaced)

    return Insert(table, complete, key=unique)


def _one(dialect: str, table: Table, names: Sequence[str], reckoned: Mapping[str, Reckoned]) -> NewRows:
    insert = SqliteInsert(table) if dialect == "sqlite" else PostgresInsert(table)
    row: dict[str, Any] = {name: bindparam(name) for name in names}
    return insert.values(row | {name: reckon(None) for name, reckon in reckoned.items()})


def _each(table: Table, names: Sequence[str], reckoned: Mapping[str, Reckoned]) -> NewRows:
    rows = given({name: table.c[name].type for name in names})
    row: dict[str, Any] = {name: rows.c[name] for name in names}
    row |= {name: reckon(rows) for name, reckon in reckoned.items()}
    return PostgresInsert(table).from_select([*row], select(*row.values()).order_by(rows.c.nth))


def _given(table: Table) -> list[str]:
    """Return the columns of a row but for its number, which the database gives."""
    return [column.name for column in table.columns if column.name != "seq"]
