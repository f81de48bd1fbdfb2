"""Who asks for news outside the thread of their ticket is heard as in it, and alone reads how it stands."""

from datetime import datetime, timedelta

import pytest

from bot.model.milestone import MilestoneType
from bot.model.ticket import Status
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE

TUESDAY_NINE = MONDAY_NINE + timedelta(days=1)
OUTSIDE = (
    "any update?",
    "any update on EX-1?",
    "any news? still down",
    "gibt es neuigkeiten? geht immer noch nicht",
    "du nouveau ? toujours en panne",
)


@pytest.fixture
def answered(desk: FrontDesk) -> FrontDesk:
    """A ticket of Monday 09:00, which Agent One has answered at once."""
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "reply EX-1 It's the certificate; we renew it.")
    return desk


def is_due(desk: FrontDesk, number: str = "EX-1") -> datetime | None:
    found = (one for one in desk.ticket(number).open_milestones if one.type is MilestoneType.NEXT_RESPONSE)
    return next((one.due_at for one in found), None)


@pytest.mark.parametrize("mention", [False, True])
@pytest.mark.parametrize("text", OUTSIDE)
def test_its_assignee_hears_at_once_and_an_answer_is_due_then(answered: FrontDesk, text: str, mention: bool) -> None:
    answered.passes(hours=3)

    answered.hears(CONTACT_ONE, text, mention=mention)

    assert "asks for news on EX-1" in answered.direct(AGENT_ONE)[-1].text
    assert is_due(answered) == TUESDAY_NINE + timedelta(hours=3)
    assert "EX-1" in answered.private_messages(CONTACT_ONE)[-1].text
    assert text.split()[0] in answered.triage()[-1].text
    assert len(answered.store.kept.intakes) == 1


def test_of_several_open_tickets_the_one_that_is_named_is_meant(answered: FrontDesk) -> None:
    answered.opened(CONTACT_ONE, "3", "The report is empty")
    answered.types(AGENT_TWO, "reply EX-2 We look at the report.")

    answered.hears(CONTACT_ONE, "any update on EX-1?")

    assert is_due(answered)
    assert is_due(answered, "EX-2") is None


def test_who_asks_outside_the_thread_while_we_wait_for_them_is_heard(answered: FrontDesk) -> None:
    answered.types(AGENT_ONE, "wait EX-1 Which office?")

    answered.hears(CONTACT_ONE, "any update?")

    assert answered.ticket().status is Status.WAITING
    assert "Which office?" in answered.private_messages(CONTACT_ONE)[-1].text
    assert "any update?" in answered.direct(AGENT_ONE)[-1].text


def test_a_question_that_says_something_new_is_a_request_of_its_own(answered: FrontDesk) -> None:
    thread = answered.hears(CONTACT_ONE, "any news? the billing page fails as well")

    assert answered.intake(thread).id != answered.ticket().intake
