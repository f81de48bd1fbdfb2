"""Inserts that leave alone what is there already; both databases have them, SQLAlchemy has one for each."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

from storage.sql.prepared import Prepared

Row = dict[str, Any]
NewRows = SqliteInsert | PostgresInsert


def insert_new(connection: Connection, table: Table) -> NewRows:
    """Return an insert that skips rows whose key is taken."""
    return _insert_new(connection.dialect.name, table)


def insert_or_replace(connection: Connection, table: Table) -> NewRows:
    """Return an insert that overwrites the row of the same primary key."""
    return _insert_or_replace(connection.dialect.name, table)


@cache
def _insert_new(dialect: str, table: Table) -> NewRows:
    return _insert(dialect, table).on_conflict_do_nothing()


@cache
def _insert_or_replace(dialect: str, table: Table, but: tuple[str, ...] = ()) -> NewRows:
    insert = _insert(dialect, table)
    key = list(table.primary_key.columns)
    others = {
        column.name: insert.excluded[column.name]
        for column in table.columns
        if column not in key and column.name not in but
    }
    return insert.on_conflict_do_update(index_elements=key, set_=others)


def adding(table: Table, **reckoned: ColumnElement[Any]) -> Prepared:
    """Return the prepared form of `insert_new`, for rows that number themselves if they are numbered.

    `reckoned` are columns that the database works out from what is there.
    """
    given: Row = {column.name: bindparam(column.name) for column in table.columns if column.name != "seq"}
    return Prepared(lambda dialect: _insert_new(dialect, table).values(given | reckoned).inline())


def replacing(table: Table, but: tuple[str, ...] = ()) -> Prepared:
    """Return the prepared form of `insert_or_replace`, which leaves the columns of `but` as they were."""
    given: Row = {column.name: bindparam(column.name) for column in table.columns}
    return Prepared(lambda dialect: _insert_or_replace(dialect, table, but).values(given))


def _insert(dialect: str, table: Table) -> NewRows:
    return SqliteInsert(table) if dialect == "sqlite" else PostgresInsert(table)
