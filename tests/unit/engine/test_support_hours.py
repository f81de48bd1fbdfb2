"""“Are you open?” is answered at once wherever it is asked, in the customer's own zone, and is no request."""

import pytest
from msgspec.structs import replace

from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE, a_desk_file

ASKED = ("are you open?", "what are your hours?", "What time do you close today?")


@pytest.fixture
def new_york() -> FrontDesk:
    """A desk on which Acme is in New York."""
    file = a_desk_file()
    customers = tuple(replace(one, timezone="America/New_York") if one.id == ACME else one for one in file.customers)
    return FrontDesk(file=replace(file, customers=customers))


@pytest.mark.parametrize("text", ASKED)
def test_in_the_channel_it_opens_no_request(new_york: FrontDesk, text: str) -> None:
    new_york.hears(CONTACT_ONE, text)

    assert "6:00 PM EST." in new_york.private_messages(CONTACT_ONE)[-1].text
    assert new_york.tickets() == ()


@pytest.mark.parametrize("text", ASKED)
def test_in_the_thread_of_a_ticket_it_is_answered_there_and_triage_reads_it(new_york: FrontDesk, text: str) -> None:
    ticket = new_york.opened(CONTACT_ONE, "2")

    new_york.hears(CONTACT_ONE, text, ticket.thread)  # type: ignore[arg-type]

    assert "6:00 PM EST." in new_york.new_in(ticket.thread)[-1].text  # type: ignore[arg-type]
    assert text in new_york.under(ticket.card_in(TRIAGE))[-1].text


def test_it_opens_no_resolved_ticket_again(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")

    desk.hears(CONTACT_ONE, "are you open?", ticket.thread)  # type: ignore[arg-type]

    assert desk.ticket().status is Status.RESOLVED


def test_in_the_thread_of_the_question_it_is_answered_and_the_question_stays(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(CONTACT_ONE, "are you open?", thread)

    assert "open now" in desk.private_messages(CONTACT_ONE)[-1].text
    assert desk.intake(thread).is_open


def test_when_will_i_hear_gets_the_time_of_the_ticket(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    desk.hears(CONTACT_ONE, "When will I hear?", ticket.thread)  # type: ignore[arg-type]

    assert "10:00 AM CST" in desk.new_in(ticket.thread)[-1].text  # type: ignore[arg-type]


def test_outside_the_hours_the_customer_hears_when_the_clock_starts_and_who_is_called(desk: FrontDesk) -> None:
    desk.passes(hours=10)  # Monday 19:00 in Chicago
    ticket = desk.opened(CONTACT_ONE, "1")

    told = desk.new_in(ticket.thread)[-1].text  # type: ignore[arg-type]
    assert "You'll hear from a person by Tue 24 Nov, 9:00 AM CST. We open Tue 24 Nov, 8:00 AM CST." in told
    assert "We're calling the people on duty before that, too." in told


def test_where_the_terms_call_nobody_it_only_says_when_support_opens(desk: FrontDesk) -> None:
    desk.passes(hours=10)
    ticket = desk.opened(CONTACT_ONE, "4")

    told = desk.new_in(ticket.thread)[-1].text  # type: ignore[arg-type]
    assert "We open Tue 24 Nov, 8:00 AM CST." in told
    assert "We're calling" not in told
