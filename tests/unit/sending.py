"""A clock moved by hand and a platform that does as it is told, for tests of the sending side."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, TypeVar

from adapters.http.one_way import OneWay
from bot.delivery.dispatcher import Dispatcher
from bot.errors import NotReached
from bot.model.message import Message
from bot.model.places import MessageRef, Platform
from bot.ports import Address, DeliveryKind
from tests.hand_clock import HandClock
from tests.unit.listed_outbox import START, ListedOutbox

T = TypeVar("T")


class ObedientPlatform(OneWay):
    """Notes what it is asked, in `calls`; raises or awaits what was planned for a delivery, in order."""

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self.calls, self.at, self.messages = list[str](), dict[str, float](), list[Message]()
        self.there: dict[str, MessageRef] = {}
        self.looked_since: list[datetime] = []
        self.posted: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._planned: dict[str, list[Exception | asyncio.Event]] = defaultdict(list)
        self.under_way = self.most_at_once = 0

    def plans(self, call: str, *results: Exception | asyncio.Event) -> None:
        self._planned[call].extend(results)

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        self.messages.append(message)
        return await self._call("post", address, delivery)

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        return await self._call("edit", address, delivery)

    async def remove(self, address: Address) -> None:
        await self._call("remove", address, address.edits or "it")

    async def send_privately(self, address: Address, message: Message, delivery: str) -> None:
        await self._call(DeliveryKind.PRIVATE, address, delivery)

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        await self._call("home", address, delivery)

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        self.looked_since.append(since)
        await self._call("find", address, delivery)
        return self.there.get(delivery)

    async def _call(self, verb: str, address: Address, delivery: str) -> MessageRef:
        call = f"{verb} {delivery}"
        self.calls.append(call)
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)
        try:
            await self._as_planned(call)
        finally:
            self.under_way -= 1
        self.at[delivery] = self._clock.monotonic()
        self.posted[delivery].set()
        assert address.place is not None
        return MessageRef(place=address.place, id=f"ref of {delivery}")

    async def _as_planned(self, call: str) -> None:
        planned = self._planned[call].pop(0) if self._planned[call] else None
        if isinstance(planned, Exception):
            raise planned
        if planned is not None:
            await planned.wait()


async def at_once(call: Callable[[], T]) -> T:
    """The crossing, without a thread."""
    return call()


async def never(seconds: float) -> None:
    """A rest that only a wake can end."""
    await asyncio.Event().wait()


async def no_rest(seconds: float) -> None:
    """A rest that is over at once, after others had their turn."""
    await asyncio.sleep(0)


async def everyone_had_their_turn() -> None:
    """Returns when all that can begin has begun, and all that wait do wait."""
    for _ in range(50):
        await asyncio.sleep(0)


class Sending:
    """A dispatcher with all that it needs."""

    def __init__(self, **settings: Any) -> None:
        self.clock = HandClock(START)
        self.outbox = ListedOutbox()
        self.platform = ObedientPlatform(self.clock)
        self.alerts, self.stuck = list[tuple[str, str]](), list[tuple[str, str]]()
        self.shut_out = list[tuple[Platform, str]]()
        ports = {"rest": never, "in_thread": at_once, "check": lambda one: one} | settings
        self.dispatcher = Dispatcher(
            outbox=self.outbox,
            clock=self.clock,
            on_failed=lambda delivery, problem: self.alerts.append((delivery.id, problem)),
            on_stuck=lambda delivery, problem: self.stuck.append((delivery.id, problem)),
            on_shut_out=lambda platform, problem: self.shut_out.append((platform, problem)),
            **{"platforms": {Platform.SLACK: self.platform}} | ports,
        )

    async def after(self, **time: float) -> list[str]:
        """Everything the platform was asked to do, once the time has passed and all that may go is gone."""
        self.clock.move(**time)
        await self.dispatcher.drain()
        return self.platform.calls

    async def until_sent(self, run: Coroutine[Any, Any, None], *deliveries: str) -> asyncio.Task[None]:
        """Runs the dispatcher until these are posted."""
        running = asyncio.create_task(run)
        await asyncio.gather(*(self.platform.posted[delivery].wait() for delivery in deliveries))
        return running

    async def unreached(self, delivery: str, times: int) -> None:
        """Lets the platform miss a post so many times."""
        self.platform.plans(f"post {delivery}", *(NotReached("connection refused") for _ in range(times)))
