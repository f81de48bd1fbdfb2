"""Who sees that the desk goes on: what people hear, how often, and by which way."""

from datetime import datetime, timedelta

import pytest

from adapters.composition.steady_clock import SteadyClock
from adapters.composition.watchdog import Watchdog
from adapters.scheduler.ticker import Ticker
from bot.errors import StorageUnavailable
from bot.model.desk import Desk
from bot.model.message import Message, Text
from bot.model.places import MessageRef, Place, Platform
from bot.ports import Address
from tests.unit.test_steady_clock import NINE, Machine

TRIAGE = Place(platform=Platform.SLACK, workspace="T0DESK", channel="C0TRIAGE")
ELSEWHERE = Place(platform=Platform.TEAMS, workspace="TENANT", channel="19:off@thread.tacv2")
DESK = Desk(name="Example Support", ticket_prefix="EX", triage=(TRIAGE, ELSEWHERE))


class Platforms:
    """One platform, which keeps what is posted there."""

    def __init__(self) -> None:
        self.posted: list[tuple[Place | None, str]] = []

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        self.posted.append((address.place, said(message)))
        return MessageRef(place=TRIAGE, id="1.0")


class Rig:
    """A watchdog, what it finds wrong, and what people hear of it."""

    def __init__(self) -> None:
        self.machine = Machine()
        self.reason: str | None = None
        self.witness: datetime | None = None
        self.told: list[str] = []
        self.is_full = False
        self.slack = Platforms()
        clock = SteadyClock(self.machine)
        self.watchdog = Watchdog(
            ticker=Ticker(self._nothing, clock),
            clock=clock,
            checks=[self._check],
            witnesses=[self._witness],
            tell=self._tell,
            platforms={Platform.SLACK: self.slack},  # type: ignore[dict-item] # it only posts
            desk=lambda: DESK,
        )

    async def _nothing(self) -> None: ...

    async def _check(self) -> str | None:
        return self.reason

    async def _witness(self) -> datetime | None:
        return self.witness

    async def _tell(self, message: Message) -> None:
        if self.is_full:
            raise StorageUnavailable("The disk is full.")
        self.told.append(said(message))


def said(message: Message) -> str:
    """The message as plain text."""
    return "".join(span.text for span in message.summary if isinstance(span, Text))


@pytest.fixture
def rig() -> Rig:
    return Rig()


async def test_trouble_that_passes_within_a_minute_is_not_told(rig: Rig) -> None:
    rig.reason = "the database does not answer"
    await rig.watchdog.look(at=0)
    rig.reason = None

    await rig.watchdog.look(at=50)

    assert rig.told == []


async def test_trouble_that_lasts_a_minute_is_told_once_and_so_is_its_end(rig: Rig) -> None:
    rig.reason = "the database does not answer"
    for at in (0, 30, 60, 70, 500):
        await rig.watchdog.look(at=at)
    rig.reason = None

    await rig.watchdog.look(at=510)

    assert ["does not answer" in text for text in rig.told] == [True, False]
    assert "works again" in rig.told[-1]


async def test_row_37_where_nothing_can_be_kept_triage_is_alerted_directly(rig: Rig) -> None:
    rig.reason, rig.is_full = "the database takes nothing in", True
    await rig.watchdog.look(at=0)

    await rig.watchdog.look(at=60)

    ((place, text),) = rig.slack.posted
    assert (place, "takes nothing in" in text) == (TRIAGE, True)


async def test_row_24_a_jump_is_told_once_however_long_it_lasts(rig: Rig) -> None:
    rig.machine.wall = NINE + timedelta(days=3)

    await rig.watchdog.look_at_clock(asks_others=True)
    await rig.watchdog.look_at_clock(asks_others=True)

    (text,) = rig.told
    assert "ahead by 3 days" in text


async def test_row_24_a_jump_that_others_confirm_is_followed_and_not_told(rig: Rig) -> None:
    rig.machine.wall = rig.witness = NINE + timedelta(hours=8)

    await rig.watchdog.look_at_clock(asks_others=False)
    await rig.watchdog.look_at_clock(asks_others=True)

    assert rig.told == []


async def test_row_25_a_clock_that_is_right_again_is_told(rig: Rig) -> None:
    rig.machine.wall = NINE - timedelta(hours=1)
    await rig.watchdog.look_at_clock(asks_others=True)
    rig.machine.wall = NINE

    await rig.watchdog.look_at_clock(asks_others=True)

    assert ["clock is right again" in text for text in rig.told] == [False, True]


async def test_row_24_a_jump_that_was_told_and_is_confirmed_later_is_over(rig: Rig) -> None:
    rig.machine.wall = NINE + timedelta(hours=8)
    await rig.watchdog.look_at_clock(asks_others=True)
    rig.witness = rig.machine.wall

    await rig.watchdog.look_at_clock(asks_others=True)

    assert ["clock is right again" in text for text in rig.told] == [False, True]


async def test_row_24_while_a_jump_lasts_others_are_not_asked_at_each_look(rig: Rig) -> None:
    rig.machine.wall = NINE + timedelta(hours=8)
    await rig.watchdog.look_at_clock(asks_others=False)
    rig.witness = rig.machine.wall

    await rig.watchdog.look_at_clock(asks_others=False)

    assert ["jumped ahead" in text for text in rig.told] == [True]
