"""The checks of readiness: the database answers, timers are asked, messages go out. Each returns what is wrong."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from adapters.web.health import ReadinessCheck
from bot.errors import DeskError, StorageUnavailable
from bot.ports import Clock

STALE: Final = timedelta(seconds=60)
OVERDUE: Final = timedelta(minutes=2)


def answering(next_timer_at: Callable[[], Awaitable[datetime | None]], clock: Clock) -> ReadinessCheck:
    """Return a check that the database answers, and that no timer is due that nobody asks."""

    async def check() -> str | None:
        now = clock.now()
        try:
            async with asyncio.timeout(5):
                next_at = await next_timer_at()
        except (StorageUnavailable, TimeoutError) as problem:
            return f"the database does not answer ({type(problem).__name__})"
        if next_at and now - next_at > OVERDUE:
            return f"a timer has been due since {next_at:%Y-%m-%d %H:%M} UTC and nobody asked it"
        return None

    return check


def writing(write: Callable[[], Awaitable[object]]) -> ReadinessCheck:
    """Return a check that `write` can put something into the database: a full disk can still be read from."""

    async def check() -> str | None:
        try:
            async with asyncio.timeout(5):
                await write()
        except (StorageUnavailable, TimeoutError) as problem:
            return f"the database takes nothing in ({type(problem).__name__}): is its disk full?"
        return None

    return check


def of_this_schema(verify: Callable[[], Awaitable[object]]) -> ReadinessCheck:
    """Return a check that `verify` finds the schema that this code needs: another plandesk may have migrated it."""

    async def check() -> str | None:
        try:
            async with asyncio.timeout(5):
                await verify()
        except (StorageUnavailable, TimeoutError):
            return None  # that is the database's trouble, and `answering` reports it
        except DeskError as problem:
            return str(problem)
        return None

    return check


def ticking(last_beat: Callable[[], float | None], clock: Clock) -> ReadinessCheck:
    """Return a check that the scheduler has ticked lately, by monotonic time in seconds."""

    async def check() -> str | None:
        beat = last_beat()
        if beat is None:
            return "the scheduler has not ticked yet"
        return (
            None if clock.monotonic() - beat <= STALE.total_seconds() else "the scheduler has not ticked for a minute"
        )

    return check


def speaking(ended: Callable[[], bool]) -> ReadinessCheck:
    """Return a check that the sender is still running."""

    async def check() -> str | None:
        return "nothing is sent any more: start the desk again" if ended() else None

    return check


def delivering(trouble: Callable[[], str | None]) -> ReadinessCheck:
    """Return a check that urgent messages get through; `trouble` returns where they don't, and why."""

    async def check() -> str | None:
        found = trouble()
        return f"what is urgent doesn't get through to {found}" if found else None

    return check


def settling(endless: Callable[[], str | None]) -> ReadinessCheck:
    """Return a check that an end comes of every message; `endless` returns those of which none does."""

    async def check() -> str | None:
        found = endless()
        return f"nothing sends what waits for {found}: start the desk again" if found else None

    return check


def watched(unwatched: Callable[[], str | None]) -> ReadinessCheck:
    """Return a check that everything open is reminded of; `unwatched` returns what isn't."""

    async def check() -> str | None:
        found = unwatched()
        return (
            f"nobody is reminded of {found}: its timers are lost, and setting them again didn't help" if found else None
        )

    return check


def connected(platform: str, problem: Callable[[], str | None]) -> ReadinessCheck:
    """Return a check that a platform that delivers through a connection of ours has one."""

    async def check() -> str | None:
        found = problem()
        return f"{platform} is not connected: {found}" if found else None

    return check
