"""Whoever is called reads the latest words that a ticket is there by: what raised it or opened it again."""

import pytest

from tests.unit.engine.desk import FrontDesk, Post
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, TAM_ONE, TRIAGE
from tests.unit.engine.test_raised import raised, told
from tests.unit.engine.test_waking import ONE, waking

RAISE = "severity EX-1 1: all is down"


@pytest.fixture
def night() -> FrontDesk:
    """EX-1 of Monday 16:30, which nobody has answered by 23:00."""
    desk = FrontDesk(file=waking())
    desk.passes(hours=7, minutes=30)
    desk.opened(CONTACT_ONE, "4", "How do I export?")
    desk.passes(hours=6, minutes=30)
    return desk


@pytest.fixture
def resolved(night: FrontDesk) -> FrontDesk:
    """It was raised, resolved, and 20 minutes have passed."""
    night.types(CONTACT_ONE, RAISE)
    night.types(AGENT_ONE, "resolve EX-1 Restarted.")
    night.passes(minutes=20)
    return night


def called(desk: FrontDesk) -> Post:
    desk.sweeps()
    return desk.direct(ONE)[-1]


def test_who_is_woken_reads_why_it_was_raised(night: FrontDesk) -> None:
    night.types(CONTACT_ONE, RAISE)

    assert "> all is down" in called(night).text
    assert "How do I export?" not in called(night).text


def test_triage_its_assignee_and_the_account_manager_read_it_too(night: FrontDesk) -> None:
    night.types(AGENT_TWO, "ack EX-1")
    night.passes(minutes=5)

    night.types(CONTACT_ONE, RAISE)

    for post in (*raised(night), *told(night, AGENT_TWO), *told(night, TAM_ONE)):
        assert "Set by Contact One: all is down." in post.text


def test_what_staff_say_of_a_raise_is_read_with_their_name(night: FrontDesk) -> None:
    night.types(AGENT_TWO, RAISE)

    assert "> Agent Two: all is down" in called(night).text


def test_a_raise_without_a_word_leaves_what_was_said_before(night: FrontDesk) -> None:
    night.types(CONTACT_ONE, "severity EX-1 1")

    assert "> How do I export?" in called(night).text


def test_what_staff_lowered_it_for_is_nothing_that_calls_anybody(night: FrontDesk) -> None:
    night.types(CONTACT_ONE, RAISE)
    night.passes(minutes=1)

    night.types(AGENT_ONE, "severity EX-1 2: some can")

    night.passes(minutes=30)
    assert "> all is down" in called(night).text


def test_who_is_woken_reads_what_opened_it_again(resolved: FrontDesk) -> None:
    resolved.hears(CONTACT_ONE, "Not working", resolved.ticket().thread)

    assert "> Not working" in called(resolved).text


def test_so_does_the_account_manager_by_the_reminders(resolved: FrontDesk) -> None:
    resolved.hears(CONTACT_ONE, "Not working", resolved.ticket().thread)

    resolved.passes(hours=10)

    heads_up = [post.text for post in resolved.direct(TAM_ONE) if "Heads-up" in post.text]
    assert heads_up
    assert all("“Not working”" in text for text in heads_up)


def test_opened_again_by_a_press_it_is_there_by_what_was_said_last(resolved: FrontDesk) -> None:
    resolved.presses(CONTACT_ONE, "reopen", "EX-1")

    assert "> all is down" in called(resolved).text


def test_opened_again_and_raised_it_is_there_by_the_raise(night: FrontDesk) -> None:
    night.types(AGENT_ONE, "resolve EX-1 Restarted.")
    night.passes(minutes=20)
    night.hears(CONTACT_ONE, "Not working", night.ticket().thread)
    night.passes(minutes=5)

    night.types(CONTACT_ONE, "severity EX-1 1: now Paris, too")

    assert "> now Paris, too" in called(night).text


def test_the_next_answer_is_asked_for_with_them(resolved: FrontDesk) -> None:
    resolved.hears(CONTACT_ONE, "Not working", resolved.ticket().thread)
    resolved.passes(minutes=1)
    resolved.types(AGENT_ONE, "ack EX-1")

    resolved.passes(days=2)

    reminder = next(post for post in resolved.direct(AGENT_ONE) if "has heard nothing since" in post.text)
    assert "> Not working" in reminder.text


def test_the_card_quotes_what_was_asked_first(resolved: FrontDesk) -> None:
    resolved.hears(CONTACT_ONE, "Not working", resolved.ticket().thread)

    assert "> How do I export?" in resolved.standing(resolved.ticket().card_in(TRIAGE))
