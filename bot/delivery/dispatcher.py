"""The dispatcher: it drains the outbox, with one worker for each conversation that has something to send.

A delivery is committed as being on its way before the call, and as sent after it; between the two a crash leaves it in
doubt (`bot.delivery.send_attempt` says how that is settled). Within a conversation order is kept, one delivery at a
time. Between conversations nothing waits for anything: a slow or limited channel holds up itself alone.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.delivery.sender import Sender
from bot.errors import StorageUnavailable
from bot.model.places import Platform
from bot.ports import ChatPlatform, Clock, Delivery, Outbox, RunInThread

LOOK_EVERY = timedelta(seconds=1)
"""The interval of looking anyway, in case a wake was lost."""
BREATH: Final = 0.05
"""The seconds between two looks while something comes in all the time, so that one look serves many commits."""

log = logging.getLogger(__name__)


class Dispatcher:
    """Sends what the outbox holds until it is stopped. Belongs to one event loop; only `wake` may come from elsewhere.

    `on_failed` is called, in the writer's thread, for deliveries that will never be out, `on_shut_out` for a platform
    that begins to take nothing, `on_stuck` for what is urgent and doesn't get through for a minute; `check` returns
    there, before each try, the delivery as it should go out now, or says why it must not. New posts of a conversation
    keep `pace` apart. `patience` bounds one platform call, `grace` what is on its way at a stop, `at_once` the number
    of parallel workers.
    """

    def __init__(
        self,
        *,
        outbox: Outbox,
        platforms: Mapping[Platform, ChatPlatform],
        clock: Clock,
        in_thread: RunInThread,
        on_failed: Callable[[Delivery, str], None],
        on_shut_out: Callable[[Platform, str], None],
        on_stuck: Callable[[Delivery, str], None],
        check: Callable[[Delivery], Delivery | str],
        rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
        pace: timedelta = timedelta(seconds=1),
        patience: timedelta = timedelta(seconds=10),
        grace: timedelta = timedelta(seconds=10),
        at_once: int = 32,
    ) -> None:
        self._outbox = outbox
        self._clock = clock
        self._in_thread = in_thread
        self._rest = rest
        self._grace = grace
        self._at_once = at_once
        self._sender = Sender(
            outbox=outbox,
            platforms=platforms,
            clock=clock,
            in_thread=in_thread,
            on_failed=on_failed,
            on_shut_out=on_shut_out,
            on_stuck=on_stuck,
            check=check,
            rest=rest,
            pace=pace,
            patience=patience,
        )
        self._workers: dict[str, asyncio.Task[int]] = {}
        self._woken = asyncio.Event()
        self._stopping = False
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def trouble(self) -> str | None:
        """Return why something urgent doesn't get through, while that lasts."""
        return self._sender.trouble

    @property
    def busy(self) -> frozenset[str]:
        """Return the conversations in which something is being sent now. Any thread may ask."""
        return frozenset(list(self._workers))

    def wake(self) -> None:
        """Look at the outbox, since something was put in. Any thread may call this; call it after each commit."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: the next start will look by itself
                self._loop.call_soon_threadsafe(self._woken.set)

    def stop(self) -> None:
        """Claim nothing new; `run` returns when what is on its way is settled, or `grace` is over."""
        self._stopping = True
        self._woken.set()

    async def run(self) -> None:
        """Send until `stop`, looking whenever it is woken and each second anyway."""
        self._loop = asyncio.get_running_loop()
        try:
            await self._sender.keep(self._outbox.recover)
            while not self._stopping:
                self._woken.clear()
                looked_at = await self._look()
                await self._idle(looked_at)
        finally:
            await self._finish()

    async def drain(self) -> None:
        """Send everything that may be sent at this instant of the clock, and return."""
        while True:
            await self._look()
            if not any(await asyncio.gather(*self._workers.values())):
                return

    async def _look(self) -> datetime:
        """Start a worker for each conversation with something to send, if workers are free; return when that was."""
        now = self._clock.now()
        free = self._at_once - len(self._workers)
        if free <= 0:
            return now
        try:
            waiting = await self._in_thread(partial(self._outbox.waiting, now, self._at_once))
        except Exception:
            log.exception("The outbox can't be read.", extra={"action": "outbox_unreadable"})
            return now
        for conversation in [each for each in waiting if each not in self._workers][:free]:
            worker = asyncio.create_task(self._work(conversation))
            self._workers[conversation] = worker
            worker.add_done_callback(partial(self._worked, conversation))
        return now

    async def _work(self, conversation: str) -> int:
        """Send what this conversation has, in order. Returns how many deliveries were in hand; raises nothing."""
        try:
            return await self._sender.send_all(conversation, goes_on=lambda: not self._stopping)
        except Exception:
            log.exception("Nothing can be claimed.", extra={"action": "outbox_unclaimed", "conversation": conversation})
        return 0

    def _worked(self, conversation: str, worker: asyncio.Task[int]) -> None:
        """Look again, since more may have come in while this worker ended; not after one that found nothing at all."""
        del self._workers[conversation]
        if not worker.cancelled() and worker.result():
            self._woken.set()

    async def _idle(self, looked_at: datetime) -> None:
        """Rest until woken, until the next delivery is due, or for a second; woken already, for a breath."""
        if self._woken.is_set():
            await asyncio.sleep(BREATH)
            return
        pause = asyncio.ensure_future(self._rest((await self._until_next(looked_at)).total_seconds()))
        woken = asyncio.ensure_future(self._woken.wait())
        await asyncio.wait({pause, woken}, return_when=asyncio.FIRST_COMPLETED)
        for waiter in (pause, woken):
            waiter.cancel()
        await asyncio.gather(pause, woken, return_exceptions=True)

    async def _until_next(self, looked_at: datetime) -> timedelta:
        """Return how long to rest until the next delivery is due.

        What was due at the last look and is still there waits for a worker, whose end wakes the dispatcher.
        """
        try:
            next_at = await self._in_thread(self._outbox.next_at)
        except StorageUnavailable:
            return LOOK_EVERY
        if next_at is None or next_at <= looked_at:
            return LOOK_EVERY
        return min(max(next_at - self._clock.now(), timedelta(0)), LOOK_EVERY)

    async def _finish(self) -> None:
        """Let workers end; whatever the grace period doesn't settle is left in doubt."""
        if self._workers:
            _, late = await asyncio.wait(tuple(self._workers.values()), timeout=self._grace.total_seconds())
            for worker in late:
                worker.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._sender.leave_in_doubt()
