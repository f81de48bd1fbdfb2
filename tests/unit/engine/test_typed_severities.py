"""A severity that is typed: wherever it is written, what is not clear about it, and what begins no request."""

import pytest

from bot.model.intake import IntakeState
from bot.model.places import Account, Thread
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO

TYPED = ("two", "SEV2", "lvl 2", "level 2 please", "2!", "it's a 2")


@pytest.fixture
def asked(desk: FrontDesk) -> Thread:
    """Contact One has asked, and been asked."""
    return desk.hears(CONTACT_ONE, "Nobody can log in")


@pytest.mark.parametrize("text", TYPED)
def test_it_counts_in_the_channel_too_however_late(desk: FrontDesk, asked: Thread, text: str) -> None:
    desk.passes(minutes=25)

    desk.hears(CONTACT_ONE, text)

    assert desk.ticket_in(asked).severity == "2"
    assert len(desk.store.kept.intakes) == 1


def test_after_it_has_opened_without_one_as_well(desk: FrontDesk, asked: Thread) -> None:
    desk.passes(minutes=50)
    assert desk.ticket_in(asked).severity is None

    desk.hears(CONTACT_ONE, "level 2")

    assert desk.ticket_in(asked).severity == "2"


def test_somebody_without_a_question_answers_the_only_one_of_the_channel(desk: FrontDesk, asked: Thread) -> None:
    desk.hears(CONTACT_TWO, "level 2 please")

    assert desk.ticket_in(asked).severity == "2"


def test_of_two_questions_ones_own_is_answered(desk: FrontDesk, asked: Thread) -> None:
    other = desk.hears(CONTACT_TWO, "The report is empty")

    desk.hears(CONTACT_TWO, "level 3")

    assert desk.intake(asked).is_open
    assert desk.ticket_in(other).severity == "3"


@pytest.mark.parametrize("text", ["2", "sev2", "urgent", "level 1 please"])
def test_where_nothing_waits_for_one_it_begins_no_request(desk: FrontDesk, text: str) -> None:
    desk.opened(CONTACT_ONE, "2")

    desk.hears(CONTACT_ONE, text)

    assert len(desk.store.kept.intakes) == 1
    assert "Nothing of yours waits for a level" in desk.private_messages(CONTACT_ONE)[-1].text


def test_an_outage_in_a_word_begins_one(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "outage!")

    assert desk.intake(asked).is_open


def test_what_has_a_severitys_word_and_more_is_a_request(desk: FrontDesk, asked: Thread) -> None:
    desk.passes(minutes=6)

    other = desk.hears(CONTACT_ONE, "2 users can't log in either")

    assert desk.intake(other).is_open
    assert desk.intake(asked).is_open


def test_what_is_not_clear_is_asked_back_once_with_that_button(desk: FrontDesk, asked: Thread) -> None:
    desk.hears(CONTACT_ONE, "it's pretty urgent", asked)
    desk.hears(CONTACT_ONE, "really urgent", asked)

    (again,) = [post for post in desk.new_in(asked) if "Did you mean" in post.text]
    assert "Did you mean Level 2 – Urgent?" in again.text
    assert again.buttons == ["Level 2 – Urgent"]
    assert desk.intake(asked).more == 2


def test_its_button_opens_and_goes(desk: FrontDesk, asked: Thread) -> None:
    desk.hears(CONTACT_ONE, "it's pretty urgent", asked)
    message_key = desk.intake(asked).question_back

    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "2")

    assert desk.ticket_in(asked).severity == "2"
    assert "that's clear now" in desk.standing(message_key)


def test_a_number_is_asked_back_after_an_agent_has_written(desk: FrontDesk, asked: Thread) -> None:
    desk.hears(AGENT_ONE, "How many users are affected?", asked)

    desk.hears(CONTACT_ONE, "2", asked)

    back = desk.new_in(asked)[-1]
    assert "Did you mean Level 2 – Urgent?" in back.text
    assert back.buttons == ["Level 2 – Urgent", "No, just an answer"]
    assert desk.intake(asked).is_open
    assert "2" in desk.triage()[-1].text


def test_a_named_level_is_certain_then_too(desk: FrontDesk, asked: Thread) -> None:
    desk.hears(AGENT_ONE, "How many users are affected?", asked)

    desk.hears(CONTACT_ONE, "level 2", asked)

    assert desk.ticket_in(asked).severity == "2"


def test_just_an_answer_leaves_the_question_open(desk: FrontDesk, asked: Thread) -> None:
    desk.hears(AGENT_ONE, "How many users are affected?", asked)
    desk.hears(CONTACT_ONE, "2", asked)
    message_key = desk.intake(asked).question_back

    desk.presses(CONTACT_ONE, "no-level", desk.intake(asked).id)

    assert desk.intake(asked).state is IntakeState.ASKED
    assert "that's clear now" in desk.standing(message_key)


def test_a_ticket_that_opened_without_one_asks_back_likewise(desk: FrontDesk, asked: Thread) -> None:
    desk.passes(minutes=50)
    desk.hears(AGENT_ONE, "How many users are affected?", asked)

    desk.hears(CONTACT_ONE, "2", asked)

    assert desk.ticket_in(asked).severity is None
    assert "Did you mean Level 2 – Urgent?" in desk.new_in(asked)[-1].text


@pytest.mark.parametrize("who", [COLLEAGUE, AGENT_ONE])
def test_who_may_not_choose_is_not_asked_back(desk: FrontDesk, asked: Thread, who: Account) -> None:
    before = len(desk.new_in(asked))

    desk.hears(who, "it's pretty urgent", asked)

    assert len(desk.new_in(asked)) == before
