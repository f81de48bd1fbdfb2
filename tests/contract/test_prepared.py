"""Statements that the driver runs: the same care for trouble and for mistakes as on SQLAlchemy's own way."""

import sqlite3
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest
from sqlalchemy import text

from storage import database as databases
from storage.sql.inserts import adding
from storage.tables.work import RECEIPTS
from tests.contract.examples import NOW
from tests.contract.postgres import Server
from tests.contract.stores import sqlite_url

ADD = adding(RECEIPTS)


def test_a_mistake_of_ours_is_not_taken_for_trouble_on_sqlite(tmp_path: Path) -> None:
    database = databases.opened(sqlite_url(tmp_path))

    with database.connect() as connection, pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        ADD.change(connection, {"key": None, "at": NOW})

    database.close()


def test_a_mistake_of_ours_is_not_taken_for_trouble_on_postgresql(postgres_server: Server) -> None:
    with postgres_server.database() as url:
        database = databases.opened(url)

        with database.connect() as connection, pytest.raises(psycopg.IntegrityError, match="not-null"):
            ADD.change(connection, {"key": None, "at": NOW})

        database.close()


def test_values_go_in_as_their_columns_want_them(tmp_path: Path) -> None:
    database = databases.opened(sqlite_url(tmp_path))

    with database.connect() as connection:
        added = ADD.change(connection, {"key": "a\0b", "at": NOW})
        row = connection.execute(text("SELECT key, at FROM receipts")).one()

    assert (added, *row) == (1, "ab", "2026-03-02 15:00:00.000000")
    database.close()


def test_many_rows_go_in_together_and_those_that_are_there_stay(tmp_path: Path) -> None:
    database = databases.opened(sqlite_url(tmp_path))

    with database.connect() as connection:
        ADD.change_each(connection, [{"key": key, "at": NOW} for key in ("a", "b", "a")])
        keys = connection.execute(text("SELECT key FROM receipts ORDER BY key")).scalars().all()

    assert keys == ["a", "b"]
    database.close()


def test_rows_may_be_made_for_the_driver_before_there_is_a_transaction(tmp_path: Path) -> None:
    database = databases.opened(sqlite_url(tmp_path))
    rows = ADD.bound(database.dialect, [{"key": key, "at": NOW} for key in ("a", "b")])

    with database.connect() as connection:
        ADD.change_bound(connection, rows)
        found = connection.execute(text("SELECT key, at FROM receipts ORDER BY key")).all()

    assert [tuple(row) for row in found] == [(key, "2026-03-02 15:00:00.000000") for key in ("a", "b")]
    database.close()


def test_the_hour_that_comes_twice_in_autumn_is_kept_as_two() -> None:
    once = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))

    rows = ADD.bound("sqlite", [{"key": "a", "at": once.replace(fold=fold)} for fold in (0, 1)])

    assert [at for _, at in rows] == ["2026-10-25 00:30:00.000000", "2026-10-25 01:30:00.000000"]
