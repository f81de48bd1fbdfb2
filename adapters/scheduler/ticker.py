"""The heartbeat: APScheduler as a ticker and nothing more. Every due time is a row of ours."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.ports import Clock

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=1)
MAX_TICK = timedelta(seconds=30)
"""The longest tick: one that takes longer is given up, since a hung one would be the last."""
_LATE: Final = 3
"""The number of intervals without a tick that mean that the scheduler has stopped."""
_JOB: Final = "tick"


class _FromNow(BaseTrigger):  # type: ignore[misc] # the library ships no types
    """A trigger that fires a length after now, whatever was missed.

    APScheduler's own would count through the years after a clock was set ahead.
    """

    def __init__(self, every: timedelta) -> None:
        self._every = every

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Return when it fires next, by the wall clock."""
        return now if previous_fire_time is None else now + self._every


class Ticker:
    """A ticker that calls `beat` every so often, never twice at once.

    A beat that fails or hangs is logged, and the next one comes. APScheduler waits by the wall clock: if that is set
    back, it is silent until the old time comes round again. So somebody with another sense of time calls `revive` every
    second or so.
    """

    def __init__(
        self,
        beat: Callable[[], Awaitable[object]],
        clock: Clock,
        *,
        every: timedelta = EVERY,
        max_tick: timedelta = MAX_TICK,
    ) -> None:
        self._beat = beat
        self._clock = clock
        self._every = every
        self._max_tick = max_tick
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._is_ticking = False
        self._ended_at = 0.0
        self.last_beat: float | None = None
        """When a beat last came through, in seconds of the clock's monotonic time."""

    def start(self) -> None:
        """Begin to tick, on the running event loop."""
        self._ended_at = asyncio.get_running_loop().time()
        self._add()
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def revive(self) -> bool:
        """Tick now if the scheduler has let several intervals of the event loop's time pass; return whether it did."""
        silent = asyncio.get_running_loop().time() - self._ended_at
        if self._is_ticking or not self._scheduler.running or silent < _LATE * self._every.total_seconds():
            return False
        log.warning("The scheduler has stopped ticking; it is set going again.", extra={"action": "ticker_revived"})
        try:
            self._scheduler.modify_job(_JOB, next_run_time=datetime.now(UTC))
        except JobLookupError:
            self._add()
        return True

    async def tick(self) -> None:
        """Run one beat, however it ends."""
        self._is_ticking = True
        try:
            async with asyncio.timeout(self._max_tick.total_seconds()):
                await self._beat()
            self.last_beat = self._clock.monotonic()
        except asyncio.CancelledError:
            if self._scheduler.running:
                raise
            # It was stopped in the middle of a beat, which is how it ends: APScheduler would log a traceback.
        except Exception:  # whatever it was, the next beat must come
            log.exception("A tick failed; the next one comes in a second.", extra={"action": "tick_failed"})
        finally:
            self._is_ticking = False
            self._ended_at = asyncio.get_running_loop().time()

    def _add(self) -> None:
        self._scheduler.add_job(
            self.tick,
            _FromNow(self._every),
            id=_JOB,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
