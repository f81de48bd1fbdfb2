"""Links to messages of ours: set when a message goes out, and only to what is out by then."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from msgspec.structs import replace

from bot.delivery.dispatcher import Dispatcher
from bot.effects import InChannel, Say
from bot.model import links
from bot.model.ids import MessageKey
from bot.model.message import Fact, Facts, Heading, Message, MessageLink, Note, OwnMessageLink, Paragraph, Text
from bot.model.places import MessageRef, Place, Platform
from bot.ports import Address
from storage.memory.outbox import MemoryOutbox
from storage.memory.unit_of_work import MemoryStore
from tests.hand_clock import HandClock
from tests.unit.listed_outbox import START
from tests.unit.sending import ObedientPlatform

T = TypeVar("T")
SOURCE = MessageKey("in-1/source")
CHANNEL = Place(platform=Platform.SLACK, workspace="T0DESK", channel="C0ACME")
TRIAGE = replace(CHANNEL, channel="C0TRIAGE")
POSTED = MessageRef(place=CHANNEL, id="1.000100")
LINK = OwnMessageLink(message_key=SOURCE, text="Open the thread")
SET = MessageLink(ref=POSTED, text="Open the thread")


def test_a_link_is_set_wherever_it_stands() -> None:
    card = Message(
        summary=(LINK,),
        blocks=(
            Heading(text="EX-1"),
            Paragraph(spans=(Text(text="See "), LINK)),
            Facts(facts=(Fact(label="Where", spans=(LINK,)),)),
            Note(spans=(LINK,)),
        ),
    )

    linked = links.with_links(card, {SOURCE: POSTED})

    assert links.missing_keys(linked) == frozenset()
    assert linked.blocks[1] == Paragraph(spans=(Text(text="See "), SET))


def test_a_link_to_what_is_not_posted_stays_words() -> None:
    message = Message(summary=(LINK,), blocks=())

    assert links.with_links(message, {}) == message
    assert links.missing_keys(message) == {SOURCE}


async def test_a_message_goes_out_with_the_link_to_what_goes_out_beside_it() -> None:
    desk = Linking()
    desk.put("the card", TRIAGE, link=True)
    desk.put("the request", CHANNEL, message_key=SOURCE)

    await desk.dispatcher.drain()

    assert isinstance(desk.platform.said["C0TRIAGE"], MessageLink)


async def test_a_message_goes_out_without_its_link_where_the_other_never_does() -> None:
    desk = Linking()
    desk.put("the card", TRIAGE, link=True)

    await desk.dispatcher.drain()

    assert isinstance(desk.platform.said["C0TRIAGE"], OwnMessageLink)
    assert sum(desk.rests) == pytest.approx(2)


class Listener(ObedientPlatform):
    """Keeps the last span of what was posted, by channel."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__(clock)
        self.said: dict[str, object] = {}

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        assert address.place is not None
        self.said[address.place.channel] = message.summary[-1]
        return await super().post(address, message, delivery)


class Linking:
    """A dispatcher on a store in memory."""

    def __init__(self) -> None:
        clock = HandClock(START)
        self.store = MemoryStore()
        self.platform = Listener(clock)
        self.rests: list[float] = []
        self.dispatcher = Dispatcher(
            outbox=MemoryOutbox(self.store),
            platforms={Platform.SLACK: self.platform},
            clock=clock,
            in_thread=self._at_once,
            on_failed=lambda *_: None,
            on_shut_out=lambda *_: None,
            on_stuck=lambda *_: None,
            check=lambda one: one,
            rest=self._rest,
        )

    def put(self, text: str, place: Place, *, message_key: MessageKey | None = None, link: bool = False) -> None:
        spans = (Text(text=text), *((LINK,) if link else ()))
        say = Say(to=InChannel(place=place), message=Message(summary=spans, blocks=()), message_key=message_key)
        with self.store.unit_of_work() as work:
            work.say(say, datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
            work.commit()

    async def _at_once(self, call: Callable[[], T]) -> T:
        return call()

    async def _rest(self, seconds: float) -> None:
        self.rests.append(seconds)
        await asyncio.sleep(0)
