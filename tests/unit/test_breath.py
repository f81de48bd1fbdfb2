"""How often the dispatcher looks at the outbox while something comes in all the time."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from tests.unit.sending import Sending, everyone_had_their_turn

T = TypeVar("T")


async def test_while_something_comes_in_all_the_time_one_look_serves_many_commits() -> None:
    crossings = 0

    async def in_thread(call: Callable[[], T]) -> T:
        nonlocal crossings
        crossings += 1
        desk.dispatcher.wake()
        await asyncio.sleep(0)
        return call()

    desk = Sending(in_thread=in_thread)

    running = asyncio.create_task(desk.dispatcher.run())
    await everyone_had_their_turn()

    assert crossings == 2  # what was on its way is recovered, and the outbox is looked at
    running.cancel()
