"""What PostgreSQL alone must be held to: several processes, leases, bounded waits, and connections that break."""

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.errors import StorageUnavailable
from bot.model.ids import TicketId
from bot.model.selection import Selection
from storage import database as databases
from storage.database import Database
from storage.engines import UnusableDatabase
from storage.sql.outbox import SqlOutbox
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.examples import NOW, TRIAGE, a_ticket, a_timer, minutes, opened, post
from tests.contract.postgres import Server


@pytest.fixture
def url(postgres_server: Server) -> Iterator[str]:
    """The address of a fresh database with its schema."""
    with postgres_server.database() as fresh:
        yield fresh


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """The same, opened."""
    ready = databases.opened(url)
    yield ready
    ready.close()


def save_a_ticket(database: Database, name: str = "EX-1") -> None:
    with SqlUnitOfWork(database) as work:
        work.save(a_ticket(name), [opened(a_ticket(name))])
        work.commit()


def put_a_post(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        work.say(post("hello"), NOW)
        work.commit()


def cut_every_other_connection(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_the_address_is_accepted(url: str, scheme: str) -> None:
    written = url.replace("postgresql", scheme, 1)

    database = databases.opened(written)

    assert SqlViews(database).ticket(TicketId("EX-1")) is None
    database.close()


def test_connections_wait_neither_long_for_locks_nor_idle_in_a_transaction(database: Database) -> None:
    with database.connect() as connection:
        waits = [
            connection.execute(text(f"SHOW {setting}")).scalar()
            for setting in ("lock_timeout", "idle_in_transaction_session_timeout")
        ]

    assert waits == ["1800ms", "15s"]


def test_a_lock_is_waited_for_but_not_for_ever(database: Database) -> None:
    save_a_ticket(database)
    with database.connect() as other:
        other.execute(text("SELECT * FROM tickets FOR UPDATE"))
        began = time.monotonic()

        with pytest.raises(StorageUnavailable, match="lock timeout"), SqlUnitOfWork(database) as work:  # noqa: PT012
            work.save(a_ticket(version=2), [opened(a_ticket())])
            work.commit()

        assert time.monotonic() - began > 1.5


def test_a_database_that_is_only_read_takes_nothing_in(database: Database, url: str) -> None:
    database.try_writing()
    with database.transaction() as connection:
        name = connection.execute(text("SELECT current_database()")).scalar_one()
        connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))

    with closing(databases.opened(url)) as reader, pytest.raises(StorageUnavailable, match="read-only"):
        reader.try_writing()


def test_a_timer_that_another_process_has_in_hand_is_left_to_it(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        work.set_timer(a_timer("EX-1", due_in=1))
        work.set_timer(a_timer("EX-2", due_in=2))
        work.commit()

    with SqlUnitOfWork(database) as one, SqlUnitOfWork(database) as other:
        in_hand = one.due_timers(NOW + minutes(60), 1)
        left = other.due_timers(NOW + minutes(60), 10)

    assert (in_hand, left) == ((a_timer("EX-1", due_in=1),), (a_timer("EX-2", due_in=2),))


def test_a_delivery_of_a_process_that_lives_is_not_taken_from_it(database: Database) -> None:
    put_a_post(database)
    SqlOutbox(database).claim(str(TRIAGE), NOW)
    newcomer = SqlOutbox(database)

    recovered = newcomer.recover()

    assert recovered == 0
    assert newcomer.waiting(NOW, 10) == ()
    assert newcomer.claim(str(TRIAGE), NOW) is None


def test_a_delivery_whose_lease_ran_out_is_taken_up_in_doubt(database: Database) -> None:
    put_a_post(database)
    first = SqlOutbox(database).claim(str(TRIAGE), NOW)
    other = SqlOutbox(database, lease=timedelta(0))

    waiting = other.waiting(NOW, 10)
    again = other.claim(str(TRIAGE), NOW + minutes(1))

    assert waiting == (str(TRIAGE),)
    assert first is not None
    assert again is not None
    assert (again.id, again.in_doubt, again.attempts) == (first.id, True, 2)


def test_while_another_process_chooses_in_a_conversation_nobody_else_does(database: Database) -> None:
    put_a_post(database)
    with database.connect() as other:
        other.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": f"outbox {TRIAGE}"})

        assert SqlOutbox(database).claim(str(TRIAGE), NOW) is None

    assert SqlOutbox(database).claim(str(TRIAGE), NOW) is not None


def save_with_the_connection_cut(database: Database, other: Database) -> None:
    with SqlUnitOfWork(database) as work:
        work.save(a_ticket(), [opened(a_ticket())])
        cut_every_other_connection(other)
        work.commit()


def test_a_connection_lost_in_the_middle_keeps_nothing(database: Database, url: str) -> None:
    other = databases.opened(url)

    with pytest.raises(StorageUnavailable):
        save_with_the_connection_cut(database, other)

    assert SqlViews(database).ticket(TicketId("EX-1")) is None
    other.close()


def test_after_the_server_cut_every_connection_work_goes_on(database: Database, url: str) -> None:
    save_a_ticket(database, "EX-1")
    other = databases.opened(url)
    cut_every_other_connection(other)

    save_a_ticket(database, "EX-2")

    assert [ticket.id for ticket in SqlViews(database).tickets(Selection(), 10)] == ["EX-1", "EX-2"]
    other.close()


def test_a_unit_of_work_that_finds_no_free_connection_is_told_so(database: Database) -> None:
    in_use = [database.connect() for _ in range(16)]

    with pytest.raises(StorageUnavailable, match="in use"):
        save_a_ticket(database)

    for connection in in_use:
        connection.close()


def test_a_server_that_is_not_there_is_refused_at_the_start(url: str) -> None:
    with pytest.raises(UnusableDatabase, match="DATABASE_URL"):
        databases.opened(f"{url}/no/such/socket")


def test_the_database_tells_the_time(database: Database) -> None:
    assert abs(database.now() - datetime.now(UTC)) < timedelta(minutes=1)
