"""A message of ours under the card stays internal until somebody publishes it, once, after looking at it."""

import pytest
from msgspec.structs import replace

from bot.commands import Via
from bot.events import Noted, Replied, Spoke
from bot.model.milestone import MilestoneType
from bot.model.ticket import Status, Ticket
from tests.unit.engine.cards import card_thread, changes, points, remarks, sends_it
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, TRIAGE, channel

FOUND = "We've found it"


@pytest.fixture
def ticket(desk: FrontDesk) -> Ticket:
    """EX-1 of Acme."""
    return desk.opened(CONTACT_ONE, "2")


def read_by_the_customer(desk: FrontDesk) -> list[str]:
    """What is new in the customer's thread since the card."""
    return [post.text for post in desk.new_in(desk.ticket().thread)[2:]]


def copy(desk: FrontDesk, message: str) -> str:
    """The customer's copy, as it reads now."""
    return desk.standing(desk.ticket().copy_of(f"{TRIAGE}/{message}"))


def test_what_staff_write_under_the_card_is_a_note_and_stays_inside(desk: FrontDesk, ticket: Ticket) -> None:
    remarks(desk, FOUND)

    assert isinstance(desk.history("EX-1")[-1], Noted)
    assert read_by_the_customer(desk) == []
    assert FOUND not in desk.types(CONTACT_ONE, "history EX-1") + desk.types(CONTACT_ONE, "search found")
    assert FOUND in desk.types(AGENT_ONE, "history EX-1")


def test_pointing_at_one_shows_who_would_read_it_and_sends_nothing(desk: FrontDesk, ticket: Ticket) -> None:
    shown = points(desk, remarks(desk, FOUND))

    assert "This goes to Acme on EX-1, in your name:" in shown
    assert FOUND in shown
    assert read_by_the_customer(desk) == []


def test_its_button_sends_it_as_a_reply_in_the_name_of_who_presses(desk: FrontDesk, ticket: Ticket) -> None:
    points(desk, remarks(desk, FOUND))

    told = sends_it(desk)

    assert read_by_the_customer(desk) == [f"Agent One on EX-1: {FOUND}\nAgent One on EX-1:\n> {FOUND}"]
    assert desk.ticket().status is Status.ACKNOWLEDGED
    assert "Sent to Acme on EX-1." in told


def test_of_somebody_elses_words_the_record_says_whose_they_are(desk: FrontDesk, ticket: Ticket) -> None:
    shown = points(desk, remarks(desk, FOUND, AGENT_TWO), AGENT_TWO)

    sends_it(desk)

    assert "in your name (Agent Two wrote it):" in shown
    assert "Agent One on EX-1" in read_by_the_customer(desk)[0]
    assert "Agent One sent the customer what Agent Two wrote" in desk.types(AGENT_ONE, "history EX-1")


def test_no_second_click_sends_it_again(desk: FrontDesk, ticket: Ticket) -> None:
    message = remarks(desk, FOUND)
    points(desk, message)
    sends_it(desk)

    again = sends_it(desk)

    assert len(read_by_the_customer(desk)) == 1
    assert "Agent One has sent that to the customer of EX-1 already." in again
    assert "has sent that to the customer of EX-1 already" in points(desk, message)


def test_a_message_that_the_desk_had_not_heard_is_published_alike(desk: FrontDesk, ticket: Ticket) -> None:
    points(desk, "77.1")

    sends_it(desk)

    assert FOUND in read_by_the_customer(desk)[0]


def test_in_words_the_latest_is_shown_first(desk: FrontDesk, ticket: Ticket) -> None:
    remarks(desk, "Not this")
    remarks(desk, FOUND)
    desk.hears(AGENT_ONE, "publish", card_thread(desk), mention=True)

    sends_it(desk)

    assert FOUND in read_by_the_customer(desk)[0]


def test_where_an_answer_has_no_buttons_the_preview_is_in_the_chat_with_the_desk(
    desk: FrontDesk, ticket: Ticket
) -> None:
    points(desk, remarks(desk, FOUND), via=Via.ACTION)

    assert desk.direct(AGENT_ONE)[-1].buttons == ["Send to Acme"]


def test_what_was_edited_since_it_was_shown_is_shown_again(desk: FrontDesk, ticket: Ticket) -> None:
    message = remarks(desk, "We've fuond it")
    points(desk, message)
    changes(desk, message, FOUND)

    again = sends_it(desk)
    unsent = read_by_the_customer(desk)
    sends_it(desk)

    assert "It was edited just now. This goes to Acme" in again
    assert (unsent, len(read_by_the_customer(desk))) == ([], 1)


def test_an_edit_of_what_is_published_edits_the_customers_copy(desk: FrontDesk, ticket: Ticket) -> None:
    message = remarks(desk, "We've fuond it", AGENT_TWO)
    points(desk, message, AGENT_TWO)
    sends_it(desk)

    changes(desk, message, FOUND, AGENT_TWO)

    assert copy(desk, message) == f"Agent One on EX-1: {FOUND}\nAgent One on EX-1:\n> {FOUND}"
    assert f"Agent One wrote: “{FOUND}”" in desk.types(CONTACT_ONE, "history EX-1")


def test_a_deletion_leaves_the_copy_and_tells_triage_how_to_take_it_back(desk: FrontDesk, ticket: Ticket) -> None:
    message = remarks(desk, FOUND)
    points(desk, message)
    sends_it(desk)

    changes(desk, message, None)

    told = desk.under(ticket.card_in(TRIAGE))[-1]
    assert FOUND in copy(desk, message)
    assert ("Agent One deleted a message that Acme has" in told.text, told.buttons) == (True, ["Take it back"])


def test_what_is_taken_back_is_gone_for_the_customer_and_stays_on_record(desk: FrontDesk, ticket: Ticket) -> None:
    message = remarks(desk, FOUND)
    points(desk, message)
    sends_it(desk)

    told = [desk.types(AGENT_TWO, f"unsend EX-1 {TRIAGE}/{message}"), desk.types(AGENT_TWO, "unsend EX-1")]
    changes(desk, message, "We have found it")

    assert ("Taken back on EX-1." in told[0], "nothing to take back" in told[1]) == (True, True)
    assert "Agent Two took back what was written here." in copy(desk, message)
    assert FOUND not in desk.types(CONTACT_ONE, "history EX-1")
    assert FOUND in desk.types(AGENT_ONE, "history EX-1")


def test_whoever_was_told_something_that_is_taken_back_waits_for_an_answer_again(
    desk: FrontDesk, ticket: Ticket
) -> None:
    message = remarks(desk, FOUND)
    points(desk, message)
    sends_it(desk)

    desk.types(AGENT_TWO, f"unsend EX-1 {TRIAGE}/{message}")

    (answer,) = [one for one in desk.ticket().open_milestones if one.type is MilestoneType.NEXT_RESPONSE]
    assert answer.since == desk.clock.at
    assert answer.due_at
    assert "EX-1" in desk.types(AGENT_ONE, "queue")


@pytest.mark.parametrize("over", ["resolve EX-1 It works again", "close EX-1"])
def test_once_the_ticket_is_over_nobody_waits_for_what_is_taken_back(
    desk: FrontDesk, ticket: Ticket, over: str
) -> None:
    message = remarks(desk, FOUND)
    points(desk, message)
    sends_it(desk)
    desk.types(AGENT_ONE, over)

    told = desk.types(AGENT_TWO, f"unsend EX-1 {TRIAGE}/{message}")

    assert "Taken back on EX-1." in told
    assert "wait" not in told
    assert not [one for one in desk.ticket().open_milestones if one.type is MilestoneType.NEXT_RESPONSE]


def test_a_greeting_is_passed_on_and_answers_nothing(desk: FrontDesk, ticket: Ticket) -> None:
    points(desk, remarks(desk, "Hello!"))

    sends_it(desk)

    assert isinstance(desk.history("EX-1")[-1], Spoke)
    assert desk.ticket().status is Status.NEW


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ({"writer": None}, "what one of us wrote in the thread under a ticket's card"),
        ({"text": " "}, "That message has no words"),
    ],
)
def test_not_every_message_can_be_sent(desk: FrontDesk, ticket: Ticket, what: dict[str, str], told: str) -> None:
    assert told in points(desk, "77.1", **what)  # type: ignore[arg-type]  # a table of what is pointed at
    assert not any(isinstance(event, Replied) for event in desk.history("EX-1"))


def test_it_never_goes_where_another_customer_reads(desk: FrontDesk, ticket: Ticket) -> None:
    points(desk, remarks(desk, FOUND))
    acme, globe, *others = desk.file.customers
    taken = (replace(acme, channels=()), replace(globe, channels=(*globe.channels, channel(ACME))), *others)
    desk.is_set_up(customers=taken)

    told = sends_it(desk)

    assert read_by_the_customer(desk) == []
    assert "Acme" in told
