"""What the vendor's people do with a ticket, and when that is the first response."""

from datetime import timedelta

import pytest

from bot.events import Acknowledged, PromiseMissed, Replied
from bot.model.milestone import FIRST_RESPONSE
from bot.model.places import Account
from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    AGENT_TWO,
    COLLEAGUE,
    CONTACT_ONE,
    ENGINEER_ONE,
    LEAD_ONE,
    MANAGER_ONE,
    TAM_ONE,
)

ANSWERS = ("ack EX-1", "reply EX-1 We look.", "wait EX-1 Which browser?", "resolve EX-1 Restarted.")


@pytest.fixture(autouse=True)
def ticket(desk: FrontDesk) -> None:
    """EX-1 of Acme at Level 2, due in an hour, ten minutes old."""
    desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=10)


@pytest.mark.parametrize("who", [AGENT_ONE, LEAD_ONE, ENGINEER_ONE, TAM_ONE, MANAGER_ONE])
def test_any_of_the_vendors_people_may_acknowledge(desk: FrontDesk, who: Account) -> None:
    desk.types(who, "ack EX-1")

    assert desk.ticket().status is Status.ACKNOWLEDGED


@pytest.mark.parametrize("text", ANSWERS)
def test_whatever_reaches_the_customer_is_the_first_response(desk: FrontDesk, text: str) -> None:
    desk.types(AGENT_ONE, text)

    response = desk.ticket().response
    assert response
    assert (response.name, response.at) == ("Agent One", desk.clock.at)


@pytest.mark.parametrize("text", ANSWERS)
def test_after_an_answer_no_first_response_is_due_and_nothing_is_asked_about_it(desk: FrontDesk, text: str) -> None:
    desk.types(AGENT_ONE, text)

    assert not desk.ticket().awaits_response
    assert [timer for timer in desk.waiting("EX-1") if timer.about == FIRST_RESPONSE] == []


def test_an_agents_own_message_in_the_thread_is_a_first_response_too(desk: FrontDesk) -> None:
    desk.hears(AGENT_ONE, "I am looking at it", desk.ticket().thread)

    assert desk.ticket().response
    assert desk.ticket().status is Status.ACKNOWLEDGED


def test_an_agents_own_message_is_not_said_again_by_the_desk(desk: FrontDesk) -> None:
    before = len(desk.new_in(desk.ticket().thread))

    desk.hears(AGENT_ONE, "I am looking at it", desk.ticket().thread)

    assert len(desk.new_in(desk.ticket().thread)) == before


def test_what_agents_write_in_triage_answers_nothing(desk: FrontDesk) -> None:
    desk.hears(AGENT_ONE, "Who takes EX-1?", place=desk.file.triage[0])

    assert desk.ticket().response is None


def test_the_second_answer_leaves_the_first_response_as_it_is(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "ack EX-1")
    desk.passes(minutes=10)

    desk.types(AGENT_TWO, "reply EX-1 It is fixed.")

    response = desk.ticket().response
    assert response
    assert (response.name, response.at) == ("Agent One", desk.clock.at - timedelta(minutes=10))


def test_an_acknowledgement_tells_the_customer_by_name(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "ack EX-1")

    assert "Agent One is looking into this now" in desk.new_in(desk.ticket().thread)[-1].text


def test_both_cards_say_who_is_on_it(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "ack EX-1")

    assert "Agent One has been on it since" in desk.standing(desk.ticket().card)
    assert "Assigned to Agent One · first response" in desk.card_in(desk.ticket())


@pytest.mark.parametrize("first", ANSWERS[:3])
def test_a_second_acknowledgement_tells_the_customer_nothing(desk: FrontDesk, first: str) -> None:
    desk.types(AGENT_ONE, first)
    before = desk.posts()

    told = desk.types(AGENT_TWO, "ack EX-1")

    assert "already acknowledged by Agent One" in told
    assert desk.posts() == before


def test_two_acknowledgements_leave_one_entry_on_the_record(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(AGENT_TWO, "ack EX-1")

    assert [e.name for e in desk.history("EX-1") if isinstance(e, Acknowledged)] == ["Agent One"]


def test_who_took_note_has_it_whoever_answers_next(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "ack EX-1")

    desk.types(AGENT_TWO, "reply EX-1 It is fixed.")

    assert desk.ticket().assignee == "Agent One"


def test_a_reply_reaches_the_customer_with_the_agents_name(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "reply EX-1 We look.\nMore soon.")

    told = desk.new_in(desk.ticket().thread)[-1].text
    assert "Agent One on EX-1" in told
    assert "We look.\nMore soon." in told


def test_a_reply_is_kept_word_for_word(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "reply EX-1 We  look <here> & *there*.")

    replied = desk.history("EX-1")[-1]
    assert isinstance(replied, Replied)
    assert replied.text == "We  look <here> & *there*."


def test_waiting_asks_the_customer_and_the_card_says_so(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "wait EX-1 Which browser?")

    assert "Which browser?" in desk.new_in(desk.ticket().thread)[-1].text
    assert "need your answer" in desk.standing(desk.ticket().card)


def test_waiting_may_be_asked_twice(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "wait EX-1 Which browser?")

    desk.types(AGENT_ONE, "wait EX-1 And which version?")

    assert "And which version?" in desk.new_in(desk.ticket().thread)[-1].text
    assert desk.ticket().status is Status.WAITING


def test_a_resolution_says_how_and_how_to_come_back(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")

    told = desk.new_in(desk.ticket().thread)[-1]
    assert "Restarted." in told.text
    assert "Solved? Reply here if not" in told.text
    assert told.buttons == ["Not solved"]


def test_the_card_names_who_resolved_it_and_not_who_took_note(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "ack EX-1")

    desk.types(AGENT_TWO, "resolve EX-1")

    assert "Resolved by Agent Two" in desk.card_in(desk.ticket())


def test_the_agent_is_told_that_it_is_done(desk: FrontDesk) -> None:
    assert desk.types(AGENT_ONE, "ack EX-1") == "Acknowledged EX-1. The customer knows."


def test_an_answer_after_the_due_time_records_the_miss_that_no_timer_saw(desk: FrontDesk) -> None:
    desk.clock.at += timedelta(hours=2)

    desk.types(AGENT_ONE, "ack EX-1")

    assert [type(event) for event in desk.history("EX-1")[-2:]] == [PromiseMissed, Acknowledged]
    assert "later than promised" in desk.card_in(desk.ticket())


def test_an_answer_at_the_very_due_time_is_in_time(desk: FrontDesk) -> None:
    desk.clock.at += timedelta(minutes=50)

    desk.types(AGENT_ONE, "ack EX-1")

    assert desk.ticket().breaches == ()


def test_an_answer_written_in_time_and_delivered_late_is_in_time(desk: FrontDesk) -> None:
    desk.clock.at += timedelta(minutes=55)

    desk.hears(AGENT_ONE, "I am looking at it", desk.ticket().thread, ago=timedelta(minutes=10))

    assert desk.ticket().breaches == ()


@pytest.mark.parametrize("who", [CONTACT_ONE, COLLEAGUE])
@pytest.mark.parametrize("text", ANSWERS)
def test_customers_answer_no_tickets(desk: FrontDesk, who: Account, text: str) -> None:
    before = desk.ticket()

    told = desk.types(who, text)

    assert "Only our team at Example Support can do that." in told
    assert desk.ticket() == before


@pytest.mark.parametrize(("text", "status"), [("ack", Status.ACKNOWLEDGED), ("resolve done", Status.RESOLVED)])
def test_in_the_thread_of_a_ticket_its_number_may_be_left_out(desk: FrontDesk, text: str, status: Status) -> None:
    desk.hears(AGENT_ONE, text, desk.ticket().thread, mention=True)

    assert desk.ticket().status is status


def test_what_an_agent_says_to_the_desk_is_no_answer_to_the_customer(desk: FrontDesk) -> None:
    desk.hears(AGENT_ONE, "frobnicate", desk.ticket().thread, mention=True)

    assert desk.ticket().response is None
    assert "I didn't get that." in desk.private_messages(AGENT_ONE)[-1].text
