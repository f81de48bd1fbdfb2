"""A request whose only message is gone: it takes in no later ones, and what opens from it can be seen."""

import pytest

from bot.model.places import OwnThread, Thread
from bot.model.ticket import Ticket
from tests.unit.engine.desk import FrontDesk, Post
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE, channel
from tests.unit.engine.test_edits import deletes


@pytest.fixture
def asked(desk: FrontDesk) -> Thread:
    """A contact has asked, and deleted what they wrote."""
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")
    deletes(desk, thread)
    return thread


def card(desk: FrontDesk, ticket: Ticket) -> Post:
    return next(post for post in desk.posts() if post.held.entry.fills == ticket.card)


def test_a_later_message_of_the_same_person_is_another_request(desk: FrontDesk, asked: Thread) -> None:
    second = desk.hears(CONTACT_ONE, "The report is empty")

    assert desk.intake(second).id != desk.intake(asked).id
    assert desk.asked_for(asked) == ["Nobody can log in"]


def test_with_another_message_left_it_takes_in_later_ones(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.hears(CONTACT_ONE, "It began at eight")
    deletes(desk, asked)

    desk.hears(CONTACT_ONE, "In Lyon")

    assert desk.asked_for(asked) == ["Nobody can log in", "It began at eight", "In Lyon"]


def test_what_opens_from_it_stands_in_the_channel(desk: FrontDesk, asked: Thread) -> None:
    desk.presses(AGENT_ONE, "choose", desk.intake(asked).id, "1", TRIAGE)

    ticket = desk.ticket()
    assert ticket.thread == OwnThread(place=channel(ACME), message_key=ticket.card)
    posted = card(desk, ticket).held.entry
    assert (posted.place, posted.thread, posted.awaits) == (channel(ACME), None, None)


def test_what_nobody_chose_for_opens_there_too(desk: FrontDesk, asked: Thread) -> None:
    desk.passes(minutes=30)

    assert card(desk, desk.ticket()).held.entry.thread is None


def test_what_is_not_deleted_opens_in_its_thread(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    assert isinstance(ticket.thread, Thread)
    assert card(desk, ticket).held.entry.thread == ticket.thread.root


def test_an_answer_is_said_under_the_card(desk: FrontDesk, asked: Thread) -> None:
    desk.presses(AGENT_ONE, "choose", desk.intake(asked).id, "1", TRIAGE)
    ticket = desk.ticket()

    desk.types(AGENT_ONE, "reply EX-1 We are on it.")

    assert any("We are on it." in post.text for post in desk.under(ticket.card))


def test_what_is_still_written_in_the_old_thread_belongs_to_the_ticket(desk: FrontDesk, asked: Thread) -> None:
    desk.presses(AGENT_ONE, "choose", desk.intake(asked).id, "1", TRIAGE)

    desk.hears(CONTACT_ONE, "It is back already", asked)

    assert any("It is back already" in post.text for post in desk.under(desk.ticket().card_in(TRIAGE)))
