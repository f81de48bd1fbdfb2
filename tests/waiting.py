"""Waiting for what must come, as long as it takes and no longer."""

import asyncio
from collections.abc import Callable
from typing import Final

PATIENCE: Final = 30.0
"""Seconds to wait for what must come; reaching it is a failure."""


async def until(holds: Callable[[], object]) -> None:
    """Waits until it holds; what is awaitable is awaited. Raises TimeoutError when that takes too long."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if await answer if asyncio.iscoroutine(answer := holds()) else answer:
                return
            await asyncio.sleep(0.01)
