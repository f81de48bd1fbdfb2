"""A clock for tests, moved by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass
class HandClock:
    """A clock that stands still until it is moved, to any instant."""

    at: datetime

    def __post_init__(self) -> None:
        self._began = self.at

    def now(self) -> datetime:
        """The instant that it shows."""
        return self.at

    def monotonic(self) -> float:
        """The seconds by which it was moved since it was made."""
        return (self.at - self._began).total_seconds()

    def move(self, **by: float) -> None:
        """Moves it on, by what `timedelta` takes."""
        self.at += timedelta(**by)
