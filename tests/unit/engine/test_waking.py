"""A line that is called outside its hours is called where its people are woken, too."""

from datetime import time, timedelta

import pytest
from msgspec.structs import replace

from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.places import Account, Platform
from bot.oncall.wake import wakes
from policies.terms import Line, Window
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.on_call import away
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE
from tests.unit.wake.pager import Pager, of_person

ONE = Account(platform=Platform.WAKE, workspace="person", user="agent-one")
FIRST = Account(platform=Platform.WAKE, workspace="line", user="first")
URL = "https://pager.example/"


def waking() -> Desk:
    """A desk that wakes Agent One and the first line."""
    file = people.a_desk_file()
    staff = (replace(one, wake_url=URL) if one.id == PersonId("agent-one") else one for one in file.people)
    return replace(file, people=tuple(staff), wake_urls={Line.FIRST: URL})


@pytest.fixture
def night() -> FrontDesk:
    """The desk on Monday at 18:00, after support has closed."""
    desk = FrontDesk(file=waking())
    desk.passes(hours=9)
    return desk


def test_outside_the_hours_the_line_and_who_is_on_duty_are_woken(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "1")

    night.passes(minutes=30)

    for account in (ONE, FIRST):
        assert ["but this level can't wait" in post.text for post in night.direct(account)] == [
            True,
            True,
        ]


def test_within_the_hours_nobody_is_woken() -> None:
    desk = FrontDesk(file=waking())
    desk.opened(CONTACT_ONE, "1")

    desk.passes(hours=2)

    assert desk.direct(ONE) == desk.direct(FIRST) == []


def test_who_is_off_is_not_woken(night: FrontDesk) -> None:
    night.is_set_up(on_call_overrides=(away("agent-one", MONDAY_NINE, MONDAY_NINE + timedelta(days=1)),))
    night.opened(CONTACT_ONE, "1")

    night.sweeps()

    assert night.direct(ONE) == []
    assert len(night.direct(FIRST)) == 1


def test_an_answer_takes_back_the_calls_that_are_not_out(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "1")
    night.sweeps()

    night.types(AGENT_ONE, "ack EX-1")

    assert [post.is_withdrawn for post in night.direct(ONE)] == [True]


# A plan without closing hours: CPI counts its first level day and night


@pytest.fixture
def always() -> FrontDesk:
    """A ticket of the most severe level under a plan that counts every instant, opened on Monday at 21:00."""
    desk = FrontDesk(file=waking())
    desk.passes(hours=12)
    desk.opened(GLOBE_ONE, "1", "Nobody gets in")
    return desk


def test_where_hours_never_close_a_rung_wakes_who_is_outside_their_own(always: FrontDesk) -> None:
    always.passes(hours=1)

    for account in (ONE, FIRST):
        (rung,) = always.direct(account)
        assert "no response yet, due in 1 h" in rung.text


def test_each_further_rung_wakes_them_again_until_somebody_answers(always: FrontDesk) -> None:
    always.passes(hours=1, minutes=30)
    before = len(always.direct(ONE))
    always.types(AGENT_ONE, "ack EX-1")

    always.passes(hours=5)

    assert (before, len(always.direct(ONE))) == (2, 2)


def test_who_is_within_their_own_hours_is_mentioned_alone() -> None:
    desk = FrontDesk(file=waking())
    desk.opened(GLOBE_ONE, "1", "Nobody gets in")

    desk.passes(hours=3)

    assert desk.direct(ONE) == desk.direct(FIRST) == []


def test_a_night_shift_is_not_woken() -> None:
    file = waking()
    night = Window(
        days=frozenset(range(7)),
        opens=time(20),
        opens_zone="America/Chicago",
        closes=time(6),
        closes_zone="America/Chicago",
    )
    shift = tuple(replace(one, hours=(night,)) if one.id == PersonId("agent-one") else one for one in file.people)
    desk = FrontDesk(file=replace(file, people=shift))
    desk.passes(hours=12)
    desk.opened(GLOBE_ONE, "1", "Nobody gets in")

    desk.passes(hours=1)

    assert desk.direct(ONE) == desk.direct(FIRST) == []


def test_a_less_severe_level_wakes_nobody() -> None:
    desk = FrontDesk(file=waking())
    desk.passes(hours=12)
    desk.opened(GLOBE_ONE, "2", "The export is slow")

    desk.passes(hours=7)

    assert desk.direct(ONE) == desk.direct(FIRST) == []


async def test_who_answers_that_it_is_acknowledged_has_acknowledged_it(night: FrontDesk) -> None:
    ticket = night.opened(CONTACT_ONE, "1")
    night.sweeps()
    pager = Pager(body=b"acknowledged")

    await pager.calls(night.file).post(of_person("agent-one"), night.direct(ONE)[-1].message, "d1")
    for command in pager.acknowledged:
        night.gives(command)

    assert night.ticket(ticket.id).assignee_id == "agent-one"
    assert "Agent One" in night.new_in(ticket.thread)[-1].text
    night.passes(hours=3)
    assert len(night.direct(ONE)) == 1


def test_an_address_is_called_by_whose_it_is() -> None:
    assert wakes(ONE) == "the wake_url of agent-one"
    assert wakes(FIRST) == "the wake_url of the first line"
