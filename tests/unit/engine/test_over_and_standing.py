"""Thanks open nothing again; “solved” offers the one button; who asks how it stands is told."""

import pytest

from bot.model.intake import IntakeState
from bot.model.ticket import Status, Ticket
from tests.unit.engine.desk import FrontDesk, Post
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO, TRIAGE

THANKS = ("Perfect, it works now. Thanks for the quick fix!", "merci, ça marche", "Thanks Agent One!")


@pytest.fixture
def ticket(desk: FrontDesk) -> Ticket:
    """EX-1 of Acme at Level 2."""
    return desk.opened(CONTACT_ONE, "2")


@pytest.fixture
def resolved(desk: FrontDesk, ticket: Ticket) -> Ticket:
    """The same, resolved by Agent One."""
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")
    return desk.ticket()


def latest(desk: FrontDesk, ticket: Ticket) -> Post:
    """What the desk said last in its thread."""
    return desk.new_in(ticket.thread)[-1]  # type: ignore[arg-type]


@pytest.mark.parametrize("text", THANKS)
def test_thanks_do_not_open_it_again_and_triage_sees_them(desk: FrontDesk, resolved: Ticket, text: str) -> None:
    desk.hears(CONTACT_ONE, text, resolved.thread)  # type: ignore[arg-type]

    assert desk.ticket().status is Status.RESOLVED
    assert text in desk.triage()[-1].text


def test_what_still_fails_opens_it_again(desk: FrontDesk, resolved: Ticket) -> None:
    desk.hears(CONTACT_ONE, "works again, but only for admins", resolved.thread)  # type: ignore[arg-type]

    assert desk.ticket().status is Status.NEW


def test_in_doubt_nobody_is_paged_and_the_customer_is_asked_once(desk: FrontDesk, resolved: Ticket) -> None:
    for text in ("thanks, that fixed it for the Berlin office", "thank you, the Paris office is next"):
        desk.hears(CONTACT_ONE, text, resolved.thread)  # type: ignore[arg-type]

    assert desk.ticket().status is Status.RESOLVED
    asked = [post for post in desk.new_in(resolved.thread) if "is EX-1 solved?" in post.text]  # type: ignore[arg-type]
    assert [post.buttons for post in asked] == [["Yes, solved", "Not solved"]]


@pytest.mark.parametrize(("verb", "status"), [("close", Status.CLOSED), ("reopen", Status.NEW)])
def test_its_buttons_do_it_and_go(desk: FrontDesk, resolved: Ticket, verb: str, status: Status) -> None:
    desk.hears(CONTACT_ONE, "thanks, that fixed it for the Berlin office", resolved.thread)  # type: ignore[arg-type]
    message_key = desk.ticket().over_question

    desk.presses(CONTACT_ONE, verb, "EX-1")

    assert desk.ticket().status is status
    assert desk.standing(message_key).startswith("Thanks for letting us know.")


@pytest.mark.parametrize("text", ["Solved, thanks!", "please close", "false alarm", "never mind", "it works again"])
def test_who_says_that_it_is_over_is_offered_the_one_button(desk: FrontDesk, ticket: Ticket, text: str) -> None:
    desk.hears(CONTACT_ONE, text, ticket.thread)  # type: ignore[arg-type]

    assert latest(desk, ticket).buttons == ["Close EX-1"]
    assert desk.ticket().status is Status.NEW


@pytest.mark.parametrize("text", ["never mind", "false alarm", "solved"])
def test_before_a_severity_is_chosen_that_button_puts_the_request_away(desk: FrontDesk, text: str) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(CONTACT_ONE, text, thread)

    assert desk.new_in(thread)[-1].buttons == ["Not a request"]
    assert desk.intake(thread).state is IntakeState.ASKED
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(thread).id)
    assert desk.intake(thread).state is IntakeState.DISMISSED


@pytest.mark.parametrize("text", ["any update?", "status?", "hello??", "Any news on this please?"])
def test_who_asks_how_it_stands_gets_state_due_time_and_assignee_who_is_told(
    desk: FrontDesk, ticket: Ticket, text: str
) -> None:
    desk.types(AGENT_ONE, "assign EX-1 Agent Two")
    before = len(desk.direct(AGENT_TWO))

    desk.hears(CONTACT_ONE, text, ticket.thread)  # type: ignore[arg-type]

    said = latest(desk, ticket).text
    assert "We have it. First response due " in said
    assert "Assigned to Agent Two" in said
    told = desk.direct(AGENT_TWO)[before:]
    assert [f"“{text}”" in post.text for post in told] == [True]


def test_where_the_assignee_has_left_the_first_line_hears_of_it_under_the_card(desk: FrontDesk, ticket: Ticket) -> None:
    desk.types(AGENT_TWO, "ack EX-1")
    desk.is_set_up(people=tuple(person for person in desk.file.people if person.id != "agent-two"))

    desk.hears(CONTACT_ONE, "any update?", ticket.thread)  # type: ignore[arg-type]

    told = [post.text for post in desk.under(ticket.card_in(TRIAGE)) if "asks for news on EX-1" in post.text]
    assert ["@Agent One" in text for text in told] == [True]


def test_asking_after_a_resolved_ticket_opens_nothing_and_shows_the_way_back(desk: FrontDesk, resolved: Ticket) -> None:
    desk.hears(CONTACT_ONE, "any update?", resolved.thread)  # type: ignore[arg-type]

    assert desk.ticket().status is Status.RESOLVED
    assert latest(desk, resolved).buttons == ["Not solved"]


def test_in_the_channel_the_only_open_ticket_is_meant_and_nobody_else_reads_the_answer(
    desk: FrontDesk, ticket: Ticket
) -> None:
    posts = len(desk.new_in(ticket.thread))  # type: ignore[arg-type]

    desk.hears(CONTACT_ONE, "any update?")

    assert "EX-1 · Level 2 – Urgent. We have it." in desk.private_messages(CONTACT_ONE)[-1].text
    assert len(desk.store.kept.intakes) == 1
    assert len(desk.new_in(ticket.thread)) == posts  # type: ignore[arg-type]


def test_of_several_a_short_list_answers(desk: FrontDesk, ticket: Ticket) -> None:
    desk.opened(CONTACT_ONE, "3", "The report is empty")

    desk.hears(CONTACT_ONE, "status?")

    told = desk.private_messages(CONTACT_ONE)[-1].text
    assert "You have 2 open tickets: EX-1 and EX-2." in told


def test_ones_own_ticket_comes_before_a_colleagues(desk: FrontDesk, ticket: Ticket) -> None:
    desk.opened(CONTACT_TWO, "3", "The report is empty")

    desk.hears(CONTACT_TWO, "any update?")

    assert "EX-2" in desk.private_messages(CONTACT_TWO)[-1].text
    assert "EX-1" not in desk.private_messages(CONTACT_TWO)[-1].text


def test_before_a_severity_is_chosen_who_asks_is_told_what_is_missing(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(CONTACT_ONE, "any update?", thread)

    assert "Pick a level" in desk.private_messages(CONTACT_ONE)[-1].text


def test_where_nothing_is_open_it_is_a_request_like_any_other(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "hello??")

    assert desk.intake(thread).is_open
