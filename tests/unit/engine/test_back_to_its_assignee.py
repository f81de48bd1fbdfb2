"""The end of a ticket is told once, and what is opened again goes back to its assignee."""

from datetime import timedelta

import pytest

from bot.model.ids import PersonId
from bot.model.oncall import OnCallOverride
from bot.model.places import Account
from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO


@pytest.fixture(autouse=True)
def ticket(desk: FrontDesk) -> None:
    """EX-1 of Acme at Level 2, due in an hour."""
    desk.opened(CONTACT_ONE, "2")


@pytest.fixture
def resolved(desk: FrontDesk) -> None:
    """Agent One has resolved it."""
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")


def test_a_closed_ticket_is_told_once_to_its_customer(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "please close this", desk.ticket().thread)
    question = desk.ticket().over_question

    desk.presses(CONTACT_ONE, "close", "EX-1")

    assert desk.new_in(desk.ticket().thread)[-1].text.startswith("EX-1 is closed. Reply here if it comes back.")
    assert desk.standing(question).startswith("Thanks for letting us know.")
    assert desk.standing(desk.ticket().card).startswith("EX-1 · Level 2 – Urgent. Closed.\n")


def test_who_closes_it_in_their_own_chat_reads_so_once(desk: FrontDesk) -> None:
    chat = desk.tells(CONTACT_TWO, "The export is slow")
    desk.presses(CONTACT_TWO, "choose", desk.intake(chat).id, "3", place=chat.place)

    alone = desk.presses(CONTACT_TWO, "close", "EX-2", place=chat.place)

    assert alone == ""
    assert desk.new_in(chat)[-1].text.startswith("EX-2 is closed.")


@pytest.mark.usefixtures("resolved")
@pytest.mark.parametrize("reopens", [CONTACT_ONE, AGENT_TWO])
def test_it_goes_back_to_its_assignee(desk: FrontDesk, reopens: Account) -> None:
    told = desk.types(reopens, "reopen EX-1")

    assert (desk.ticket().assignee, desk.ticket().assignee_id) == ("Agent One", "agent-one")
    assert "EX-1 · Acme is open again, assigned to Agent One. @Agent One" in desk.triage()[-1].text
    assert "EX-1 is open again. Agent One knows." in desk.new_in(desk.ticket().thread)[-1].text
    assert told == f"EX-1 is open again{', assigned to Agent One' if reopens == AGENT_TWO else ''}."


@pytest.mark.usefixtures("resolved")
def test_if_its_assignee_is_away_it_is_unassigned_and_triage_reads_so(desk: FrontDesk) -> None:
    away = OnCallOverride(off=PersonId("agent-one"), since=desk.clock.at, until=desk.clock.at + timedelta(days=7))
    desk.is_set_up(on_call_overrides=(away,))

    told = desk.types(AGENT_TWO, "reopen EX-1")

    assert desk.ticket().assignee is None
    assert "EX-1 · Acme is open again, unassigned: Agent One isn't here now." in desk.triage()[-1].text
    assert told == "EX-1 is open again, unassigned."


@pytest.mark.usefixtures("resolved")
def test_if_its_assignee_has_left_it_is_unassigned(desk: FrontDesk) -> None:
    desk.is_set_up(people=tuple(one for one in desk.file.people if one.id != "agent-one"))

    desk.hears(CONTACT_ONE, "It is back", desk.ticket().thread)

    assert (desk.ticket().status, desk.ticket().assignee) == (Status.NEW, None)
