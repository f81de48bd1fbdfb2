"""Inserts that leave alone what is there already; both databases have them, SQLAlchemy has one for each."""

from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

from storage.sql.prepared import Prepared

Row = dict[str, Any]
NewRows = SqliteInsert | PostgresInsert


def adding(table: Table, **reckoned: ColumnElement[Any]) -> Prepared:
    """Return an insert that skips rows whose key is taken; rows that are numbered number themselves.

    `reckoned` are columns that the database works out from what is there.
    """
    given: Row = {column.name: bindparam(column.name) for column in table.columns if column.name != "seq"}
    return Prepared(lambda dialect: _insert_new(dialect, table).values(given | reckoned).inline())


def replacing(table: Table, but: tuple[str, ...] = ()) -> Prepared:
    """Return an insert that overwrites the row of the same primary key, save for the columns of `but`."""
    given: Row = {column.name: bindparam(column.name) for column in table.columns}
    return Prepared(lambda dialect: _insert_or_replace(dialect, table, but).values(given))


def _insert_new(dialect: str, table: Table) -> NewRows:
    return _insert(dialect, table).on_conflict_do_nothing()


def _insert_or_replace(dialect: str, table: Table, but: tuple[str, ...]) -> NewRows:
    insert = _insert(dialect, table)
    key = list(table.primary_key.columns)
    others = {
        column.name: insert.excluded[column.name]
        for column in table.columns
        if column not in key and column.name not in but
    }
    return insert.on_conflict_do_update(index_elements=key, set_=others)


def _insert(dialect: str, table: Table) -> NewRows:
    return SqliteInsert(table) if dialect == "sqlite" else PostgresInsert(table)
