"""What people say to the desk in their own words: orders, small talk, questions, and what they misspell."""

import pytest

from bot.model.places import Account
from bot.model.ticket import Status, Ticket
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, TRIAGE

CLOSING = (": close EX-1.", "hey close EX-1 please", ", could you close EX-1?", "EX-1 close, please", "Close: EX-1!")


@pytest.fixture
def ticket(desk: FrontDesk) -> Ticket:
    """EX-1 of Acme at Level 2."""
    return desk.opened(CONTACT_ONE, "2")


@pytest.mark.parametrize("text", CLOSING)
def test_politeness_and_punctuation_make_no_request_of_an_order(desk: FrontDesk, ticket: Ticket, text: str) -> None:
    desk.hears(CONTACT_ONE, text, mention=True)

    assert desk.ticket().status is Status.CLOSED
    assert len(desk.store.kept.intakes) == 1


def test_what_the_customer_is_to_read_stays_as_it_is(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(AGENT_ONE, "please reply EX-1 Please restart it, thanks!", place=TRIAGE, mention=True)

    assert "Please restart it, thanks!" in desk.new_in(ticket.thread)[-1].text  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["please help", "help, nobody can log in", "help!"])
def test_a_call_for_help_is_a_request(desk: FrontDesk, text: str) -> None:
    thread = desk.hears(CONTACT_ONE, text, mention=True)

    assert desk.intake(thread).is_open


def test_a_mention_that_names_a_ticket_of_theirs_is_about_that_ticket(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(CONTACT_ONE, "EX-1 is still happening in Berlin", mention=True)

    assert "still happening in Berlin" in desk.triage()[-1].text
    assert "I've added that to EX-1" in desk.private_messages(CONTACT_ONE)[-1].text
    assert len(desk.store.kept.intakes) == 1


def test_a_mention_that_names_a_ticket_of_another_customer_is_about_none(desk: FrontDesk, ticket: Ticket) -> None:
    before = desk.history("EX-1")

    thread = desk.hears(GLOBE_ONE, "EX-1 is still happening in Berlin", mention=True)

    assert desk.intake(thread).is_open
    assert desk.history("EX-1") == before


@pytest.mark.parametrize(("who", "text"), [(CONTACT_ONE, "hello"), (CONTACT_ONE, ""), (AGENT_ONE, "hi")])
def test_small_talk_with_the_desk_gets_one_line_and_help(desk: FrontDesk, who: Account, text: str) -> None:
    desk.hears(who, text, place=TRIAGE if who == AGENT_ONE else None, mention=True)

    told = desk.private_messages(who)[-1]
    assert told.text.startswith("Hi! ")
    assert told.buttons == ["Help"]
    assert not desk.store.kept.intakes


def test_thanks_to_the_desk_too(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "thank you!", mention=True)

    assert desk.private_messages(CONTACT_ONE)[-1].text.startswith("You're welcome!")


@pytest.mark.parametrize("text", ["are you open now?", "Hi, are you still open?", "habt ihr offen?"])
def test_whether_it_is_open_is_answered_from_the_calendar(desk: FrontDesk, text: str) -> None:
    desk.hears(CONTACT_ONE, text, mention=True)

    assert "open now, until" in desk.private_messages(CONTACT_ONE)[-1].text
    assert not desk.store.kept.intakes


def test_when_one_will_hear_is_answered_from_the_ticket(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(CONTACT_ONE, "when will I hear from you?", mention=True)

    assert "First response due" in desk.private_messages(CONTACT_ONE)[-1].text
    assert len(desk.store.kept.intakes) == 1


def test_where_nothing_is_open_who_asks_when_is_told_so(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "when will I hear?", mention=True)

    assert "Nothing of yours is open" in desk.private_messages(CONTACT_ONE)[-1].text


@pytest.mark.parametrize(
    ("text", "meant"), [("queeu acme", "queue acme"), ("clsoe EX-1", "close EX-1"), ("acknowledge EX-1", "ack EX-1")]
)
def test_what_is_near_a_verb_gets_its_button(desk: FrontDesk, ticket: Ticket, text: str, meant: str) -> None:
    desk.hears(AGENT_ONE, text, place=TRIAGE, mention=True)

    told = desk.private_messages(AGENT_ONE)[-1]
    assert f"Did you mean “{meant}”?" in told.text
    assert told.buttons == [meant[0].upper() + meant[1:], "Help"]


def test_a_customers_misspelt_order_begins_no_request(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(CONTACT_ONE, "stauts EX-1", mention=True)

    assert desk.private_messages(CONTACT_ONE)[-1].buttons == ["Status EX-1", "Help"]
    assert len(desk.store.kept.intakes) == 1


def test_what_is_near_no_verb_gets_help_and_not_twenty_lines(desk: FrontDesk) -> None:
    desk.hears(AGENT_ONE, "frobnicate the wotsit", place=TRIAGE, mention=True)

    told = desk.private_messages(AGENT_ONE)[-1]
    assert told.buttons == ["Help"]
    assert len(told.text.splitlines()) == 2


@pytest.mark.parametrize("text", ["satus", "staus?"])
def test_a_misspelt_status_offers_the_list_and_opens_nothing(desk: FrontDesk, ticket: Ticket, text: str) -> None:
    desk.hears(CONTACT_ONE, text, mention=True)

    told = desk.private_messages(CONTACT_ONE)[-1]
    assert "Did you mean “list”?" in told.text
    assert told.buttons == ["List", "Help"]
    assert len(desk.store.kept.intakes) == 1
