"""A desk that is put together, and the surroundings that it was put into."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from operator import attrgetter
from typing import Final, TypeVar

from msgspec import Struct, field
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from adapters.composition.clock import SystemClock
from adapters.composition.desk_reload import Reloading
from adapters.desk_file.judged import DeskFile
from adapters.http.handling import Handle
from adapters.http.signed_call import SignedCalls
from adapters.scheduler.gathering import Gathering
from adapters.scheduler.ticker import Ticker
from adapters.web.figures import Figures
from bot.commands import Command
from bot.delivery.dispatcher import Dispatcher
from bot.engine.views import home
from bot.errors import DeskError
from bot.ports import Clock
from bot.shell.hand_over import HandOver
from bot.shell.look import Looks
from bot.shell.lookup import Lookup
from bot.shell.service import Arrival, DeskService
from bot.shell.sweeper import sweep
from bot.shell.writer import CommandResult
from policies.library import Library
from storage.sql.views import SqlViews

T = TypeVar("T")

log = logging.getLogger(__name__)

_COMMITS_AT_ONCE: Final = 4
"""On PostgreSQL, of commands that came in; more would only make each of them smaller."""
_REPLICA_THREADS: Final = 8
_LOOKING_THREADS: Final = 2
_ANSWER_WITHIN: Final = timedelta(seconds=2.5)
"""Platforms hang up after three seconds, and deliver again what was answered 503."""


class Assembly(Struct, frozen=True, kw_only=True, dict=True):
    """A desk that is put together and not yet started; starting `app` starts it all."""

    app: Starlette
    service: DeskService
    dispatcher: Dispatcher
    ticker: Ticker
    lookup: Lookup
    threads: ThreadPoolExecutor
    desk_file: DeskFile
    reloading: Reloading
    views: SqlViews
    hand_over: HandOver

    async def in_thread(self, call: Callable[[], T]) -> T:
        """Make a call that touches the database, in its own threads: the one crossing to it."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, call)

    async def sweep(self) -> int:
        """Ask all timers that are due, and return how many there were."""
        return await self.in_thread(partial(sweep, self.service))

    async def look_about(self) -> None:
        """Look for what has to be handed over, and for days that begin, as a desk does each minute."""
        await self.in_thread(self.hand_over.look)

    async def next_timer_at(self) -> datetime | None:
        """Return when the earliest waiting timer is due (UTC); None if there is none."""
        return await self.in_thread(partial(next_timer_at, self.service))


class Surroundings(Struct, frozen=True, kw_only=True, dict=True):
    """The surroundings of a desk: clocks, further addresses, how fast it may post, and what ends with it.

    `real` is real time, for signatures and tokens, if that isn't `clock`; both are kept steady while they jump.
    `desk_file` and `library` are for a desk file and packs that somebody has read already, instead of those that the
    settings name. Without a `pace` the platforms' own limits are left to them. With `checks_at_start` the desk looks
    whether it can work on each platform, and tells people if not; each day it asks whether contacts are still there.
    `signed_calls` makes what calls the addresses of the desk file, from a key and a clock.
    """

    clock: Clock = field(default_factory=SystemClock)
    real: Clock | None = None
    routes: Sequence[BaseRoute] = ()
    pace: timedelta = timedelta(seconds=1)
    closing: Callable[[], Awaitable[None]] | None = None
    desk_file: DeskFile | None = None
    library: Library | None = None
    checks_at_start: bool = True
    signed_calls: Callable[[bytes, Clock], SignedCalls] = SignedCalls


def next_timer_at(service: DeskService) -> datetime | None:
    """Return when the earliest waiting timer is due (UTC); None if there is none."""
    with service.open_work() as work:
        return work.next_timer_at()


class Crossings:
    """The ways to the database: to the threads that may write (on SQLite there is one), and to those that only look."""

    def __init__(self, *, is_sqlite: bool) -> None:
        self.writing = ThreadPoolExecutor(1 if is_sqlite else _REPLICA_THREADS, "database")
        self._looking = ThreadPoolExecutor(_LOOKING_THREADS, "looking")

    async def to_write(self, call: Callable[[], T]) -> T:
        """Await the result of a call that may write."""
        return await asyncio.get_running_loop().run_in_executor(self.writing, call)

    async def to_look(self, call: Callable[[], T]) -> T:
        """Await the result of a call that only looks."""
        return await asyncio.get_running_loop().run_in_executor(self._looking, call)

    def close(self) -> None:
        """Wait for the calls that are under way, and take no more."""
        self.writing.shutdown()
        self._looking.shutdown()


def handling(
    looks: Looks,
    cross: Crossings,
    lookup: Lookup,
    figures: Figures,
    *,
    is_sqlite: bool,
) -> Handle:
    """Return what carries out the commands that come in, those that wait together in one transaction.

    Who only looks waits for none of them. Whoever acts on their own page has it drawn anew. What must wait until
    somebody is looked up has that done at once.
    """

    async def together(arrivals: Sequence[Arrival]) -> Sequence[CommandResult | DeskError]:
        return await cross.to_write(partial(looks.service.handle_all, arrivals))

    async def look(command: Command) -> CommandResult | None:
        looked = await cross.to_look(partial(looks.look, command)) if looks.may_look(command) else None
        return (looked.told or await cross.to_write(partial(looks.show, looked))) if looked else None

    at_once = 1 if is_sqlite else _COMMITS_AT_ONCE
    handled = Gathering(together, whose=attrgetter("whose"), at_once=at_once, patience=_ANSWER_WITHIN)

    async def draw_page_anew(command: Command) -> None:
        page = home.after(command, looks.service.loader.desk)
        try:
            await look(page) if page else None
        except DeskError:
            log.warning("A page could not be drawn anew.", extra={"action": "page_not_drawn"})

    async def handle(command: Command, raw: str) -> CommandResult:
        result = await look(command) or await handled(Arrival(command=command, raw=raw))
        if result.deferred:
            lookup.wake()
        figures.handled(command.origin.via, absorbed=result.absorbed)
        if not (result.absorbed or result.deferred):
            await draw_page_anew(command)
        return result

    return handle
