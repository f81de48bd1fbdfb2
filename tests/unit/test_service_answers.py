"""An answer goes back the way its question came, and to nobody else."""

import pytest

from bot.commands import Acknowledge, Help, Origin, Via
from bot.model import plain_text
from bot.model.ids import TicketId
from bot.model.places import Thread
from bot.ports import DeliveryKind
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, TRIAGE

EX_1 = TicketId("EX-1")


@pytest.fixture
def desk() -> FrontDesk:
    """A desk that nobody has written to yet."""
    return FrontDesk()


@pytest.mark.parametrize("via", [Via.SLASH, Via.CONSOLE])
def test_where_the_way_in_carries_an_answer_it_goes_back_with_it(desk: FrontDesk, via: Via) -> None:
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=via)

    result = desk.service.handle(Acknowledge(origin=origin, ticket=EX_1))

    assert result.answer
    assert "I can't find a ticket EX-1" in plain_text.body(result.answer)
    assert desk.posts() == []


@pytest.mark.parametrize("via", [Via.BUTTON, Via.MENTION, Via.MESSAGE])
def test_elsewhere_it_is_shown_to_that_person_alone_where_they_asked(desk: FrontDesk, via: Via) -> None:
    thread = Thread(place=TRIAGE, root="1800000001.000100")
    origin = Origin(by=AGENT_ONE, place=TRIAGE, thread=thread, at=desk.clock.at, via=via)

    result = desk.service.handle(Acknowledge(origin=origin, ticket=EX_1))

    (post,) = desk.posts()
    entry = post.held.entry
    assert result.answer is None
    assert (entry.kind, entry.account, entry.place) == (DeliveryKind.PRIVATE, AGENT_ONE, TRIAGE)
    assert entry.thread == thread.root


def test_where_there_is_no_way_back_nothing_is_said(desk: FrontDesk) -> None:
    desk.service.handle(Help(origin=Origin(by=AGENT_ONE, at=desk.clock.at, via=Via.MENTION)))

    assert desk.posts() == []
