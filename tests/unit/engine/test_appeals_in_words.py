"""Words in which a customer contests the severity that staff gave count like a message; a press alone doesn't."""

import pytest

from bot.model.milestone import MilestoneType
from bot.model.ticket import Status
from tests.unit.engine.appeal_acts import a_lowered_ticket, thread
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, TRIAGE

RAISE = "severity EX-1 1: Paris is down, too"


@pytest.fixture
def waiting() -> FrontDesk:
    """EX-1, which an agent has lowered and then asked its customer about."""
    desk = a_lowered_ticket()
    desk.types(AGENT_ONE, "wait EX-1 Which offices?")
    desk.passes(minutes=10)
    return desk


def awaits_us(desk: FrontDesk) -> bool:
    return MilestoneType.NEXT_RESPONSE in {one.type for one in desk.ticket().open_milestones}


@pytest.mark.parametrize("order", [RAISE, "appeal EX-1 Paris is down, too"])
def test_words_end_the_wait_and_want_an_answer(waiting: FrontDesk, order: str) -> None:
    waiting.types(CONTACT_ONE, order)

    ticket = waiting.ticket()
    assert (ticket.status, ticket.severity, ticket.appeal is None) == (Status.ACKNOWLEDGED, "2", False)
    assert awaits_us(waiting)


def test_a_press_without_a_word_ends_no_wait(waiting: FrontDesk) -> None:
    waiting.presses(CONTACT_ONE, "appeal", "EX-1", "#1")

    assert waiting.ticket().appeal is not None
    assert waiting.ticket().status is Status.WAITING


def test_what_is_added_to_it_ends_the_wait_too(waiting: FrontDesk) -> None:
    waiting.presses(CONTACT_ONE, "appeal", "EX-1", "#1")

    waiting.types(CONTACT_ONE, "appeal EX-1 Paris is down, too")

    assert waiting.ticket().status is Status.ACKNOWLEDGED
    assert awaits_us(waiting)


def test_who_would_raise_what_is_resolved_opens_it_again_and_it_is_put_to_who_decides(waiting: FrontDesk) -> None:
    waiting.types(AGENT_ONE, "resolve EX-1 Restarted.")
    waiting.passes(minutes=10)

    waiting.types(CONTACT_ONE, RAISE)

    ticket = waiting.ticket()
    assert (ticket.status, ticket.severity, ticket.appeal is None) == (Status.NEW, "2", False)
    assert "EX-1 is open again. Agent One knows." in "".join(thread(waiting))
    assert any("is open again, assigned to Agent One" in post.text for post in waiting.under(ticket.card_in(TRIAGE)))
