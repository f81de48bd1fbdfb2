"""Calls that come in while one is running go together."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from adapters.scheduler.gathering import MAX_TOGETHER, Gathering
from bot.errors import StorageUnavailable

SOON = timedelta(seconds=5)


class Desk:
    """Takes numbers; doubles them, refuses 13, and waits at the first until it is let go."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.goes_on = asyncio.Event(), asyncio.Event()

    async def take(self, numbers: Sequence[int]) -> list[int | Exception]:
        self.batches.append(list(numbers))
        self.begun.set()
        await self.goes_on.wait()
        return [ValueError("13") if number == 13 else 2 * number for number in numbers]


def single(number: int) -> int:
    """Each from somebody else."""
    return number


async def test_what_comes_in_during_a_run_goes_into_the_next_one_together() -> None:
    desk = Desk()
    take = Gathering(desk.take, whose=single, patience=SOON)
    asked = [asyncio.create_task(take(number)) for number in range(5)]
    await asyncio.sleep(0)

    desk.goes_on.set()

    assert await asyncio.gather(*asked) == [0, 2, 4, 6, 8]
    assert desk.batches == [[0, 1, 2, 3, 4]]


async def test_what_goes_wrong_with_one_is_told_to_that_one() -> None:
    desk = Desk()
    desk.goes_on.set()
    take = Gathering(desk.take, whose=single, patience=SOON)

    answers = await asyncio.gather(take(1), take(13), take(2), return_exceptions=True)

    assert [type(answer) for answer in answers] == [int, ValueError, int]


async def test_who_gives_up_before_their_turn_is_left_out() -> None:
    desk = Desk()
    take = Gathering(desk.take, whose=single, patience=SOON)
    first = asyncio.create_task(take(1))
    await desk.begun.wait()
    second, third = asyncio.create_task(take(2)), asyncio.create_task(take(3))
    await asyncio.sleep(0)
    second.cancel()

    desk.goes_on.set()

    assert [await first, await third] == [2, 6]
    assert desk.batches == [[1], [3]]


async def test_nobody_waits_longer_than_their_patience() -> None:
    take = Gathering(Desk().take, whose=single, patience=timedelta(milliseconds=5))

    with pytest.raises(StorageUnavailable):
        await take(1)


async def test_who_comes_in_just_as_a_run_ends_is_not_forgotten() -> None:
    desk = Desk()
    desk.goes_on.set()
    take = Gathering(desk.take, whose=single, patience=SOON)

    async def one_after_the_other(number: int) -> list[int]:
        return [await take(number) for _ in range(50)]

    asked = await asyncio.gather(*(one_after_the_other(number) for number in range(5)))

    assert asked == [[2 * number] * 50 for number in range(5)]


async def test_a_flood_of_one_lets_the_others_take_their_turns() -> None:
    desk = Desk()
    take = Gathering(desk.take, whose=lambda number: number % 1000, patience=SOON)
    first = asyncio.create_task(take(1))
    await desk.begun.wait()
    flood = [asyncio.create_task(take(1000 * number)) for number in range(3 * MAX_TOGETHER)]
    others = [asyncio.create_task(take(number)) for number in (2, 3)]
    await asyncio.sleep(0)

    desk.goes_on.set()
    await asyncio.gather(first, *flood, *others)

    assert desk.batches[1][-2:] == [2, 3]
    assert [number for batch in desk.batches for number in batch if number % 1000 == 0] == [
        1000 * number for number in range(3 * MAX_TOGETHER)
    ]
