"""Moves the clock by hand, and tells whoever waits for that."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from adapters.workspace.clock import HandClock


class Timekeeper:
    """`on_clock_moved` and `next_timer_at` are set by whoever has the desk at hand."""

    def __init__(self, clock: HandClock) -> None:
        self.clock = clock
        self.on_clock_moved: Callable[[], Awaitable[None]] | None = None
        self.next_timer_at: Callable[[], Awaitable[datetime | None]] | None = None

    async def passes(self, by: timedelta) -> None:
        """Time is moved forward, and whoever waits for that is told."""
        self.clock.advance(by)
        if self.on_clock_moved is not None:
            await self.on_clock_moved()

    async def passes_to_next_timer(self) -> datetime | None:
        """Time is moved to the desk's next timer; None, and nothing moved, if there is none."""
        due = await self.next_timer_at() if self.next_timer_at is not None else None
        if due is not None:
            await self.passes(max(due - self.clock.now(), timedelta()))
        return due
