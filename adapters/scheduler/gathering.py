"""Calls that come in while one is running wait, and then go together: the more there are, the more go at once.

If more wait than go together, their senders take turns: a flood from one delays that one's own calls only.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable, Sequence
from datetime import timedelta
from heapq import nsmallest
from typing import Generic, TypeVar

from bot.errors import StorageUnavailable

A = TypeVar("A")
R = TypeVar("R")

MAX_TOGETHER = 32
"""The most calls that go together: so many hold up others no longer than a few would."""


class Gathering(Generic[A, R]):
    """A gate that hands single calls to `run`, which takes several and gives a result, or an exception, for each.

    `whose` returns the sender of a call. Up to `at_once` runs go on at a time. Nobody waits longer than `patience`,
    after which the storage counts as unavailable; a call that is given up before its run begins is left out of it.
    """

    def __init__(
        self,
        run: Callable[[Sequence[A]], Awaitable[Sequence[R | Exception]]],
        *,
        whose: Callable[[A], Hashable],
        at_once: int = 1,
        patience: timedelta,
    ) -> None:
        self._run = run
        self._whose = whose
        self._at_once = at_once
        self._patience = patience.total_seconds()
        self._waiting: list[tuple[A, asyncio.Future[R]]] = []
        self._running = 0
        self._runners: set[asyncio.Task[None]] = set()

    async def __call__(self, one: A) -> R:
        """Return the result of one call; raises its exception, and StorageUnavailable after `patience`."""
        loop = asyncio.get_running_loop()
        result: asyncio.Future[R] = loop.create_future()
        self._waiting.append((one, result))
        if self._running < self._at_once:
            self._running += 1
            runner = asyncio.create_task(self._work())
            self._runners.add(runner)  # the event loop alone would let it be collected
            runner.add_done_callback(self._runners.discard)
        too_late = loop.call_later(self._patience, _settle, result, StorageUnavailable("The database is busy."))
        try:
            return await result
        finally:
            too_late.cancel()

    async def _work(self) -> None:
        while self._waiting:
            waiting = [(one, result) for one, result in self._waiting if not result.done()]
            turns = self._turns([one for one, _ in waiting])
            together = [each for number, each in enumerate(waiting) if number in turns]
            self._waiting = [each for number, each in enumerate(waiting) if number not in turns]
            results = await self._results([one for one, _ in together])
            for (_, future), result in zip(together, results, strict=True):
                _settle(future, result)
        self._running -= 1  # in one step with the look at what waits: nothing comes in between

    def _turns(self, waiting: Sequence[A]) -> set[int]:
        """Return which waiting calls go together: the first of each sender, then the second of each, and so on."""
        before: Counter[Hashable] = Counter()
        ranked = []
        for number, one in enumerate(waiting):
            whose = self._whose(one)
            ranked.append((before[whose], number))
            before[whose] += 1
        return {number for _, number in nsmallest(MAX_TOGETHER, ranked)}

    async def _results(self, together: Sequence[A]) -> Sequence[R | Exception]:
        try:
            return await self._run(together) if together else ()
        except Exception as problem:  # noqa: BLE001 - whoever waits for a result is told
            return [problem] * len(together)


def _settle(future: asyncio.Future[R], result: R | Exception) -> None:
    if future.done():
        return
    if isinstance(result, Exception):
        future.set_exception(result)
    else:
        future.set_result(result)
