"""When somebody says that it is not a request."""

import pytest

from bot.model.intake import IntakeState
from bot.model.places import Account
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
)


@pytest.mark.parametrize("who", [CONTACT_ONE, CONTACT_TWO, AGENT_ONE])
def test_not_a_request_closes_the_question(desk: FrontDesk, who: Account) -> None:
    asked = desk.hears(CONTACT_ONE, "Lunch at noon")

    desk.presses(who, "dismiss", desk.intake(asked).id)

    assert desk.intake(asked).state is IntakeState.DISMISSED
    assert "said that this is not a request" in desk.standing(desk.intake(asked).question)


@pytest.mark.parametrize("who", [CONTACT_ONE, AGENT_ONE])
def test_not_a_request_may_be_typed(desk: FrontDesk, who: Account) -> None:
    asked = desk.hears(CONTACT_ONE, "Lunch at noon")

    desk.hears(who, "not a request", asked)

    assert desk.intake(asked).state is IntakeState.DISMISSED


def test_a_colleague_may_not_say_that_it_is_no_request(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.presses(COLLEAGUE, "dismiss", desk.intake(asked).id)

    assert desk.intake(asked).is_open


def test_what_is_no_request_opens_nothing_later(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Lunch at noon")
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(asked).id)

    desk.passes(hours=2)

    assert desk.tickets() == ()


@pytest.mark.parametrize(("verb", "argument"), [("choose", "1"), ("dismiss", "")])
def test_after_not_a_request_a_button_says_that_it_is_settled(desk: FrontDesk, verb: str, argument: str) -> None:
    asked = desk.hears(CONTACT_ONE, "Lunch at noon")
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(asked).id)

    told = desk.presses(CONTACT_ONE, verb, desk.intake(asked).id, argument)

    assert "settled already" in told
    assert desk.tickets() == ()


def test_after_not_a_request_speaking_to_the_desk_asks_again(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Lunch at noon")
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(asked).id)

    desk.hears(CONTACT_ONE, "the booking page is down", asked, mention=True)

    assert desk.intake(asked).is_open
