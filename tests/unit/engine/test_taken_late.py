"""Buttons that take a ticket, pressed after somebody else has taken it: they say whose it is, and take nothing."""

import pytest

from bot.wording.ticket import acts
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE


@pytest.fixture
def answered(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Acme, acknowledged by Agent One."""
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


def test_a_button_pressed_late_takes_it_from_nobody_else(answered: FrontDesk) -> None:
    before = answered.ticket()

    told = answered.presses(AGENT_TWO, "take-from", "EX-1", "")

    assert "EX-1 is assigned to Agent One by now. “take EX-1” takes it over." in told
    assert answered.ticket() == before


def test_a_button_takes_it_over_from_whom_it_was_shown_with(answered: FrontDesk) -> None:
    answered.presses(AGENT_TWO, "take-from", "EX-1", "agent-one")

    assert answered.ticket().assignee_id == "agent-two"


def test_a_button_that_its_own_assignee_presses_says_so(answered: FrontDesk) -> None:
    assert "EX-1 is yours already." in answered.presses(AGENT_ONE, "take-from", "EX-1", "")


def test_a_button_takes_what_nobody_has_any_more(answered: FrontDesk) -> None:
    answered.is_set_up(people=tuple(one for one in answered.file.people if one.id != "agent-one"))
    answered.sweeps()

    answered.presses(AGENT_TWO, "take-from", "EX-1", "lead-one")

    assert answered.ticket().assignee_id == "agent-two"


def test_a_button_pressed_late_on_what_is_over_says_that_it_is(answered: FrontDesk) -> None:
    answered.types(AGENT_ONE, "resolve EX-1 Restarted it.")

    assert "EX-1 is resolved" in answered.presses(AGENT_TWO, "take-from", "EX-1", "")


def test_the_card_offers_to_take_it_from_whom_it_shows(answered: FrontDesk) -> None:
    *_, more = acts.row(answered.ticket(), people.plan("mpowr/premier")).menus

    (button,) = (one for one in more.options if one.label == "Take over")
    assert (button.verb, button.argument) == ("take-from", "agent-one")
