"""Notices when a platform couldn't be heard, and has that seen to once it is over.

What is kept in the database is the instant until which everything was heard, so that it outlives the desk. While all is
well it moves on every few seconds. From the first sign that something was missed (the desk was down, its connection was
gone, it answered that nothing could be kept) it stays where it is until what was said meanwhile has been seen to: what
fails half-way begins again from the same instant, and whatever is read twice is absorbed.

A platform may also bring nothing though all looks well. If one can look, that is done every half an hour anyway, and
the instant moves on by that alone.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final, TypeVar

from adapters.http.handling import Handle, HandledCommand
from bot.commands import Command
from bot.errors import DeskError
from bot.model.places import Platform
from bot.ports import Clock, References

T = TypeVar("T")

EVERY: Final = 10.0
"""Seconds between two looks; a stretch of failures is over when there was none between two of them."""
ANYWAY: Final = 1800.0
"""Seconds after which is looked for what a platform did not bring, though nothing failed."""

MakeUp = Callable[[datetime, datetime], Awaitable[None]]
"""Sees to what was said from one instant to another (UTC). Raises DeskError where it must be tried again."""

log = logging.getLogger(__name__)


def _always() -> bool:
    return True


class Absence:
    """Watches over one platform. With `looks_anyway`, what was said is seen to every half an hour besides.

    `ticks` counts seconds, evenly.
    """

    def __init__(
        self,
        *,
        platform: Platform,
        references: References,
        in_thread: Callable[[Callable[[], Any]], Awaitable[Any]],
        clock: Clock,
        looks_anyway: bool = False,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._key = f"{platform}/heard"
        self._references = references
        self._in_thread = in_thread
        self._clock = clock
        self._looks_anyway = looks_anyway
        self._ticks = ticks
        self._looked_at = ticks()
        self._heard_until: datetime | None = None
        self._is_behind = False
        self._failed_lately = False
        self._woken = asyncio.Event()

    def watched(self, handle: Handle) -> Handle:
        """Return `handle`, which now tells this one of whatever it couldn't keep."""

        async def handled(command: Command, raw: str) -> HandledCommand:
            try:
                return await handle(command, raw)
            except Exception:
                self._failed_lately = True
                raise

        return handled

    def reconnected(self) -> None:
        """Say that there is a connection again: what was said while there was none is missing."""
        self._is_behind = True
        self._woken.set()

    async def run(self, make_up: MakeUp, is_hearing: Callable[[], bool] = _always) -> None:
        """Look every few seconds until it is cancelled. `is_hearing` says whether anything can be heard just now."""
        while True:
            try:
                await self.look(make_up, is_hearing)
            except DeskError as problem:
                self._is_behind = True
                log.warning(
                    "What was missed is not seen to yet: %s.", problem, extra={"action": "absence", "key": self._key}
                )
            except Exception:  # it must outlive whatever it finds
                self._is_behind = True
                log.exception("Looking after what was missed failed.", extra={"action": "absence_failed"})
            self._woken.clear()
            try:
                async with asyncio.timeout(EVERY):
                    await self._woken.wait()
            except TimeoutError:
                continue

    async def look(self, make_up: MakeUp, is_hearing: Callable[[], bool] = _always) -> None:
        """See to what was missed if it is over, and keep until when all was heard. Raises DeskError."""
        if self._heard_until is None:
            self._heard_until = await self._begun()
        if not is_hearing() or self._failed_lately:
            self._is_behind, self._failed_lately = True, False
            return
        now = self._clock.now()
        is_due = self._looks_anyway and self._ticks() - self._looked_at >= ANYWAY
        if self._is_behind or is_due:
            self._is_behind = False  # before it is seen to: whatever fails meanwhile says so again
            await make_up(self._heard_until, now)
            self._looked_at = self._ticks()
        elif self._looks_anyway:
            return  # nothing is known until it is looked for again
        if not self._is_behind and not self._failed_lately:
            await self._keep(now)

    async def _begun(self) -> datetime:
        """Return the instant (UTC) since which nothing was heard. A desk that never ran has missed nothing."""
        kept: str | None = await self._in_thread(lambda: self._references.recall(self._key))
        if kept:
            self._is_behind = True
            return datetime.fromisoformat(kept)
        return await self._keep(self._clock.now())

    async def _keep(self, until: datetime) -> datetime:
        """Note that everything was heard until an instant (UTC), and return it."""
        self._heard_until = until
        await self._in_thread(lambda: self._references.remember(self._key, until.isoformat()))
        return until
