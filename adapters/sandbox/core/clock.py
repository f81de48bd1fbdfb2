"""Clocks moved by hand. Wall and monotonic time move together, so that a move doesn't look like a jump of the clock."""

from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.ports import Clock


class HandClock(Clock, Protocol):
    """A clock that somebody can move forward."""

    def advance(self, by: timedelta) -> None:
        """Move time forward; raise ValueError for a step back."""


class MovableClock:
    """Real time, and whatever was added to it by hand."""

    def __init__(self, real: Clock) -> None:
        self._real = real
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return this instant on the moved clock, UTC."""
        return self._real.now() + self._ahead

    def monotonic(self) -> float:
        """Return seconds that never run backwards, and run ahead with `now`."""
        return self._real.monotonic() + self._ahead.total_seconds()

    def advance(self, by: timedelta) -> None:
        """Move time forward; raise ValueError for a step back."""
        self._ahead += _forward(by)


class ManualClock:
    """A clock that doesn't go until it is moved."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("a clock starts at an instant: give `start` a time zone")
        self._now = start.astimezone(UTC)
        self._started = self._now

    def now(self) -> datetime:
        """Return the instant that it shows, UTC."""
        return self._now

    def monotonic(self) -> float:
        """Return the seconds since its start."""
        return (self._now - self._started).total_seconds()

    def advance(self, by: timedelta) -> None:
        """Move time forward; raise ValueError for a step back."""
        self._now += _forward(by)


def _forward(by: timedelta) -> timedelta:
    if by < timedelta():
        raise ValueError(f"time moves forward only, not by {by}")
    return by
