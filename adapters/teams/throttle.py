"""Keeps within what Teams takes: its limits for one bot in one conversation, and for one app in a tenant.

A call that would break a limit waits a moment; if the wait would be long, the message goes back to the outbox.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

from adapters.teams.limits import LIMITS, Limit
from bot.errors import RateLimited

MAX_REST = 1.0
"""Seconds that a call may wait here: its time is counted from before."""


class Throttle:
    """Counts what was sent. `elapsed` is in seconds and never runs backwards."""

    def __init__(
        self,
        limits: tuple[Limit, ...] = LIMITS,
        *,
        elapsed: Callable[[], float] = time.monotonic,
        rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limits = limits
        self._elapsed = elapsed
        self._rest = rest
        self._sent: dict[tuple[str, Limit], deque[float]] = {}

    async def admit(self, conversation: str, tenant: str) -> None:
        """Wait until one more call may be made, and count it. Raises RateLimited if that would take too long."""
        while wait := self._wait(conversation, tenant):
            if wait > MAX_REST:
                raise RateLimited(wait)
            await self._rest(wait)
        now = self._elapsed()
        self._forget(now)
        for limit in self._limits:
            self._sent.setdefault((_whose(limit, conversation, tenant), limit), deque(maxlen=limit.calls)).append(now)

    def _wait(self, conversation: str, tenant: str) -> float:
        now = self._elapsed()
        return max((self._left(_whose(one, conversation, tenant), one, now) for one in self._limits), default=0.0)

    def _left(self, whose: str, limit: Limit, now: float) -> float:
        """Return the seconds until the oldest of the last `calls` is out of the window."""
        sent = self._sent.get((whose, limit))
        if sent is None or len(sent) < limit.calls:
            return 0.0
        return max(sent[0] + limit.seconds - now, 0.0)

    def _forget(self, now: float) -> None:
        """Drop what no window reaches any more, so that quiet conversations cost nothing."""
        done = [key for key, sent in self._sent.items() if sent[-1] + key[1].seconds <= now]
        for key in done:
            del self._sent[key]


def _whose(limit: Limit, conversation: str, tenant: str) -> str:
    return tenant if limit.of_tenant else conversation
