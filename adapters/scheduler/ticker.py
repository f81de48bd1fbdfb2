"""The heartbeat: APScheduler as a ticker and nothing more. Every due time is a row of ours."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ports import Clock

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=1)
LONGEST = timedelta(seconds=30)
"""A tick that takes longer is given up: a hung one would be the last."""


class Ticker:
    """Calls `beat` every so often, never twice at once. One that fails or hangs is logged, and the next one comes."""

    def __init__(
        self,
        beat: Callable[[], Awaitable[object]],
        clock: Clock,
        *,
        every: timedelta = EVERY,
        longest: timedelta = LONGEST,
    ) -> None:
        self._beat = beat
        self._clock = clock
        self._every = every
        self._longest = longest
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self.last_beat: datetime | None = None
        """When a beat last came through."""

    def start(self) -> None:
        """Begins to tick, on the running event loop."""
        self._scheduler.add_job(
            self.tick,
            "interval",
            seconds=self._every.total_seconds(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Ticks no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """One beat, however it ends."""
        try:
            async with asyncio.timeout(self._longest.total_seconds()):
                await self._beat()
            self.last_beat = self._clock.now()
        except Exception:  # whatever it was, the next beat must come
            log.exception("A tick failed; the next one comes in a second.", extra={"action": "tick_failed"})
