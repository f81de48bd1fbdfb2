"""What the vendor's people write that is no first response: the ticket stays unanswered (R8)."""

import pytest

from bot.events import Spoke
from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO

NO_ANSWERS = ("Hi Contact One :wave:", "👍", "Thanks for reporting this", "@Agent Two can you take this?")


@pytest.fixture(autouse=True)
def ticket(desk: FrontDesk) -> None:
    """EX-1 of Acme at Level 2, due in an hour."""
    desk.opened(CONTACT_ONE, "2")


@pytest.mark.parametrize("text", NO_ANSWERS)
def test_what_tells_the_customer_nothing_leaves_the_ticket_unanswered_and_the_reminders_running(
    desk: FrontDesk, text: str
) -> None:
    asked = len(desk.waiting("EX-1"))

    desk.hears(AGENT_ONE, text, desk.ticket().thread)

    assert desk.ticket().response is None
    assert desk.ticket().status is Status.NEW
    assert len(desk.waiting("EX-1")) == asked
    assert isinstance(desk.history("EX-1")[-1], Spoke)


@pytest.mark.parametrize("text", NO_ANSWERS)
def test_the_same_words_count_the_same_by_reply_and_their_author_is_told(desk: FrontDesk, text: str) -> None:
    told = desk.types(AGENT_ONE, f"reply EX-1 {text}")

    assert text in desk.new_in(desk.ticket().thread)[-1].text  # type: ignore[arg-type]
    assert desk.ticket().response is None
    assert "still waits" in told


@pytest.mark.parametrize("text", NO_ANSWERS)
def test_nor_is_it_a_first_response_before_a_severity_is_chosen(desk: FrontDesk, text: str) -> None:
    asked = desk.hears(CONTACT_TWO, "The report is empty")

    desk.hears(AGENT_ONE, text, asked)

    assert desk.intake(asked).answered is None
