"""When somebody says that it is not a request."""

import pytest

from bot.events import IntakeResumed
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
    assert "said this isn't a request" in desk.standing(desk.intake(asked).question)


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


def test_after_not_a_request_who_goes_on_is_shown_in_triage_and_asked_once_more(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Lunch at noon")
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(asked).id)

    desk.hears(CONTACT_ONE, "Well, the booking page is down", asked)

    assert desk.new_in(asked)[-1].buttons[0] == "Level 1 – Critical"
    assert "the booking page is down" in desk.triage()[-1].text
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1")
    assert desk.ticket().text == "Well, the booking page is down"


def test_who_goes_on_after_a_second_time_is_shown_in_triage_and_not_asked(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Lunch at noon")
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(asked).id)
    desk.hears(CONTACT_TWO, "Where do we meet then", asked)
    desk.presses(CONTACT_TWO, "dismiss", desk.intake(asked).id)
    before = desk.new_in(asked)

    desk.hears(CONTACT_ONE, "At the usual place", asked)

    assert desk.new_in(asked) == before
    assert "At the usual place" in desk.triage()[-1].text


def test_a_colleague_who_goes_on_after_not_a_request_waits_for_a_contact(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Lunch at noon")
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(asked).id)

    desk.hears(COLLEAGUE, "Well, the booking page is down", asked)

    assert desk.intake(asked).is_held


@pytest.mark.parametrize("text", ["Thanks!", "not a request", "👍"])
def test_small_talk_after_not_a_request_asks_nothing(desk: FrontDesk, text: str) -> None:
    asked = desk.hears(CONTACT_ONE, "Lunch at noon")
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(asked).id)
    before = desk.new_in(asked)

    desk.hears(CONTACT_ONE, text, asked)

    assert desk.new_in(asked) == before


def test_a_severity_typed_after_not_a_request_opens_it_after_all(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(asked).id)
    desk.passes(minutes=5)

    desk.hears(CONTACT_ONE, "level 1", asked)

    assert (desk.ticket().text, desk.ticket().severity) == ("Nobody can log in", "1")
    assert isinstance(desk.history(desk.intake(asked).id)[-2], IntakeResumed)


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("ack EX-1", "This is EX-1 already (Level 1 – Critical). If you don't need it, “close EX-1” ends it."),
        ("resolve EX-1", "This is EX-1, which is resolved already."),
    ],
)
def test_not_a_request_on_what_is_a_ticket_says_what_is_open(desk: FrontDesk, order: str, told: str) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    intake = desk.intake(asked).id
    desk.presses(CONTACT_ONE, "choose", intake, "1")
    desk.types(AGENT_ONE, order)

    assert told in desk.presses(CONTACT_TWO, "dismiss", intake)


def test_after_not_a_request_speaking_to_the_desk_asks_again(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Lunch at noon")
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(asked).id)

    desk.hears(CONTACT_ONE, "the booking page is down", asked, mention=True)

    assert desk.intake(asked).is_open
