"""Clocks moved by hand move wall and monotonic time together, and never back."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from adapters.composition.clock import SystemClock
from adapters.sandbox.core.clock import HandClock, ManualClock, MovableClock

START = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


def test_a_manual_clock_stands_still_until_it_is_moved() -> None:
    clock = ManualClock(START)

    clock.advance(timedelta(hours=1))

    assert clock.now() == START + timedelta(hours=1)
    assert clock.monotonic() == 3600


def test_a_movable_clock_runs_ahead_of_the_real_one() -> None:
    real = ManualClock(START)
    clock = MovableClock(real)

    clock.advance(timedelta(days=1))
    real.advance(timedelta(minutes=1))

    assert clock.now() == START + timedelta(days=1, minutes=1)
    assert clock.monotonic() == 24 * 3600 + 60


@pytest.mark.parametrize("clock", [ManualClock(START), MovableClock(ManualClock(START))])
def test_time_does_not_move_back(clock: HandClock) -> None:
    with pytest.raises(ValueError, match="forward"):
        clock.advance(timedelta(seconds=-1))


def test_a_manual_clock_speaks_utc() -> None:
    clock = ManualClock(START.astimezone(timezone(timedelta(hours=-6))))

    assert clock.now().tzinfo is UTC


def test_a_manual_clock_needs_an_instant() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ManualClock(START.replace(tzinfo=None))


def test_the_system_clock_speaks_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_the_system_clock_never_runs_backwards() -> None:
    clock = SystemClock()

    assert clock.monotonic() <= clock.monotonic()
