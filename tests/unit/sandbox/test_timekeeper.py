"""Time that is moved by hand passes as time does: every timer at its own time."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.timekeeper import Timekeeper

START = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Waiting:
    """A desk that has timers, and notes when it is woken. One that is stuck asks none of them."""

    def __init__(self, clock: ManualClock, *due: datetime) -> None:
        self.clock = clock
        self.due = list(due)
        self.woken: list[datetime] = []
        self.is_stuck = False

    async def next_timer_at(self) -> datetime | None:
        return min(self.due, default=None)

    async def moved(self) -> None:
        await asyncio.sleep(0)
        now = self.clock.now()
        self.woken.append(now)
        if not self.is_stuck:
            self.due = [due for due in self.due if due > now]


def keeping(*due: datetime) -> tuple[Timekeeper, Waiting]:
    """A timekeeper, and the desk that follows it."""
    clock = ManualClock(START)
    timekeeper, desk = Timekeeper(clock), Waiting(clock, *due)
    timekeeper.on_clock_moved, timekeeper.next_timer_at = desk.moved, desk.next_timer_at
    return timekeeper, desk


async def test_each_timer_is_met_at_its_own_time() -> None:
    timekeeper, desk = keeping(START + HOUR, START + 2 * HOUR, START + 5 * HOUR)

    await timekeeper.passes(3 * HOUR)

    assert desk.woken == [START + HOUR, START + 2 * HOUR, START + 3 * HOUR]
    assert desk.due == [START + 5 * HOUR]


async def test_time_passes_to_the_next_timer() -> None:
    timekeeper, desk = keeping(START + 2 * HOUR)

    assert await timekeeper.passes_to_next_timer() == START + 2 * HOUR

    assert desk.due == []
    assert timekeeper.clock.now() == START + 2 * HOUR


async def test_moves_that_are_asked_for_at_once_all_count() -> None:
    timekeeper, desk = keeping(START + HOUR, START + 2 * HOUR)

    await asyncio.gather(*(timekeeper.passes_to_next_timer() for _ in range(2)), timekeeper.passes(HOUR))

    assert (timekeeper.clock.now(), desk.due) == (START + 3 * HOUR, [])


async def test_without_a_timer_none_passes() -> None:
    timekeeper, desk = keeping()

    assert await timekeeper.passes_to_next_timer() is None

    assert (timekeeper.clock.now(), desk.woken) == (START, [])


async def test_time_passes_to_the_next_opening() -> None:
    timekeeper, desk = keeping(START + HOUR)

    async def opening(of: str) -> datetime | None:
        return {"acme": START + 3 * HOUR}.get(of)

    timekeeper.next_opening = opening

    assert await timekeeper.passes_to_next_opening("globe") is None
    assert await timekeeper.passes_to_next_opening("acme") == START + 3 * HOUR
    assert desk.woken == [START + HOUR, START + 3 * HOUR]


async def test_a_timer_that_cannot_be_asked_does_not_stop_time() -> None:
    timekeeper, desk = keeping(START + HOUR)
    desk.is_stuck = True

    await timekeeper.passes(2 * HOUR)

    assert desk.woken == [START + HOUR, START + 2 * HOUR]


async def test_time_does_not_pass_backwards() -> None:
    timekeeper, _ = keeping()

    with pytest.raises(ValueError, match="forward"):
        await timekeeper.passes(-HOUR)
