"""A desk that is put together, and what it was put into."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from adapters.desk_file.reader import DeskFile
from adapters.reloading import Reloading
from adapters.scheduler.ticker import Ticker
from adapters.system import SystemClock
from bot.dispatcher import Dispatcher
from bot.ports import Clock
from bot.service import DeskService
from bot.sweeper import sweep
from policies.library import Library
from storage.views import SqlViews

if TYPE_CHECKING:
    from adapters.teams.config import Cloud

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Assembly:
    """A desk that is put together and not yet started; starting `app` starts it all."""

    app: Starlette
    service: DeskService
    dispatcher: Dispatcher
    ticker: Ticker
    threads: ThreadPoolExecutor
    desk_file: DeskFile
    reloading: Reloading
    views: SqlViews

    async def in_thread(self, call: Callable[[], T]) -> T:
        """The one crossing to what touches the database."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, call)

    async def sweep(self) -> int:
        """Asks all timers that are due."""
        return await self.in_thread(partial(sweep, self.service))

    async def next_timer_at(self) -> datetime | None:
        """When the earliest waiting timer is due."""
        return await self.in_thread(partial(next_timer_at, self.service))


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a desk is put into: clocks, further addresses, how fast it may post, and what ends with it.

    `real` is real time, for signatures and tokens, if that isn't `clock`; both are kept steady while they jump.
    `library` is for packs that somebody has read already, instead of those that the settings name; `cloud` is where
    Teams is, if not where everybody's is. Without a `pace` the platforms' own limits are left to them. With
    `looks_over` the desk looks at its start whether it can work on each platform, and tells people if not.
    """

    clock: Clock = field(default_factory=SystemClock)
    real: Clock | None = None
    routes: Sequence[BaseRoute] = ()
    pace: timedelta = timedelta(seconds=1)
    closing: Callable[[], Awaitable[None]] | None = None
    library: Library | None = None
    cloud: "Cloud | None" = None
    looks_over: bool = True


def next_timer_at(service: DeskService) -> datetime | None:
    """When the earliest waiting timer is due."""
    with service.open_work() as work:
        return work.next_timer_at()
