"""A clock that goes on evenly while the machine's own jumps.

Wall clocks are set by hand, by a virtual machine's host, by a time server that comes back after a day; monotonic time
never jumps. Where the two disagree by more than a minute, nobody can say at once which of them is right. Until that
is known, time goes on from the last instant at which they agreed: a reminder is neither spent too early nor kept back
for hours, and no breach is recorded that never was.
"""

import threading
from datetime import datetime, timedelta
from typing import Final

from bot.ports import Clock

TOLERANCE: Final = timedelta(seconds=60)
"""A smaller step is a correction, and simply followed."""


class SteadyClock:
    """`bot.ports.Clock` over the machine's. Safe to ask from any thread."""

    def __init__(self, machine: Clock, tolerance: timedelta = TOLERANCE) -> None:
        self._machine = machine
        self._tolerance = tolerance
        self._lock = threading.Lock()
        self._jump: timedelta | None = None
        self._agreed_at = machine.monotonic()
        self._agreed = machine.now()

    @property
    def jump(self) -> timedelta | None:
        """Return how far the machine's clock is ahead of this one (behind: negative) while it has jumped; else None."""
        return self._jump

    def now(self) -> datetime:
        """Return this instant, UTC: the machine's, or while that has jumped, the one that even time leads to."""
        with self._lock:
            monotonic, wall = self._machine.monotonic(), self._machine.now()
            steady = self._agreed + timedelta(seconds=monotonic - self._agreed_at)
            if abs(wall - steady) > self._tolerance:
                self._jump = wall - steady
                return steady
            self._follow(wall, monotonic)
            return wall

    def monotonic(self) -> float:
        """Return seconds that never run backwards."""
        return self._machine.monotonic()

    def judge(self, witness: datetime) -> bool:
        """Follow the machine's clock again if somebody else's (`witness`, UTC) agrees with it; say whether it does."""
        with self._lock:
            monotonic, wall = self._machine.monotonic(), self._machine.now()
            if abs(wall - witness) > self._tolerance:
                return False
            self._follow(wall, monotonic)
            return True

    def _follow(self, wall: datetime, monotonic: float) -> None:
        self._jump, self._agreed, self._agreed_at = None, wall, monotonic
