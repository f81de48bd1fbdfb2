"""Buttons of a message that a ticket is back, pressed once it has moved on: they say what it is now, and do nothing."""

from collections.abc import Callable

import pytest

from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO, PRIVATE

BUTTONS = ("Snooze 1 day", "Resolve")


@pytest.fixture
def back(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Acme, which Agent One has acknowledged, was snoozed and is back in the queue."""
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(AGENT_ONE, "snooze EX-1 2h")
    desk.passes(hours=2)
    return desk


def presses(desk: FrontDesk, label: str) -> str:
    """Agent One presses a button of the first message that it is back; what they alone are told."""
    first = next(one for one in desk.direct(AGENT_ONE) if "is back in the queue" in one.text)
    (button,) = (one for one in first.message.buttons if one.label == label)
    return desk.presses(AGENT_ONE, button.verb, button.subject, button.argument, PRIVATE)


def test_pressed_at_once_it_is_resolved(back: FrontDesk) -> None:
    presses(back, "Resolve")

    assert back.ticket().status is Status.RESOLVED


def test_pressed_at_once_it_is_snoozed(back: FrontDesk) -> None:
    assert "EX-1 is snoozed until" in presses(back, "Snooze 1 day")


def test_what_was_only_answered_or_handed_on_since_can_be_resolved(back: FrontDesk) -> None:
    back.types(AGENT_TWO, "reply EX-1 The report is written anew tonight.")
    back.types(AGENT_TWO, "take EX-1")

    presses(back, "Resolve")

    assert back.ticket().status is Status.RESOLVED


@pytest.mark.parametrize("label", BUTTONS)
def test_what_was_opened_again_since_stays_as_it_is(back: FrontDesk, label: str) -> None:
    back.types(AGENT_ONE, "resolve EX-1 Restarted it.")
    back.types(CONTACT_ONE, "reopen EX-1")
    before = back.ticket()

    told = presses(back, label)

    assert back.ticket() == before
    assert told.startswith("EX-1 has moved on since that message. ")
    assert told.endswith("“ack EX-1” and “resolve EX-1” do what they say all the same.")


@pytest.mark.parametrize("label", BUTTONS)
def test_what_was_snoozed_again_since_sleeps_on(back: FrontDesk, label: str) -> None:
    back.types(AGENT_TWO, "snooze EX-1 5d")
    before = back.ticket()

    told = presses(back, label)

    assert back.ticket() == before
    assert "It's snoozed until Sat 28 Nov, 11:00 AM CST." in told
    assert told.endswith("“snooze EX-1 1d” and “resolve EX-1” do what they say all the same.")


@pytest.mark.parametrize("label", BUTTONS)
def test_what_was_back_again_since_is_for_the_newer_message(back: FrontDesk, label: str) -> None:
    back.types(AGENT_TWO, "snooze EX-1 2h")
    back.passes(hours=2)
    before = back.ticket()

    assert "EX-1 has moved on since that message." in presses(back, label)
    assert back.ticket() == before


def raised(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "severity EX-1 1: all is down")


def merged_into(desk: FrontDesk) -> None:
    desk.opened(CONTACT_TWO, "1", "Nobody can log in")
    desk.types(AGENT_TWO, "merge EX-2 into EX-1")


def answered_in_vain(desk: FrontDesk) -> None:
    desk.types(AGENT_TWO, "reply EX-1 It should be faster now.")
    desk.hears(CONTACT_ONE, "It is much worse now", desk.ticket().thread)


@pytest.mark.parametrize("label", BUTTONS)
@pytest.mark.parametrize(
    ("moves", "says"),
    [
        (raised, "It's Level 1 – Critical. "),
        (merged_into, "“ack EX-1” and “resolve EX-1” do what they say all the same."),
        (answered_in_vain, "“snooze EX-1 1d” and “resolve EX-1” do what they say all the same."),
    ],
)
def test_what_was_raised_merged_into_or_answered_in_vain_since_stays_as_it_is(
    back: FrontDesk, label: str, moves: Callable[[FrontDesk], None], says: str
) -> None:
    moves(back)
    before = back.ticket()

    told = presses(back, label)

    assert back.ticket() == before
    assert told.startswith("EX-1 has moved on since that message. It's Level ")
    assert says in told


def test_a_word_that_wants_no_answer_changes_nothing(back: FrontDesk) -> None:
    back.hears(CONTACT_ONE, "Thanks!", back.ticket().thread)

    presses(back, "Resolve")

    assert back.ticket().status is Status.RESOLVED


def test_what_is_over_is_said_to_be_so(back: FrontDesk) -> None:
    back.types(AGENT_TWO, "resolve EX-1 Restarted it.")

    assert presses(back, "Resolve").startswith("EX-1 is resolved.")


@pytest.mark.parametrize("verb", ["snooze-shown", "resolve-shown"])
def test_a_button_that_says_nothing_of_when_it_was_shown_does_nothing(back: FrontDesk, verb: str) -> None:
    before = back.ticket()

    assert "EX-1 has moved on" in back.presses(AGENT_ONE, verb, "EX-1", "soon", PRIVATE)
    assert back.ticket() == before
