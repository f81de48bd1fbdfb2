"""One customer floods the desk: nobody else waits for it, and nothing that was written is lost.

Time is the desk's own, moved by hand a tenth of a second at a time; a channel takes a post a second.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.delivery.dispatcher import Dispatcher
from bot.model import plain_text
from bot.model.message import Message
from bot.model.places import Account, MessageRef, Place, Platform, Thread
from bot.model.series import MAX_FOLDED, MAX_SHOWN
from bot.model.state_mark import StateMark
from bot.model.ticket import Ticket
from bot.ports import Address
from storage.memory.outbox import MemoryOutbox
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, HELIO_ONE, ORBIT_ONE, TRIAGE
from tests.unit.sending import at_once, no_rest

TENTH, SOON = timedelta(seconds=0.1), timedelta(seconds=3)


@dataclass
class Channel:
    """What stands in each channel, and when it was posted first."""

    desk: FrontDesk
    posts: dict[str, Message] = field(default_factory=dict)
    calls: list[tuple[datetime, Place | None, str]] = field(default_factory=list)

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        return self._takes(address, message, delivery)

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        return self._takes(address, message, address.edits or delivery)

    async def mark(self, address: Address, mark: StateMark | None, before: StateMark | None) -> None:
        raise AssertionError("no marks here")

    async def remove(self, address: Address) -> None:
        raise AssertionError("nothing here is ever taken away")

    async def send_privately(self, address: Address, message: Message, delivery: str) -> None:
        self._takes(address, message, delivery)

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        self._takes(address, message, delivery)

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        raise AssertionError("nothing here is ever in doubt")

    def _takes(self, address: Address, message: Message, name: str) -> MessageRef:
        self.posts[name] = message
        self.calls.append((self.desk.clock.at, address.place, name))
        return MessageRef(place=address.place or TRIAGE, id=name)

    def reads(self, name: str) -> str:
        """What stands there now."""
        return plain_text.body(self.posts[name])

    def shown(self, words: str) -> datetime:
        """When triage could first read this."""
        return next(at for at, place, name in self.calls if place == TRIAGE and words in self.reads(name))

    def in_triage(self) -> list[str]:
        """The messages that stand in triage, each once."""
        return list(dict.fromkeys(name for _, place, name in self.calls if place == TRIAGE))


@dataclass
class Flooded:
    """A desk that speaks at the platform's pace."""

    desk: FrontDesk = field(default_factory=FrontDesk)
    channel_of: type[Channel] = Channel

    def __post_init__(self) -> None:
        self.channel = self.channel_of(self.desk)
        self.dispatcher = Dispatcher(
            outbox=MemoryOutbox(self.desk.store),
            platforms={Platform.SLACK: self.channel},
            clock=self.desk.clock,
            in_thread=at_once,
            on_failed=self._never,
            on_shut_out=self._never,
            on_stuck=lambda *_: None,
            check=lambda one: one,
            rest=no_rest,
        )

    def _never(self, what: object, problem: str) -> None:
        raise AssertionError(f"{what}: {problem}")

    async def writes(self, count: int, one: Callable[[int], object], apart: timedelta = TENTH) -> None:
        """So many messages, ten a second unless they come further apart."""
        for number in range(count):
            one(number)
            self.desk.clock.at += apart
            await self.dispatcher.drain()

    async def says_all(self) -> None:
        """A minute and a half in which nobody writes."""
        await self.writes(90, lambda _: None, apart=timedelta(seconds=1))


def a_colleague(number: int) -> Account:
    """One of sixty at Acme, none of whom may ask."""
    return Account.parse(f"slack:T0ACME/U0COLLEAGUE{number % 60}")


async def opened(flooded: Flooded) -> tuple[Ticket, datetime]:
    """A ticket of the most severe kind that another customer opens, and when."""
    ticket = flooded.desk.opened(HELIO_ONE, "1", "Everything is down")
    return ticket, flooded.desk.clock.at


@pytest.mark.parametrize("how", ["one writer", "one writer in a thread", "sixty writers", "tickets"])
async def test_row_90_a_flood_of_one_customer_leaves_anothers_severity_1_card_first(how: str) -> None:
    flooded = Flooded()
    desk = flooded.desk
    thread = desk.opened(CONTACT_ONE, "1").thread if how == "one writer in a thread" else None
    kinds: dict[str, Callable[[int], object]] = {
        "one writer": lambda number: desk.hears(CONTACT_ONE, f"line {number}."),
        "one writer in a thread": lambda number: desk.hears(CONTACT_ONE, f"line {number}.", thread),
        "sixty writers": lambda number: desk.hears(a_colleague(number), f"line {number}."),
        "tickets": lambda number: desk.opened(CONTACT_ONE, "1", f"line {number}.") if number % 3 == 0 else None,
    }
    await flooded.writes(150, kinds[how])
    ticket, at = await opened(flooded)

    await flooded.writes(50, kinds[how])

    assert flooded.channel.shown(f"{ticket.id} · Helio") - at <= SOON


async def test_row_90_of_a_flood_of_lines_triage_reads_how_many_there_are() -> None:
    flooded = Flooded()

    await flooded.writes(
        200, lambda number: flooded.desk.hears(CONTACT_ONE, f"line {number}."), apart=timedelta(seconds=0.5)
    )
    await flooded.says_all()

    pending, *grown = flooded.channel.in_triage()
    left = [re.findall(r"And (\d+) more", flooded.channel.reads(name)) for name in grown]
    lines = sum(len(re.findall(r"line \d+\.", flooded.channel.reads(name))) for name in grown)
    assert len(grown) == 2  # one a minute
    assert lines + sum(int(number) for found in left for number in found) == 199
    assert "line 0." in flooded.channel.reads(pending)


async def test_row_90_fifty_lines_in_a_minute_are_one_growing_post() -> None:
    flooded = Flooded()
    ticket = flooded.desk.opened(CONTACT_ONE, "2")
    await flooded.says_all()
    before = flooded.channel.in_triage()

    await flooded.writes(50, lambda number: flooded.desk.hears(CONTACT_ONE, f"line {number}.", ticket.thread))
    await flooded.says_all()

    (grown,) = [name for name in flooded.channel.in_triage() if name not in before]
    assert all(f"line {number}." in flooded.channel.reads(grown) for number in range(MAX_SHOWN))
    assert f"And {50 - MAX_SHOWN} more" in flooded.channel.reads(grown)


def a_thread(number: int) -> Thread:
    """A thread of the customer's: what somebody begins there is a request of its own."""
    return Thread(place=people.channel(people.ACME), root=f"{1_700_000_000 + number}.000100")


async def test_row_90_pending_lines_of_one_customer_that_wait_are_folded_and_each_can_be_pressed() -> None:
    flooded = Flooded()
    desk = flooded.desk

    for number in range(36):
        desk.hears(a_colleague(number), f"Nobody can log in, {number}.", a_thread(number))
    await flooded.says_all()

    posts = flooded.channel.in_triage()
    pressed = [
        {button.subject for button in flooded.channel.posts[name].buttons if button.verb == "dismiss"} for name in posts
    ]
    assert [len(subjects) for subjects in pressed] == [MAX_FOLDED] * 3
    assert set.union(*pressed) == set(desk.store.kept.intakes)


async def test_row_90_what_came_of_one_of_the_folded_leaves_the_others_as_they_are() -> None:
    flooded = Flooded()
    desk = flooded.desk
    for number in range(3):
        desk.hears(a_colleague(number), f"Nobody can log in, {number}.", a_thread(number))
    await flooded.says_all()
    first, second, third = desk.store.kept.intakes

    desk.presses(AGENT_ONE, "dismiss", second)
    await flooded.says_all()

    (folded,) = flooded.channel.in_triage()
    assert {button.subject for button in flooded.channel.posts[folded].buttons} == {first, third}
    assert "isn't a request" in flooded.channel.reads(folded) or "not a request" in flooded.channel.reads(folded)


async def test_row_33_of_what_falls_due_at_once_the_most_severe_is_told_first_at_the_channels_pace() -> None:
    flooded = Flooded()
    desk = flooded.desk
    for number in range(20):
        desk.opened(CONTACT_ONE, "2", f"Slow {number}")
    severe = [desk.opened(who, "1", "Everything is down") for who in (HELIO_ONE, ORBIT_ONE, GLOBE_ONE)]
    await flooded.says_all()
    before = set(flooded.channel.posts)

    desk.stands_still(hours=30)
    await flooded.says_all()

    posts = [name for name in flooded.channel.in_triage() if name not in before]
    at = [next(at for at, _, each in flooded.channel.calls if each == name) for name in posts]
    first = " ".join(flooded.channel.reads(name) for name in posts[:3])
    assert all(ticket.id in first for ticket in severe)
    assert all(later - earlier >= timedelta(seconds=1) for earlier, later in pairwise(at))
