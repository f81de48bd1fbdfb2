"""A clock moved by hand, an outbox in a list and a platform that does as it is told, for tests of the sending side."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from adapters.http.one_way import OneWay
from bot.delivery.dispatcher import Dispatcher
from bot.errors import NotReached
from bot.model.ids import MessageKey
from bot.model.message import Message, Text
from bot.model.places import MessageRef, Place, Platform
from bot.ports import Address, Delivery, DeliveryKind
from tests.hand_clock import HandClock

T = TypeVar("T")
START, SECRET = datetime(2026, 3, 2, 9, 0, tzinfo=UTC), Message(summary=(Text(text="secret words"),), blocks=())
WAITS = ("waiting", START)
"""The state, and the time, of what may be sent at once."""


@dataclass(kw_only=True)
class Row:
    """A line of the outbox."""

    delivery: Delivery
    state: str = "waiting"
    not_before: datetime = START
    problem: str = ""
    ref: MessageRef | None = None


@dataclass
class ListedOutbox:
    """The outbox's promises over a list. `claims` counts how often each delivery was taken."""

    rows: dict[str, Row] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    away: list[Exception] = field(default_factory=list)  # what the next writes raise
    lease: timedelta | None = None
    going_on: set[str] = field(default_factory=set)  # what goes out elsewhere when it fails

    def put(self, name: str, channel: str = "C1", kind: DeliveryKind = DeliveryKind.POST, **how: Any) -> None:
        delivery = Delivery(
            id=name,
            kind=kind,
            conversation=channel,
            address=Address(place=Place(platform=Platform.SLACK, workspace="T0DESK", channel=channel)),
            message=how.pop("message", SECRET),
            attempts=0,
            in_doubt=False,
            created_at=START,
            first_tried_at=None,
            **how,
        )
        self.rows[name] = Row(delivery=delivery)

    def recover(self) -> int:
        cut = [row for row in self.rows.values() if row.state == "on its way"]
        for row in cut:
            row.state, row.delivery = "waiting", replace(row.delivery, in_doubt=True)
        return len(cut)

    def waiting(self, now: datetime, limit: int) -> tuple[str, ...]:
        heads = [(row, name) for name in self._conversations() if (row := self._head(name)) and row.not_before <= now]
        return tuple(name for _, name in sorted(heads, key=lambda each: each[0].delivery.rank))[:limit]

    def count_waiting(self, platform: Platform) -> int:
        return sum(row.state == "waiting" for row in self.rows.values())

    def claim(self, conversation: str, now: datetime) -> Delivery | None:
        row = self._head(conversation)
        if row is None or row.not_before > now:
            return None
        tried = row.delivery
        row.state = "on its way"
        row.delivery = replace(tried, attempts=tried.attempts + 1, first_tried_at=tried.first_tried_at or now)
        self.claims[tried.id] += 1
        return row.delivery

    def sent(self, delivery: str, ref: MessageRef | None, now: datetime) -> None:
        self._raise_if_away()
        self.rows[delivery].state, self.rows[delivery].ref = "sent", ref

    def go_on(self, delivery: Delivery, ref: MessageRef | None, now: datetime) -> Delivery | None:
        self.sent(delivery.id, ref, now)
        return self.claim(delivery.conversation, now)

    def later(self, delivery: str, not_before: datetime, *, in_doubt: bool, problem: str) -> None:
        self._raise_if_away()
        row = self.rows[delivery]
        row.state, row.not_before, row.problem = "waiting", not_before, problem
        row.delivery = replace(row.delivery, in_doubt=in_doubt)

    def give_back(self, delivery: Delivery) -> None:
        if (row := self.rows[delivery.id]).state == "on its way" and row.delivery.attempts == delivery.attempts:
            row.state = "waiting"

    def take_back(self, delivery: str, attempts: int) -> bool:
        row = self.rows[delivery]
        if is_taken := row.state == "on its way" and row.delivery.attempts == attempts:
            row.state, row.delivery = "waiting", replace(row.delivery, in_doubt=True)
        return is_taken

    def failed(self, delivery: str, problem: str) -> bool:
        self.rows[delivery].state, self.rows[delivery].problem = "failed", problem
        return delivery not in self.going_on

    def forget(self, message_key: MessageKey) -> None: ...

    def lapse(self, delivery: str, problem: str) -> None:
        self.rows[delivery].state, self.rows[delivery].problem = "lapsed", problem

    def withhold(self, delivery: str, problem: str) -> None:
        self.rows[delivery].state, self.rows[delivery].problem = "withheld", problem

    def next_at(self) -> datetime | None:
        return min((row.not_before for row in self.rows.values() if row.state == "waiting"), default=None)

    def is_out(self, tag: str) -> bool | None:
        tagged = [row for row in self.rows.values() if row.delivery.tag == tag]
        is_coming = tagged and (tagged[-1].state == "on its way" or (tagged[-1].state, tagged[-1].not_before) == WAITS)
        return None if is_coming else bool(tagged) and tagged[-1].state == "sent"

    def posted(self, message_key: MessageKey) -> MessageRef | None:
        return next((row.ref for row in self.rows.values() if row.delivery.message_key == message_key), None)

    def _conversations(self) -> list[str]:
        return list(dict.fromkeys(row.delivery.conversation for row in self.rows.values()))

    def _head(self, conversation: str) -> Row | None:
        rows = [row for row in self.rows.values() if row.delivery.conversation == conversation]
        if any(row.state == "on its way" for row in rows):
            return None
        return min((row for row in rows if row.state == "waiting"), key=lambda row: row.delivery.rank, default=None)

    def _raise_if_away(self) -> None:
        if self.away:
            raise self.away.pop(0)


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
