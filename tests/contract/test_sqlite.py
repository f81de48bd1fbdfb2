"""What SQLite alone must be held to: safe settings on every connection, bounded waits, and no harm from a full disk."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.errors import StorageUnavailable
from bot.model.ids import TicketId
from storage import database as databases
from storage import engines
from storage.database import Database, upgrade
from storage.engines import UnusableDatabase
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.examples import NOW, a_ticket, a_timer, opened
from tests.contract.stores import sqlite_url


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database file with its schema."""
    sqlite_url(tmp_path)
    return tmp_path / "desk.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    """The same, opened."""
    ready = databases.opened(f"sqlite:///{file}")
    yield ready
    ready.close()


@pytest.fixture
def other_writer(file: Path) -> Iterator[sqlite3.Connection]:
    """Another process, which holds the write lock."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def save_a_ticket(database: Database, name: str = "EX-1") -> None:
    with SqlUnitOfWork(database) as work:
        work.save(a_ticket(name), [opened(a_ticket(name))])
        work.commit()


def test_a_file_is_for_its_owner_alone_from_the_beginning(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        upgrade(f"sqlite:///{tmp_path / 'desk.db'}")
        database = databases.opened(f"sqlite:///{tmp_path / 'desk.db'}")
        database.hold()
        save_a_ticket(database)
        modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}
        database.close()
    finally:
        os.umask(before)

    assert modes == dict.fromkeys(("desk.db", "desk.db-wal", "desk.db-shm", "desk.db.lock"), 0o600)


def test_a_link_beside_the_file_is_not_written_through(file: Path) -> None:
    other = file.with_name("other")
    other.write_text("somebody else's")
    file.with_name("desk.db.lock").symlink_to(other)
    database = databases.opened(f"sqlite:///{file}")

    with pytest.raises(UnusableDatabase, match=r"desk\.db\.lock can't be written"):
        database.hold()

    database.close()
    assert other.read_text() == "somebody else's"


def test_row_48_two_names_of_one_file_are_one_hold(file: Path) -> None:
    (file.parent / "link.db").symlink_to(file)
    first, second = (databases.opened(f"sqlite:///{file.parent / name}") for name in ("desk.db", "link.db"))
    first.hold()

    with pytest.raises(UnusableDatabase, match="another desk"):
        second.hold()

    first.close()
    second.close()


@pytest.mark.parametrize("make", [engines.writing, engines.viewing])
def test_every_pooled_connection_is_safe(file: Path, make: type[Engine]) -> None:
    engine = make(engines.parse(f"sqlite:///{file}"))
    safe = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 1800}

    connections = [engine.raw_connection() for _ in range(3)]

    try:
        for connection in connections:
            assert {name: connection.cursor().execute(f"PRAGMA {name}").fetchone()[0] for name in safe} == safe
    finally:
        for connection in connections:
            connection.close()
        engine.dispose()


def test_a_database_that_cannot_be_made_safe_is_refused(tmp_path: Path) -> None:
    without_locks = f"sqlite:///file:{tmp_path / 'desk.db'}?nolock=1&uri=true"  # as on some network disks

    with pytest.raises(UnusableDatabase, match="journal_mode"):
        databases.opened(without_locks)


def test_a_unit_of_work_begins_with_the_write_lock_in_hand(database: Database, file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None, timeout=0)

    with SqlUnitOfWork(database), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")

    other.close()


@pytest.mark.usefixtures("other_writer")
def test_a_write_waits_for_another_writer_but_not_for_ever(database: Database) -> None:
    began = time.monotonic()

    with pytest.raises(StorageUnavailable, match="locked"):
        save_a_ticket(database)

    assert time.monotonic() - began > 1.5


def test_writing_resumes_when_the_other_writer_is_done(database: Database, other_writer: sqlite3.Connection) -> None:
    with pytest.raises(StorageUnavailable):
        save_a_ticket(database)
    other_writer.execute("ROLLBACK")

    save_a_ticket(database)

    assert SqlViews(database).ticket(TicketId("EX-1")) == a_ticket()


@pytest.mark.usefixtures("other_writer")
def test_looking_does_not_wait_for_a_writer(database: Database) -> None:
    assert SqlViews(database).ticket(TicketId("EX-1")) is None


def test_looking_holds_up_no_writer(database: Database) -> None:
    save_a_ticket(database, "EX-1")
    save_a_ticket(database, "EX-2")
    half_way = SqlViews(database).all_tickets()
    next(half_way)

    save_a_ticket(database, "EX-3")

    assert [ticket.id for ticket in half_way] == ["EX-2"]


def test_those_who_look_cannot_write(database: Database) -> None:
    with database.view() as connection, pytest.raises(StorageUnavailable, match="readonly"):
        connection.execute(text("DELETE FROM tickets"))


def test_a_full_disk_takes_nothing_and_harms_nothing(database: Database) -> None:
    save_a_ticket(database)
    with database.transaction() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages + 4}"))

    with pytest.raises(StorageUnavailable, match="full"), SqlUnitOfWork(database) as work:
        work.quarantine("x" * 100_000, "ValueError", NOW)

    assert SqlViews(database).ticket(TicketId("EX-1")) == a_ticket()
    assert SqlViews(database).quarantined(10) == ()


def test_writing_resumes_when_the_disk_has_room_again(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(text("PRAGMA max_page_count = 1"))  # as few as it has
    with pytest.raises(StorageUnavailable), SqlUnitOfWork(database) as work:
        work.quarantine("x" * 100_000, "ValueError", NOW)
    with database.transaction() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000"))

    save_a_ticket(database)

    assert SqlViews(database).ticket(TicketId("EX-1")) == a_ticket()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://desk", "desk.db", ""])
def test_an_address_that_is_none_is_refused_with_what_to_write(url: str) -> None:
    with pytest.raises(UnusableDatabase, match="DATABASE_URL"):
        Database(url)


def test_a_file_that_cannot_be_made_is_refused_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(UnusableDatabase, match="DATABASE_URL"):
        upgrade(f"sqlite:///{tmp_path / 'no such folder' / 'desk.db'}")


def test_a_file_that_is_no_database_is_refused_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_text("a shopping list, longer than a header of a hundred bytes" * 4)

    with pytest.raises(UnusableDatabase, match="not a database"):
        databases.opened(f"sqlite:///{tmp_path / 'desk.db'}")


def test_voiding_the_timers_of_a_ticket_does_not_walk_through_those_of_others(database: Database, file: Path) -> None:
    done: list[str] = []
    with SqlUnitOfWork(database) as work, closing(sqlite3.connect(file)) as another:
        work._work.connection.connection.driver_connection.set_trace_callback(done.append)

        work.cancel_timers([a_timer()])

        work.next_timer_at()  # whatever reads has the changes sent before it
        [voiding] = [one for one in done if one.startswith("UPDATE timers")]
        [plan] = another.execute(f"EXPLAIN QUERY PLAN {voiding}").fetchall()
    assert "(subject=? AND plan_version=? AND about=? AND kind=? AND step=? AND cycle=?)" in plan[-1]
