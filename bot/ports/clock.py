"""Time, as the desk is told it."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> datetime:
        """This instant, UTC."""

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
