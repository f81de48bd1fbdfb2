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


def replacing(table: Table, but: tuple[str, ...] = (), key: tuple[str, ...] = ()) -> Prepared:
    """Return an insert that overwrites the row of the same primary key, or of another `key`, save for `but`.

    These are names of columns. Rows that are numbered number themselves.
    """
    given: Row = {column.name: bindparam(column.name) for column in table.columns if column.name != "seq"}
    return Prepared(lambda dialect: _insert_or_replace(dialect, table, but, key).values(given))


def _insert_new(dialect: str, table: Table) -> NewRows:
    return _insert(dialect, table).on_conflict_do_nothing()


def _insert_or_replace(dialect: str, table: Table, but: tuple[str, ...], key: tuple[str, ...]) -> NewRows:
    insert = _insert(dialect, table)
    unique = key or tuple(column.name for column in table.primary_key.columns)
    kept = {"seq", *unique, *but}
    others = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in kept}
    return insert.on_conflict_do_update(index_elements=[table.c[name] for name in unique], set_=others)


def _insert(dialect: str, table: Table) -> NewRows:
    return SqliteInsert(table) if dialect == "sqlite" else PostgresInsert(table)
