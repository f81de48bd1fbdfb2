"""A line that is called outside its hours is called where its people are woken, too."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.places import Account, Platform
from bot.oncall.wake import wakes
from policies.terms import Line
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.on_call import away
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE
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
        assert ["this level doesn't wait for support hours" in post.text for post in night.direct(account)] == [
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
