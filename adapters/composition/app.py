"""Puts the desk together: with `build`, which builds its platforms, the only module that sees everything."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any

from starlette.applications import Starlette

from adapters.composition import build, doctor
from adapters.composition.assembly import Assembly, Crossings, Surroundings, handling, next_timer_at
from adapters.composition.audits import audits
from adapters.composition.desk_in_force import Begun, begin
from adapters.composition.desk_reload import Reloading
from adapters.composition.heartbeat import heartbeats
from adapters.composition.platforms import fixed
from adapters.composition.settings import Settings
from adapters.composition.steady_clock import SteadyClock
from adapters.composition.watchdog import Watchdog, Witness
from adapters.desk_file import read
from adapters.desk_file.reach import triage_off
from adapters.platform.adapter import Built
from adapters.platform.ground import Ground
from adapters.platform.settings import UnusableSettings
from adapters.scheduler.ticker import Ticker
from adapters.web import health, readiness
from adapters.web.figures import Figures
from bot.delivery import trouble
from bot.delivery.auditor import DeliveryAuditor
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.send_check import check
from bot.model.desk import Desk
from bot.model.message import Message
from bot.model.places import Platform
from bot.ports import Directory
from bot.shell.auditor import Auditor
from bot.shell.first_marks import FirstMarks
from bot.shell.hand_over import HandOver
from bot.shell.look import Looks
from bot.shell.lookup import Lookup
from bot.shell.service import DeskService
from bot.shell.sweeper import sweep
from policies.library import Library
from storage import database
from storage.backup import LAST_WRITE
from storage.database import Database
from storage.sql.outbox import SqlOutbox
from storage.sql.references import SqlReferences
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews

log = logging.getLogger(__name__)


def assemble(settings: Settings, around: Surroundings | None = None) -> Assembly:
    """Return a desk on its database, migrated, with every platform that the settings turn on.

    Raises `UnusableSettings`, `FaultyDesk`, `InvalidPack` and `UnusableDatabase`, each with what to do.
    """
    around = around or Surroundings()
    library = around.library or Library(settings.packs)
    desk_file = around.desk_file or read(settings.desk_file, library)
    if problem := triage_off(desk_file.desk, settings.platforms):
        raise UnusableSettings(f"{settings.desk_file}: {problem}")
    build.check_signing(settings, desk_file.desk)
    kept = database.upgraded(settings.database_url)
    kept.hold()
    begun = begin(desk_file, settings, library, kept, around.clock.now())
    return _Builder(settings, around, begun, library, kept).build()


class _Builder:
    """One assembly in the making."""

    def __init__(
        self, settings: Settings, around: Surroundings, begun: Begun, library: Library, kept: Database
    ) -> None:
        self._settings = settings
        self._around = around
        self._begun, self._desk_file = begun, begun.file
        self._library = library
        self._database = kept
        self._cross = Crossings(is_sqlite=kept.is_sqlite)
        self._figures = Figures()
        self._directories: dict[Platform, Directory] = {}
        self._sending: asyncio.Task[None]
        self._clock = SteadyClock(around.clock)
        self._closers: list[Callable[[], Awaitable[None]]] = [around.closing] if around.closing else []
        self._background: list[Callable[[], Coroutine[Any, Any, None]]] = []

    def build(self) -> Assembly:
        """Build everything, in the order in which each part needs the others."""
        clock, desk = self._clock, self._desk_file.desk

        def wake() -> None:
            dispatcher.wake()

        reloading = Reloading(
            begun=self._begun,
            path=self._settings.desk_file,
            library=self._library,
            kept=self._database,
            alert=lambda message: service.alert(message),  # noqa: PLW0108 - the service comes later
            clock=clock,
            platforms=self._settings.platforms,
            fixed=fixed,
        )
        service = DeskService(
            open_work=partial(SqlUnitOfWork, self._database),
            loader=reloading.loader,
            clock=clock,
            on_commit=wake,
            directories=self._directories,
        )
        self._lookup = Lookup(service=service, directories=self._directories, in_thread=self._cross.to_write)
        references = SqlReferences(self._database)
        platforms = self._platforms(service, references, lambda: reloading.loader.desk)
        self._directories |= {each.platform: each.directory for each in platforms if each.directory}
        self._closers += [each.close for each in platforms]
        self._background = [self._lookup.run, *(run for each in platforms for run in each.background)]
        if self._around.checks_at_start:
            daily = build.attendance_look(service, platforms, self._cross.to_write)
            self._background += [partial(self._check_at_start, service, platforms), daily.run]
        for platform in build.silent(desk, [each.platform for each in platforms]):
            log.warning("The desk file speaks of %s, which is off.", platform, extra={"action": "platform_off"})
        told = build.callees(self._settings, service, self._cross.to_write, clock, self._around.signed_calls)
        outbox = SqlOutbox(self._database)
        dispatcher = Dispatcher(
            outbox=outbox,
            platforms={each.platform: each.speaks for each in platforms} | told,
            clock=clock,
            in_thread=self._cross.to_write,
            on_failed=partial(trouble.failed, service),
            on_shut_out=partial(trouble.shut_out, service, outbox),
            on_stuck=partial(trouble.stuck, service),
            check=partial(check, service),
            pace=self._around.pace,
        )
        views = SqlViews(self._database)
        auditor, hand_over = Auditor(service, views.watched, views.pinned), HandOver(service, views.assignees)
        deliveries = DeliveryAuditor(service, outbox, views.unsettled, dispatcher)
        ticker = Ticker(partial(self._tick, service, reloading), clock)
        checks = (
            readiness.answering(partial(self._cross.to_write, partial(next_timer_at, service)), clock),
            readiness.writing(partial(self._cross.to_write, partial(self._beat, references))),
            readiness.of_this_schema(partial(self._cross.to_write, self._database.verify)),
            readiness.ticking(lambda: ticker.last_beat, clock),
            readiness.watched(auditor.problem),
            readiness.speaking(self._has_ended),
            readiness.delivering(lambda: dispatcher.trouble),
            readiness.settling(deliveries.problem),
            *(readiness.connected(one.platform.capitalize(), one.unconnected) for one in platforms if one.unconnected),
        )
        looks = (auditor.look, deliveries.look, hand_over.look, FirstMarks(service, views).look)
        self._background += [partial(audits, look, self._cross.to_write) for look in looks]
        watchdog = Watchdog(
            ticker=ticker,
            clock=clock,
            checks=checks,
            witnesses=self._witnesses(platforms),
            tell=lambda message: self._cross.to_write(partial(service.alert, message)),
            platforms={each.platform: each.speaks for each in platforms},
            desk=lambda: reloading.loader.desk,
        )
        self._background.append(watchdog.run)
        if self._settings.heartbeat_url:
            self._background.append(partial(heartbeats, self._settings.heartbeat_url, checks))
        hooks = build.hooks(self._settings, service, self._cross.to_write, self._around.real or self._clock)
        own = (*hooks, *health.routes(checks, self._figures.registry), *self._around.routes)
        app = Starlette(routes=[*(each.route for each in platforms if each.route), *own], lifespan=self._running)
        self._assembly = Assembly(
            app=app,
            service=service,
            dispatcher=dispatcher,
            ticker=ticker,
            lookup=self._lookup,
            threads=self._cross.writing,
            desk_file=self._desk_file,
            reloading=reloading,
            views=views,
            hand_over=hand_over,
        )
        return self._assembly

    def _platforms(self, service: DeskService, references: SqlReferences, present: Callable[[], Desk]) -> list[Built]:
        looks = Looks(service=service, open_look=partial(SqlUnitOfWork, self._database, looks=True))
        ground = Ground(
            desk=present(),
            handle=handling(looks, self._cross, self._lookup, self._figures, is_sqlite=self._database.is_sqlite),
            references=references,
            in_thread=self._cross.to_write,
            tell=lambda message: self._cross.to_write(partial(service.alert, message)),
            open_threads=SqlViews(self._database).open_threads,
            real=SteadyClock(self._around.real) if self._around.real else self._clock,
            clock=self._clock,
            is_limited=bool(self._around.pace),
            present=present,
            addresses=build.addresses(),
        )
        return build.built(self._settings, ground)

    @contextlib.asynccontextmanager
    async def _running(self, _: Starlette) -> AsyncIterator[None]:
        assembly = self._assembly
        self._sending = asyncio.create_task(assembly.dispatcher.run())
        assembly.ticker.start()
        background = [asyncio.create_task(each()) for each in self._background]
        try:
            yield
        finally:
            for each in background:
                each.cancel()
            await asyncio.gather(*background, return_exceptions=True)
            assembly.ticker.stop()
            assembly.dispatcher.stop()
            await self._sending
            for close in self._closers:
                await close()
            self._cross.close()
            self._database.close()

    async def _check_at_start(self, service: DeskService, platforms: Sequence[Built]) -> None:
        async def alert(message: Message, unreached: AbstractSet[str]) -> None:
            await self._cross.to_write(partial(service.alert, message, unreached))

        await doctor.at_start(platforms, self._desk_file, alert)

    def _witnesses(self, platforms: Sequence[Built]) -> list[Witness]:
        """Return those who know what time it is elsewhere."""
        told = [each.time for each in platforms]
        return told if self._database.is_sqlite else [partial(self._cross.to_write, self._database.now), *told]

    def _beat(self, references: SqlReferences) -> None:
        references.remember(LAST_WRITE, self._clock.now().isoformat())

    def _has_ended(self) -> bool:
        return self._sending.done()

    async def _tick(self, service: DeskService, reloading: Reloading) -> None:
        await self._cross.to_look(reloading.read_ahead)
        await self._cross.to_write(reloading.look)
        self._figures.asked(await self._cross.to_write(partial(sweep, service)), self._clock.now())
