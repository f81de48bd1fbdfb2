"""Time that passes by hand: every timer fires at its own time, and all is said before the next."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from adapters.sandbox.core.clock import HandClock


class Timekeeper:
    """The hand on the clock. `on_clock_moved`, `next_timer_at` and `next_opening` are set by whoever has the desk.

    `on_clock_moved` asks every timer that is due and returns when all is said that can be said now. `next_opening` says
    when the hours of a customer or of a ticket, given by id, open next; None if they never close.

    Moves that are asked for at once follow upon each other, each from where the one before has come to.
    """

    def __init__(self, clock: HandClock) -> None:
        self.clock = clock
        self.on_clock_moved: Callable[[], Awaitable[None]] | None = None
        self.next_timer_at: Callable[[], Awaitable[datetime | None]] | None = None
        self.next_opening: Callable[[str], Awaitable[datetime | None]] | None = None
        self._moving = asyncio.Lock()

    async def passes(self, by: timedelta) -> None:
        """Let time pass; raise ValueError for a step back."""
        if by < timedelta():
            raise ValueError(f"time moves forward only, not by {by}")
        async with self._moving:
            await self._pass(self.clock.now() + by)

    async def passes_to_next_timer(self) -> datetime | None:
        """Let time pass up to the desk's next timer and return when that is.

        If there isn't one, return None, and no time passes.
        """
        async with self._moving:
            due = await self._next_timer()
            if due is not None:
                await self._pass(due)
        return due

    async def passes_to_next_opening(self, of: str) -> datetime | None:
        """Let time pass until the hours of that customer or ticket open next; return when.

        If they never close, return None, and no time passes. Raises LookupError for an id that the desk doesn't know.
        """
        async with self._moving:
            opens = await self.next_opening(of) if self.next_opening is not None else None
            if opens is not None:
                await self._pass(opens)
        return opens

    async def _pass(self, moment: datetime) -> None:
        while (due := await self._next_timer()) is not None and due <= moment:
            await self._reach(due)
            if await self._next_timer() == due:  # it can't be asked now: the desk is in trouble, and time goes on
                break
        await self._reach(moment)

    async def _reach(self, moment: datetime) -> None:
        self.clock.advance(max(moment - self.clock.now(), timedelta()))
        if self.on_clock_moved is not None:
            await self.on_clock_moved()

    async def _next_timer(self) -> datetime | None:
        return await self.next_timer_at() if self.next_timer_at is not None else None
