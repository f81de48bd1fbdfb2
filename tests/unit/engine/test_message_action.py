"""Somebody points at a message and asks for a ticket: whose request it is, from when it counts, and what is said."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.commands import Via
from bot.events import IntakeStarted
from bot.model import plain_text
from bot.model.desk import IntakeMode
from bot.model.places import Account
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    AGENT_TWO,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    STERLING_ONE,
    TRIAGE,
)
from tests.unit.engine.points import ASKED, BEGUN, NOTHING_THERE, pointing, points


@pytest.fixture
def quiet() -> FrontDesk:
    """A desk that takes up only what it is asked to."""
    return FrontDesk(file=replace(people.a_desk_file(), intake=IntakeMode.MENTION))


# Whose request it is


@pytest.mark.parametrize("who", [CONTACT_ONE, CONTACT_TWO, COLLEAGUE, AGENT_ONE])
def test_a_contacts_message_is_their_own_request_whoever_points(quiet: FrontDesk, who: Account) -> None:
    told = points(quiet, who)

    asked = quiet.intake(BEGUN)
    assert told == ASKED
    assert (asked.is_open, asked.requester, asked.requester_name) == (True, CONTACT_ONE, "Contact One")


def test_a_contact_who_points_at_a_colleagues_message_makes_it_theirs(quiet: FrontDesk) -> None:
    points(quiet, CONTACT_TWO, writer=COLLEAGUE)
    quiet.presses(CONTACT_TWO, "choose", quiet.intake(BEGUN).id, "1")

    ticket = quiet.ticket()
    assert ticket.requester == CONTACT_TWO
    assert "asked by Contact Two for @somebody" in quiet.card_in(ticket)


@pytest.mark.parametrize("writer", [AGENT_TWO, None], ids=["the vendor's", "a program's"])
def test_a_contact_may_point_at_what_no_customer_wrote(quiet: FrontDesk, writer: Account | None) -> None:
    told = points(quiet, CONTACT_TWO, "We see errors on your side", writer=writer)

    assert told == ASKED
    assert quiet.intake(BEGUN).requester == CONTACT_TWO


def test_an_agent_opens_for_a_colleague_who_may_not_ask(quiet: FrontDesk) -> None:
    told = points(quiet, AGENT_ONE, writer=COLLEAGUE)

    asked = quiet.intake(BEGUN)
    started, *_ = quiet.history(asked.id)
    assert told == ASKED
    assert isinstance(started, IntakeStarted)
    assert (asked.requester, started.by) == (COLLEAGUE, "agent-one")
    assert "Agent One made a request of it." in quiet.triage()[0].text


@pytest.mark.parametrize(
    ("writer", "says"),
    [
        (CONTACT_ONE, "Contact One of Acme (Premier) wrote and made a request of it."),
        (AGENT_TWO, "Contact One of Acme (Premier) made a request of what another wrote."),
    ],
    ids=["their own", "the vendor's"],
)
def test_triage_hears_of_a_contact_who_points(quiet: FrontDesk, writer: Account, says: str) -> None:
    points(quiet, CONTACT_ONE, "We see errors on your side", writer=writer)

    assert says in quiet.triage()[0].text


def test_an_agent_opens_for_a_customer_what_the_plan_seems_to_leave_out(quiet: FrontDesk) -> None:
    assert points(quiet, AGENT_ONE, "I forgot my password") == ASKED


@pytest.mark.parametrize("writer", [AGENT_TWO, None], ids=["the vendor's", "a program's"])
def test_an_agent_opens_nothing_for_what_no_customer_wrote(quiet: FrontDesk, writer: Account | None) -> None:
    assert points(quiet, AGENT_ONE, writer=writer) == NOTHING_THERE


@pytest.mark.parametrize("writer", [COLLEAGUE, AGENT_ONE])
def test_who_may_not_ask_is_told_so_and_it_waits(quiet: FrontDesk, writer: Account) -> None:
    told = points(quiet, COLLEAGUE, writer=writer)

    assert "Contact One or Contact Two" in told
    assert "asked them in the thread of that message" in told
    assert quiet.intake(BEGUN).is_held
    assert "Level 1 – Critical" in quiet.new_in(BEGUN)[0].buttons


def test_where_chat_is_not_included_it_is_said(quiet: FrontDesk) -> None:
    told = points(quiet, AGENT_ONE, writer=STERLING_ONE)

    assert told == "I couldn't open it. The thread of that message says why."


# From when it counts


def test_where_all_is_heard_it_counts_from_the_message(desk: FrontDesk) -> None:
    wrote = desk.clock.at
    desk.passes(minutes=7)

    points(desk, AGENT_ONE, at=wrote)

    assert desk.intake(BEGUN).opened_at == wrote


def test_where_the_desk_must_be_asked_it_counts_from_the_asking(quiet: FrontDesk) -> None:
    wrote = quiet.clock.at
    quiet.passes(minutes=7)

    points(quiet, CONTACT_ONE, at=wrote)
    quiet.presses(CONTACT_ONE, "choose", quiet.intake(BEGUN).id, "1")

    assert quiet.ticket().opened_at == wrote + timedelta(minutes=7)
    assert "It counts from when Contact One made it a request" in quiet.types(AGENT_ONE, "why EX-1")


@pytest.mark.parametrize("who", [CONTACT_TWO, AGENT_ONE])
def test_what_a_colleague_wrote_counts_from_the_pointing(desk: FrontDesk, who: Account) -> None:
    wrote = desk.clock.at
    desk.passes(minutes=7)

    points(desk, who, writer=COLLEAGUE, at=wrote)

    assert desk.intake(BEGUN).opened_at == wrote + timedelta(minutes=7)


# Nothing to open


def test_nobody_orders_in_an_agents_name_by_pointing_at_their_words(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    told = points(desk, AGENT_ONE, f"resolve {ticket.id}", writer=AGENT_ONE)

    assert told == NOTHING_THERE
    assert desk.ticket() == ticket


def test_a_greeting_starts_nothing(desk: FrontDesk) -> None:
    assert points(desk, CONTACT_ONE, "Good morning!") == NOTHING_THERE


def test_outside_a_customers_channel_there_is_nothing_to_open(desk: FrontDesk) -> None:
    there = pointing(desk, AGENT_ONE, writer=AGENT_TWO)

    result = desk.service.handle(replace(there, origin=replace(there.origin, place=TRIAGE)))

    assert result.answer
    assert plain_text.body(result.answer) == NOTHING_THERE


def test_what_could_not_be_read_is_said_with_another_way(desk: FrontDesk) -> None:
    there = pointing(desk, CONTACT_ONE, via=Via.REACTION)

    desk.gives(replace(there, pointed=None))

    assert "can't read that message" in desk.private_messages(CONTACT_ONE)[0].text


# How it is answered


def test_a_reaction_that_brings_the_question_is_answered_by_it(quiet: FrontDesk) -> None:
    quiet.gives(pointing(quiet, CONTACT_ONE, via=Via.REACTION))

    assert quiet.intake(BEGUN).is_open
    assert quiet.private_messages(CONTACT_ONE) == []


@pytest.mark.parametrize("via", [Via.REACTION, Via.SHORTCUT])
def test_who_may_not_ask_is_told_privately(quiet: FrontDesk, via: Via) -> None:
    quiet.gives(pointing(quiet, COLLEAGUE, writer=COLLEAGUE, via=via))

    (told,) = quiet.private_messages(COLLEAGUE)
    assert "that's up to a designated contact" in told.text


def test_a_shortcut_is_answered_in_any_case(quiet: FrontDesk) -> None:
    quiet.gives(pointing(quiet, CONTACT_ONE, via=Via.SHORTCUT))

    assert ASKED in quiet.private_messages(CONTACT_ONE)[0].text
