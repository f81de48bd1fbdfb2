"""Puts the desk together: the only module that sees everything.

A platform is imported inside the function that builds it, so that nothing is loaded that is not on.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Final, TypeVar

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from adapters.desk_file.reader import DeskFile
from adapters.desk_file.reader import read as read_desk_file
from adapters.scheduler.gathering import Gathering
from adapters.scheduler.ticker import Ticker
from adapters.settings import Settings, SlackSettings, UnusableSettings
from adapters.system import SystemClock
from adapters.web import health
from adapters.web.figures import Figures
from bot.commands import Command
from bot.dispatcher import Dispatcher
from bot.errors import DeskError, StorageUnavailable
from bot.loading import Loader
from bot.model.desk import Desk
from bot.model.places import Platform
from bot.ports import ChatPlatform, Clock
from bot.service import Arrival, DeskService, Outcome
from bot.sweeper import sweep
from policies.library import Library
from storage import database
from storage.database import Database
from storage.outbox import SqlOutbox
from storage.unit_of_work import SqlUnitOfWork

T = TypeVar("T")

_REPLICA_THREADS: Final = 8
_COMMITS_AT_ONCE: Final = 4
"""On PostgreSQL, of commands that came in; more would only make each of them smaller."""
_ANSWER_WITHIN: Final = timedelta(seconds=2.5)
"""Platforms hang up after three seconds, and deliver again what was answered 503."""
_STALE: Final = timedelta(seconds=60)
_OVERDUE: Final = timedelta(minutes=2)


@dataclass(frozen=True, kw_only=True)
class Assembly:
    """A desk that is put together and not yet started; starting `app` starts it all."""

    app: Starlette
    service: DeskService
    dispatcher: Dispatcher
    ticker: Ticker
    threads: ThreadPoolExecutor
    desk_file: DeskFile

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

    `library` is for packs that somebody has read already, instead of those that the settings name.
    """

    clock: Clock = field(default_factory=SystemClock)
    real: Clock = field(default_factory=SystemClock)
    routes: Sequence[BaseRoute] = ()
    pace: timedelta = timedelta(seconds=1)
    closing: Callable[[], Awaitable[None]] | None = None
    library: Library | None = None


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
        platforms, routes = self._platforms(service)
        dispatcher = Dispatcher(
            outbox=SqlOutbox(self._database),
            platforms=platforms,
            clock=clock,
            in_thread=self._in_thread,
            on_failed=service.undelivered,
            pace=self._around.pace,
        )
        ticker = Ticker(partial(self._tick, service), clock)
        checks = (partial(self._database_answers, service), partial(_ticking, ticker, clock), self._speaking)
        app = Starlette(
            routes=[*routes, *health.routes(checks, self._figures.registry), *self._around.routes],
            lifespan=self._running,
        )
        self._assembly = Assembly(
            app=app,
            service=service,
            dispatcher=dispatcher,
            ticker=ticker,
            threads=self._threads,
            desk_file=self._desk_file,
        )
        return self._assembly

    def _platforms(self, service: DeskService) -> tuple[Mapping[Platform, ChatPlatform], list[Route]]:
        slack = self._settings.slack
        if slack is None:
            return {}, []
        return self._slack(slack, service)

    def _slack(self, slack: SlackSettings, service: DeskService) -> tuple[Mapping[Platform, ChatPlatform], list[Route]]:
        from adapters.slack.config import SlackConfig
        from adapters.slack.door import endpoint
        from adapters.slack.platform import SlackPlatform

        if slack.signing_secret is None:
            raise UnusableSettings("Socket Mode is not there yet: set SLACK_SIGNING_SECRET and serve /slack/events")
        desk = self._desk_file.desk
        config = SlackConfig(
            bot_token=slack.bot_token.get_secret_value(),
            signing_secret=slack.signing_secret.get_secret_value(),
            installed=_workspace(desk),
            api_url=slack.api_url,
            ack=desk.slash_ack,
            ticket=desk.slash_ticket,
        )
        platform = SlackPlatform(config)
        self._closers.append(platform.close)

        async def together(arrivals: Sequence[Arrival]) -> Sequence[Outcome | DeskError]:
            return await self._in_thread(partial(service.handle_all, arrivals))

        handled = Gathering(
            together, at_once=1 if self._database.is_sqlite else _COMMITS_AT_ONCE, patience=_ANSWER_WITHIN
        )

        async def handle(command: Command, raw: str) -> Outcome:
            outcome = await handled(Arrival(command=command, raw=raw))
            self._figures.handled(command.origin.via, absorbed=outcome.absorbed)
            return outcome

        receive = endpoint(handle, config, self._around.real.now, self._around.clock.now)
        return {Platform.SLACK: platform}, [Route("/slack/events", receive, methods=["POST"])]

    @contextlib.asynccontextmanager
    async def _running(self, _: Starlette) -> AsyncIterator[None]:
        assembly = self._assembly
        self._sending = asyncio.create_task(assembly.dispatcher.run())
        assembly.ticker.start()
        try:
            yield
        finally:
            assembly.ticker.stop()
            assembly.dispatcher.stop()
            await self._sending
            for close in self._closers:
                await close()
            self._threads.shutdown()
            self._database.close()

    async def _in_thread(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)

    async def _tick(self, service: DeskService) -> None:
        self._figures.asked(await self._in_thread(partial(sweep, service)), self._around.clock.now())

    async def _database_answers(self, service: DeskService) -> str | None:
        now = self._around.clock.now()
        try:
            async with asyncio.timeout(5):
                next_at = await self._in_thread(partial(_next_timer_at, service))
        except (StorageUnavailable, TimeoutError) as problem:
            return f"the database does not answer ({type(problem).__name__})"
        if next_at and now - next_at > _OVERDUE:
            return f"a timer has been due since {next_at:%Y-%m-%d %H:%M} UTC and nobody asked it"
        return None

    async def _speaking(self) -> str | None:
        return "nothing is sent any more: start the desk again" if self._sending.done() else None


async def _ticking(ticker: Ticker, clock: Clock) -> str | None:
    if ticker.last_beat and clock.now() - ticker.last_beat <= _STALE:
        return None
    return "the scheduler has not ticked for a minute" if ticker.last_beat else "the scheduler has not ticked yet"


def _next_timer_at(service: DeskService) -> datetime | None:
    with service.open_work() as work:
        return work.next_timer_at()


def _workspace(desk: Desk) -> str:
    """The one Slack workspace that all channels of the desk file are in; one token serves one workspace."""
    places = (*desk.triage, *(place for customer in desk.customers for place in customer.channels))
    found = {place.workspace for place in places if place.platform is Platform.SLACK}
    if len(found) != 1:
        named = ", ".join(sorted(found)) or "none"
        raise UnusableSettings(f"Slack: the desk file's channels must be in one workspace, and are in {named}")
    return found.pop()
