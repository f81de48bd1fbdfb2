"""Puts the desk together: with `platforms`, the only modules that see everything."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from adapters.desk_file.reader import DeskFile
from adapters.desk_file.reader import read as read_desk_file
from adapters.edge.handling import Handle
from adapters.platforms import Built, Ground, built, silent
from adapters.scheduler.gathering import Gathering
from adapters.scheduler.ticker import Ticker
from adapters.settings import Settings
from adapters.system import SystemClock
from adapters.web import health, readiness
from adapters.web.figures import Figures
from bot.commands import Command
from bot.dispatcher import Dispatcher
from bot.errors import DeskError
from bot.loading import Loader
from bot.ports import Clock
from bot.service import Arrival, DeskService, Outcome
from bot.sweeper import sweep
from policies.library import Library
from storage import database
from storage.database import Database
from storage.outbox import SqlOutbox
from storage.references import SqlReferences
from storage.unit_of_work import SqlUnitOfWork
from storage.views import SqlViews

if TYPE_CHECKING:
    from adapters.teams.config import Cloud

T = TypeVar("T")

log = logging.getLogger(__name__)

_REPLICA_THREADS: Final = 8
_COMMITS_AT_ONCE: Final = 4
"""On PostgreSQL, of commands that came in; more would only make each of them smaller."""
_ANSWER_WITHIN: Final = timedelta(seconds=2.5)
"""Platforms hang up after three seconds, and deliver again what was answered 503."""


@dataclass(frozen=True, kw_only=True)
class Assembly:
    """A desk that is put together and not yet started; starting `app` starts it all."""

    app: Starlette
    service: DeskService
    dispatcher: Dispatcher
    ticker: Ticker
    threads: ThreadPoolExecutor
    desk_file: DeskFile
    views: SqlViews

    async def in_thread(self, call: Callable[[], T]) -> T:
        """The one crossing to what touches the database."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, call)

    async def sweep(self) -> int:
        """Asks all timers that are due."""
        return await self.in_thread(partial(sweep, self.service))

    async def next_timer_at(self) -> datetime | None:
        """When the earliest waiting timer is due."""
        return await self.in_thread(partial(_next_timer_at, self.service))


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a desk is put into: clocks, further addresses, how fast it may post, and what ends with it.

    `library` is for packs that somebody has read already, instead of those that the settings name; `cloud` is where
    Teams is, if not where everybody's is. Without a `pace` the platforms' own limits are left to them.
    """

    clock: Clock = field(default_factory=SystemClock)
    real: Clock = field(default_factory=SystemClock)
    routes: Sequence[BaseRoute] = ()
    pace: timedelta = timedelta(seconds=1)
    closing: Callable[[], Awaitable[None]] | None = None
    library: Library | None = None
    cloud: "Cloud | None" = None


def assemble(settings: Settings, around: Surroundings | None = None) -> Assembly:
    """A desk on its database, migrated, with every platform that the settings turn on.

    Raises `UnusableSettings`, `FaultyDesk`, `InvalidPack` and `UnusableDatabase`, each with what to do.
    """
    around = around or Surroundings()
    desk_file = read_desk_file(settings.desk_file, around.library or Library(settings.packs))
    database.upgrade(settings.database_url)
    return _Builder(settings, around, desk_file, database.opened(settings.database_url)).build()


class _Builder:
    """One assembly in the making."""

    def __init__(self, settings: Settings, around: Surroundings, desk_file: DeskFile, kept: Database) -> None:
        self._settings = settings
        self._around = around
        self._desk_file = desk_file
        self._database = kept
        self._threads = ThreadPoolExecutor(1 if kept.is_sqlite else _REPLICA_THREADS, "database")
        self._figures = Figures()
        self._assembly: Assembly
        self._sending: asyncio.Task[None]
        self._closers: list[Callable[[], Awaitable[None]]] = [around.closing] if around.closing else []
        self._listeners: list[Callable[[], Coroutine[Any, Any, None]]] = []

    def build(self) -> Assembly:
        """Everything, in the order in which each needs the other."""
        clock, desk = self._around.clock, self._desk_file.desk

        def wake() -> None:
            dispatcher.wake()

        service = DeskService(
            open_work=partial(SqlUnitOfWork, self._database),
            loader=Loader(desk=desk, plans=self._desk_file.plans),
            clock=clock,
            on_commit=wake,
        )
        platforms = self._platforms(service)
        self._closers += [each.close for each in platforms]
        self._listeners = [each.listen for each in platforms if each.listen]
        for platform in silent(desk, [each.platform for each in platforms]):
            log.warning("The desk file speaks of %s, which is off.", platform, extra={"action": "platform_off"})
        dispatcher = Dispatcher(
            outbox=SqlOutbox(self._database),
            platforms={each.platform: each.speaks for each in platforms},
            clock=clock,
            in_thread=self._in_thread,
            on_failed=service.undelivered,
            pace=self._around.pace,
        )
        ticker = Ticker(partial(self._tick, service), clock)
        checks = (
            readiness.answering(partial(self._in_thread, partial(_next_timer_at, service)), clock),
            readiness.ticking(lambda: ticker.last_beat, clock),
            readiness.speaking(self._has_ended),
            *(check for each in platforms for check in each.checks),
        )
        app = Starlette(
            routes=[
                *(each.route for each in platforms if each.route),
                *health.routes(checks, self._figures.registry),
                *self._around.routes,
            ],
            lifespan=self._running,
        )
        self._assembly = Assembly(
            app=app,
            service=service,
            dispatcher=dispatcher,
            ticker=ticker,
            threads=self._threads,
            desk_file=self._desk_file,
            views=SqlViews(self._database),
        )
        return self._assembly

    def _platforms(self, service: DeskService) -> list[Built]:
        around = self._around
        ground = Ground(
            settings=self._settings,
            desk=self._desk_file.desk,
            handle=self._handle(service),
            references=SqlReferences(self._database),
            in_thread=self._in_thread,
            real=around.real,
            clock=around.clock,
            cloud=around.cloud,
            is_limited=bool(around.pace),
        )
        return list(built(ground))

    def _handle(self, service: DeskService) -> Handle:
        async def together(arrivals: Sequence[Arrival]) -> Sequence[Outcome | DeskError]:
            return await self._in_thread(partial(service.handle_all, arrivals))

        handled = Gathering(
            together, at_once=1 if self._database.is_sqlite else _COMMITS_AT_ONCE, patience=_ANSWER_WITHIN
        )

        async def handle(command: Command, raw: str) -> Outcome:
            outcome = await handled(Arrival(command=command, raw=raw))
            self._figures.handled(command.origin.via, absorbed=outcome.absorbed)
            return outcome

        return handle

    @contextlib.asynccontextmanager
    async def _running(self, _: Starlette) -> AsyncIterator[None]:
        assembly = self._assembly
        self._sending = asyncio.create_task(assembly.dispatcher.run())
        assembly.ticker.start()
        listening = [asyncio.create_task(listen()) for listen in self._listeners]
        try:
            yield
        finally:
            for each in listening:
                each.cancel()
            await asyncio.gather(*listening, return_exceptions=True)
            assembly.ticker.stop()
            assembly.dispatcher.stop()
            await self._sending
            for close in self._closers:
                await close()
            self._threads.shutdown()
            self._database.close()

    def _has_ended(self) -> bool:
        return self._sending.done()

    async def _in_thread(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)

    async def _tick(self, service: DeskService) -> None:
        self._figures.asked(await self._in_thread(partial(sweep, service)), self._around.clock.now())


def _next_timer_at(service: DeskService) -> datetime | None:
    with service.open_work() as work:
        return work.next_timer_at()
