"""Notices when a platform could not be heard, and has that seen to once it is over.

Kept in the database is the instant until which all was heard, so that it outlives the desk. While all is well it goes
on every few seconds. It stands still from the first sign that something was missed (the desk was down, its connection
was gone, it answered that nothing could be kept) until what was said meanwhile has been seen to: what fails half-way
begins again from the same instant, and whatever is read twice is absorbed.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final, TypeVar

from adapters.edge.handling import Handle, Outcome
from bot.commands import Command
from bot.errors import DeskError
from bot.model.places import Platform
from bot.ports import Clock, References

T = TypeVar("T")

EVERY: Final = 10.0
"""Seconds between two looks; a stretch of failures is over when there was none between two of them."""

MakeUp = Callable[[datetime, datetime], Awaitable[None]]
"""Sees to what was said from one instant to another (UTC). Raises DeskError where it must be tried again."""

log = logging.getLogger(__name__)


def _always() -> bool:
    return True


class Absence:
    """Watches over one platform."""

    def __init__(
        self,
        *,
        platform: Platform,
        references: References,
        in_thread: Callable[[Callable[[], Any]], Awaitable[Any]],
        clock: Clock,
    ) -> None:
        self._key = f"{platform}/heard"
        self._references = references
        self._in_thread = in_thread
        self._clock = clock
        self._heard_until: datetime | None = None
        self._is_behind = False
        self._failed_lately = False
        self._woken = asyncio.Event()

    def watched(self, handle: Handle) -> Handle:
        """Return `handle`, which now tells this one of whatever it could not keep."""

        async def handled(command: Command, raw: str) -> Outcome:
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
        """See to what was missed if it is over, and keep that all was heard until now. Raises DeskError."""
        if self._heard_until is None:
            self._heard_until = await self._begun()
        if not is_hearing() or self._failed_lately:
            self._is_behind, self._failed_lately = True, False
            return
        now = self._clock.now()
        if self._is_behind:
            self._is_behind = False  # before it is seen to: whatever fails meanwhile says so again
            await make_up(self._heard_until, now)
        if self._is_behind or self._failed_lately:
            return
        self._heard_until = now
        await self._in_thread(lambda: self._references.remember(self._key, now.isoformat()))

    async def _begun(self) -> datetime:
        """Since when nothing was heard. A desk that never ran has missed nothing."""
        kept: str | None = await self._in_thread(lambda: self._references.recall(self._key))
        self._is_behind = self._is_behind or kept is not None
        return datetime.fromisoformat(kept) if kept else self._clock.now()
