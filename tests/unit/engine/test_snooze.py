"""Tickets put aside: out of the queue, and back by their time or by a word of the customer."""

from datetime import timedelta

import pytest

from bot.model.ticket import Status
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, PRIVATE, TAM_ONE, TRIAGE


@pytest.fixture
def answered(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Acme, which Agent One has acknowledged."""
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


@pytest.fixture
def aside(answered: FrontDesk) -> FrontDesk:
    """The same, put aside for two hours by Agent Two."""
    answered.types(AGENT_TWO, "snooze EX-1 2h")
    return answered


def test_it_leaves_the_queue_and_can_be_found_there_on_asking(aside: FrontDesk) -> None:
    assert aside.types(AGENT_ONE, "queue") == "Nothing is in the queue."
    assert "snoozed until" in aside.types(AGENT_ONE, "queue snoozed")


def test_triage_and_the_card_say_until_when(answered: FrontDesk) -> None:
    told = answered.types(AGENT_ONE, "snooze EX-1 2h")

    assert "EX-1 is snoozed until" in told
    assert "Agent One snoozed EX-1 until Mon 23 Nov, 11:00 AM CST." in answered.triage()[-1].text
    assert "snoozed until" in answered.standing(answered.ticket().card_in(TRIAGE))


def test_the_customer_hears_and_sees_nothing_of_it(answered: FrontDesk) -> None:
    ticket = answered.ticket()
    before = len(answered.new_in(ticket.thread)), answered.standing(ticket.card)

    answered.types(AGENT_ONE, "snooze EX-1 2h")

    assert (len(answered.new_in(ticket.thread)), answered.standing(ticket.card)) == before


def test_at_its_time_it_is_back_and_its_assignee_and_triage_are_told(aside: FrontDesk) -> None:
    aside.passes(hours=2)

    assert aside.ticket().snoozed_until is None
    assert "EX-1 is back in the queue, assigned to Agent One." in aside.triage()[-1].text
    (told,) = aside.direct(AGENT_ONE)
    assert "EX-1 · Acme · Level 2 – Urgent is back in the queue." in told.text
    assert told.buttons == ["Reply", "Snooze 1 day", "Resolve"]
    assert "EX-1" in aside.types(AGENT_ONE, "queue")


def test_before_its_time_nothing_is_said(aside: FrontDesk) -> None:
    aside.passes(hours=1, minutes=59)

    assert aside.direct(AGENT_ONE) == []


def test_a_message_of_the_customer_brings_it_back_at_once_and_once(aside: FrontDesk) -> None:
    aside.hears(CONTACT_ONE, "It is worse now", aside.ticket().thread)

    aside.passes(hours=3)

    assert aside.ticket().snoozed_until is None
    assert len(aside.direct(AGENT_ONE)) == 1


@pytest.mark.parametrize("asked", ["Any news?", "It still fails. Any update on this?"])
def test_a_question_for_news_brings_it_back_in_one_message(aside: FrontDesk, asked: str) -> None:
    aside.hears(CONTACT_ONE, asked, aside.ticket().thread)

    assert aside.ticket().snoozed_until is None
    (told,) = aside.direct(AGENT_ONE)
    assert "asks for news on EX-1" in told.text
    assert "It's back in the queue." in told.text


def test_thanks_bring_nothing_back(aside: FrontDesk) -> None:
    aside.hears(CONTACT_ONE, "Thanks!", aside.ticket().thread)

    assert aside.ticket().snoozed_until


def test_put_aside_again_the_later_time_counts(aside: FrontDesk) -> None:
    aside.types(AGENT_ONE, "snooze EX-1 5h")

    aside.passes(hours=4)

    assert aside.ticket().snoozed_until == MONDAY_NINE + timedelta(hours=5)
    assert aside.direct(AGENT_ONE) == []


def test_after_it_came_back_it_can_be_put_aside_once_more(aside: FrontDesk) -> None:
    aside.passes(hours=2)
    aside.presses(AGENT_ONE, "snooze", "EX-1", "1d")

    aside.passes(days=1)

    assert len(aside.direct(AGENT_ONE)) == 2


@pytest.mark.parametrize("order", ["resolve EX-1", "close EX-1"])
def test_what_is_over_never_comes_back(aside: FrontDesk, order: str) -> None:
    aside.types(AGENT_ONE, order)

    aside.passes(hours=3)

    assert aside.direct(AGENT_ONE) == []


def test_a_desk_that_stood_still_brings_it_back_when_it_starts(aside: FrontDesk) -> None:
    aside.stands_still(hours=9)

    assert len(aside.direct(AGENT_ONE)) == 1


def test_who_takes_it_over_meanwhile_is_the_one_who_hears(aside: FrontDesk) -> None:
    aside.types(AGENT_TWO, "take EX-1")

    aside.passes(hours=2)

    assert len(aside.direct(AGENT_TWO)) == 1
    assert aside.direct(AGENT_ONE) == []


def test_an_account_manager_may_do_it_too(answered: FrontDesk) -> None:
    answered.types(TAM_ONE, "snooze EX-1 1d")

    assert answered.ticket().snoozed_until == MONDAY_NINE + timedelta(days=1)


def test_what_nobody_has_answered_cannot_be_put_aside(desk: FrontDesk) -> None:
    before = desk.opened(CONTACT_ONE, "2")

    told = desk.types(AGENT_ONE, "snooze EX-1 2h")

    assert told.startswith("EX-1 still waits for a first response, so it can't be snoozed yet.")
    assert desk.ticket() == before


def test_what_is_open_again_waits_for_no_first_response(answered: FrontDesk) -> None:
    answered.types(AGENT_ONE, "resolve EX-1 Restarted.")
    answered.types(CONTACT_ONE, "reopen EX-1")

    told = answered.types(AGENT_ONE, "snooze EX-1 2h")

    assert told.startswith("EX-1 is open again, and nobody has responded to that, so it can't be snoozed yet.")


@pytest.mark.parametrize("typed", ["soon", "0m", "yesterday", "4000d", "13 weeks"])
def test_a_moment_that_is_none_is_answered_with_the_forms(answered: FrontDesk, typed: str) -> None:
    before = answered.ticket()

    told = answered.types(AGENT_ONE, f"snooze EX-1 {typed}")

    assert told.startswith(f"I can't read “{typed}” as a time within the next 90 days.")
    assert "Try 2h" in told
    assert answered.ticket() == before


def test_what_waits_for_the_customer_can_be_put_aside(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "wait EX-1 Which browser?")

    desk.types(AGENT_ONE, "snooze EX-1 tomorrow")

    assert desk.ticket().status is Status.WAITING
    assert desk.ticket().snoozed_until


def test_who_puts_it_aside_in_private_is_told_so_there(answered: FrontDesk) -> None:
    told = answered.presses(AGENT_ONE, "snooze", "EX-1", "1d", PRIVATE)

    assert "EX-1 is snoozed until" in told


def test_who_presses_in_triage_sees_it_there(answered: FrontDesk) -> None:
    assert answered.presses(AGENT_ONE, "snooze", "EX-1", "1d", TRIAGE) == ""
