"""Posts in doubt where nobody can look: an urgent one is repeated once and says so, any other fails aloud."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.delivery.send_attempt import Refused, SendResult, Sent, TryAgain, attempt
from bot.errors import InDoubt, NotDeliverable, NotReached, RateLimited, Unknowable
from bot.model.message import Message, Text
from bot.model.places import MessageRef, Place, Platform
from bot.model.rank import Rank
from bot.model.state_mark import StateMark
from bot.ports import Address, Delivery, DeliveryKind
from bot.wording.repeats import AGAIN, perhaps_again
from tests.hand_clock import HandClock
from tests.unit.listed_outbox import START
from tests.unit.sending import ObedientPlatform

PLACE = Place(platform=Platform.TEAMS, workspace="t", channel="19:x@thread.tacv2")
MESSAGE = Message(summary=(Text(text="EX-1 is late."),), blocks=())
DOUBTED = Delivery(
    id="one",
    kind=DeliveryKind.POST,
    conversation=str(PLACE),
    address=Address(place=PLACE),
    message=MESSAGE,
    attempts=2,
    in_doubt=True,
    created_at=START,
    first_tried_at=START,
    rank=Rank.CRITICAL,
)


@dataclass
class Blind:
    """A platform that does not say what it took. Raises what was planned for each post."""

    plans: list[Exception] = field(default_factory=list)
    posted: list[Message] = field(default_factory=list)
    looked: int = 0

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        self.posted.append(message)
        if self.plans:
            raise self.plans.pop(0)
        return MessageRef(place=PLACE, id="1")

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        return await self.post(address, message, delivery)

    async def mark(self, address: Address, mark: StateMark | None, before: StateMark | None) -> None:
        raise AssertionError("no marks here")

    async def remove(self, address: Address) -> None:
        raise AssertionError("nothing here is ever taken away")

    async def send_privately(self, address: Address, message: Message, delivery: str) -> None:
        await self.post(address, message, delivery)

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        await self.post(address, message, delivery)

    async def find(self, address: Address, delivery: str, since: object) -> MessageRef | None:
        self.looked += 1
        raise Unknowable("nobody can look")


async def tried(delivery: Delivery, platform: Blind) -> SendResult:
    return await attempt(delivery, {Platform.TEAMS: platform}, timedelta(seconds=10))


async def test_an_urgent_post_is_repeated_and_says_that_it_may_be_a_repetition() -> None:
    platform = Blind()

    result = await tried(DOUBTED, platform)

    assert result == Sent(ref=MessageRef(place=PLACE, id="1"))
    assert platform.posted == [perhaps_again(MESSAGE)]
    assert AGAIN in str(platform.posted[0].blocks[-1])


async def test_any_other_post_fails_aloud_and_is_not_sent_again() -> None:
    platform = Blind()

    result = await tried(replace(DOUBTED, rank=Rank.NEWS), platform)

    assert result == Refused(problem="it may have arrived or not; nobody can look")
    assert platform.posted == []


async def test_a_repetition_in_doubt_is_the_last() -> None:
    result = await tried(DOUBTED, Blind([InDoubt("connection reset")]))

    assert result == Refused(problem="sent twice, and it may have arrived or not; connection reset")


@pytest.mark.parametrize("breach", [NotReached("not there"), RateLimited(7)])
async def test_a_repetition_that_was_surely_not_taken_may_come_again(breach: Exception) -> None:
    result = await tried(DOUBTED, Blind([breach]))

    assert isinstance(result, TryAgain)
    assert result.in_doubt


async def test_a_repetition_that_is_refused_is_refused() -> None:
    assert await tried(DOUBTED, Blind([NotDeliverable("gone")])) == Refused(problem="gone")


@pytest.mark.parametrize("rank", [Rank.CRITICAL, Rank.NEWS])
async def test_what_is_not_in_doubt_is_sent_without_a_look(rank: Rank) -> None:
    platform = Blind()

    await tried(replace(DOUBTED, in_doubt=False, rank=rank), platform)

    assert (platform.looked, platform.posted) == (0, [MESSAGE])


@pytest.mark.parametrize("kind", [DeliveryKind.EDIT, DeliveryKind.PRIVATE])
async def test_edits_and_private_messages_are_simply_repeated(kind: DeliveryKind) -> None:
    platform = Blind()

    await tried(replace(DOUBTED, kind=kind, rank=Rank.NEWS), platform)

    assert (platform.looked, platform.posted) == (0, [MESSAGE])


async def test_where_one_can_look_nothing_changes() -> None:
    platform = ObedientPlatform(HandClock(START))
    platform.there["one"] = found = MessageRef(place=PLACE, id="7")

    assert await attempt(DOUBTED, {Platform.TEAMS: platform}, timedelta(seconds=10)) == Sent(ref=found)
    assert platform.calls == ["find one"]
