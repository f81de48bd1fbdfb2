"""The limits of methods that a desk may meet: the calls that an app may make within each minute.

Slack counts them for each method, and allows “at least” as many; the stand-in allows no more.
"""

from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from adapters.sandbox.core.faults import TooMany
from bot.ports import Clock

PER_MINUTE: Final[Mapping[str, int]] = {"reactions.add": 50, "reactions.remove": 20}
"""The tiers 3 and 2 of Slack's rate limits."""
_MINUTE: Final = timedelta(minutes=1)


class Limits:
    """The calls of the last minute, by their methods."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._made: dict[str, deque[datetime]] = {method: deque() for method in PER_MINUTE}

    def take(self, method: str) -> TooMany | None:
        """Count a call, or return how it is refused: it may be made again once the earliest is a minute old."""
        if method not in PER_MINUTE:
            return None
        made, now = self._made[method], self._clock.now()
        while made and now - made[0] >= _MINUTE:
            made.popleft()
        if len(made) >= PER_MINUTE[method]:
            return TooMany(retry_after=ceil((made[0] + _MINUTE - now).total_seconds()))
        made.append(now)
        return None
