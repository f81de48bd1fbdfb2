"""A customer's message in the thread of a ticket becomes a ticket of its own, and the old one stays as it is."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from bot.commands import Origin, Pointed, ShowTicket, SplitFromMessage, Via
from bot.model import links, plain_text
from bot.model.ids import TicketId
from bot.model.places import Account, MessageRef, OwnThread, Place, Thread
from bot.model.ticket import Status, Ticket
from tests.unit.engine import outgoing
from tests.unit.engine.cards import card_thread
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, TRIAGE

OTHER = "And exports time out"


@pytest.fixture
def ticket(desk: FrontDesk) -> Ticket:
    """EX-1 of Acme, to which they have added something else ten minutes later."""
    opened = desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=10)
    desk.hears(CONTACT_ONE, OTHER, opened.thread)
    desk.passes(minutes=10)
    return desk.ticket()


def points(desk: FrontDesk, message: str, place: Place | None = None, thread: Thread | None = None) -> str:
    """Agent One chooses “Split into a new ticket” on a message; what they alone are told."""
    place, before = place or desk.ticket().thread.place, len(desk.private_messages(AGENT_ONE))
    pointed = Pointed(message=message, writer=None, at=desk.clock.at, text="")
    origin = Origin(by=AGENT_ONE, place=place, thread=thread, at=desk.clock.at, via=Via.SHORTCUT)
    desk.gives(SplitFromMessage(origin=origin, pointed=pointed))
    return "\n".join(post.text for post in desk.private_messages(AGENT_ONE)[before:])


def messages(desk: FrontDesk, number: str = "EX-1") -> list[str]:
    """The ids of what was written in its thread."""
    return [key for whose, key in desk.store.kept.customer_messages if whose == number]


def split(desk: FrontDesk, **_: Any) -> Ticket:
    """Agent One splits EX-1 at its last message."""
    assert "EX-2 is open, split off from EX-1." in desk.types(AGENT_ONE, "split EX-1")
    return desk.ticket("EX-2")


def test_who_looks_at_it_gets_a_link_to_its_own_thread(desk: FrontDesk, ticket: Ticket) -> None:
    split(desk)
    outgoing.sends(desk)

    asked = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.SLASH)
    told = desk.looks.handle(ShowTicket(origin=asked, ticket=TicketId("EX-2"))).answer

    assert told
    assert not links.missing_keys(told)


def test_it_is_of_the_same_customer_and_severity_and_its_clock_counts_from_the_message(
    desk: FrontDesk, ticket: Ticket
) -> None:
    new = split(desk)

    assert (new.customer, new.severity, new.text, new.requester) == ("acme", "2", OTHER, CONTACT_ONE)
    assert new.opened_at == ticket.opened_at + timedelta(minutes=10)
    assert ticket.due_at
    assert new.due_at == ticket.due_at + timedelta(minutes=10)


def test_nothing_that_is_due_to_the_old_one_changes(desk: FrontDesk, ticket: Ticket) -> None:
    split(desk)

    assert desk.ticket().milestones == ticket.milestones
    assert (desk.ticket().status, desk.ticket().text) == (ticket.status, ticket.text)


def test_it_has_a_thread_of_its_own_whose_root_quotes_it(desk: FrontDesk, ticket: Ticket) -> None:
    new = split(desk)

    assert isinstance(new.thread, OwnThread)
    root = desk.standing(new.thread.message_key)
    assert "Contact One wrote this in EX-1. Agent One has given it a ticket of its own:" in root
    assert OTHER in root
    told = [post.text for post in desk.under(new.thread.message_key)]
    assert any("EX-2" in text and "Level 2" in text for text in told)


def test_both_name_each_other_on_their_cards_in_the_threads_and_in_their_histories(
    desk: FrontDesk, ticket: Ticket
) -> None:
    new = split(desk)

    old_cards = (desk.card_in(desk.ticket()), desk.standing(ticket.card))
    new_cards = (desk.card_in(new), desk.standing(new.card))
    assert all("Split off: EX-2." in card for card in old_cards)
    assert all("Split off from EX-1." in card for card in new_cards)
    assert "a ticket of its own. Go on with it in EX-2" in desk.new_in(ticket.thread)[-1].text
    assert "split off EX-2" in desk.types(CONTACT_ONE, "history EX-1")
    assert "split off from EX-1" in desk.types(AGENT_ONE, "history EX-2")


def test_what_its_writer_has_added_since_goes_along_and_what_others_wrote_stays(
    desk: FrontDesk, ticket: Ticket
) -> None:
    for who, text in ((CONTACT_TWO, "Logins are slow too"), (CONTACT_ONE, "Only the big exports")):
        desk.hears(who, text, ticket.thread)

    points(desk, messages(desk)[0])

    assert desk.ticket("EX-2").text == f"{OTHER}\nOnly the big exports"


def test_later_words_in_the_old_thread_stay_with_the_old_one(desk: FrontDesk, ticket: Ticket) -> None:
    new = split(desk)
    before = desk.ticket("EX-2").version

    desk.hears(CONTACT_ONE, "Still nobody can log in", ticket.thread)

    assert desk.ticket("EX-2").version == before
    assert "Still nobody can log in" in desk.under(ticket.card_in(TRIAGE))[-1].text
    assert new.text == OTHER


def test_no_second_click_makes_another(desk: FrontDesk, ticket: Ticket) -> None:
    message = messages(desk)[-1]
    points(desk, message)

    again = (points(desk, message), desk.types(AGENT_ONE, "split EX-1"))

    assert "That message is EX-2 already." in again[1]
    assert "EX-2" in again[0]
    assert len(desk.tickets()) == 2


def test_an_answer_in_the_thread_since_is_its_first_response(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(AGENT_ONE, "We look at both", ticket.thread)
    answered = desk.clock.at
    desk.passes(hours=1)

    new = split(desk)

    assert (new.status, new.response and new.response.at) == (Status.ACKNOWLEDGED, answered)
    assert new.breaches == ()


def test_it_can_be_pointed_at_where_it_is_shown_under_the_card(desk: FrontDesk, ticket: Ticket) -> None:
    thread = card_thread(desk)
    (shown,) = [held.posted_as for held in desk.store.kept.deliveries.values() if "/shown/" in (held.entry.fills or "")]
    assert isinstance(shown, MessageRef)

    points(desk, shown.id, TRIAGE, thread)

    assert desk.ticket("EX-2").text == OTHER


def test_an_edit_of_it_is_of_the_new_one(desk: FrontDesk, ticket: Ticket) -> None:
    new = split(desk)

    with desk.store.unit_of_work() as work:
        assert work.about(MessageRef(place=ticket.thread.place, id=messages(desk)[-1])) == new.intake


@pytest.mark.parametrize(
    ("who", "told"), [(CONTACT_ONE, "agents"), (GLOBE_ONE, "agents")], ids=["its contact", "another's"]
)
def test_only_staff_split_tickets(desk: FrontDesk, ticket: Ticket, who: Account, told: str) -> None:
    desk.types(who, "split EX-1")

    assert len(desk.tickets()) == 1


def test_the_message_that_a_ticket_began_with_stays(desk: FrontDesk, ticket: Ticket) -> None:
    root = desk.ticket().thread
    assert isinstance(root, Thread)

    assert "EX-1 began with that message." in points(desk, root.root)


def test_where_there_is_no_ticket_there_is_nothing_to_split(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    assert isinstance(asked, Thread)
    origin = Origin(by=AGENT_ONE, place=asked.place, at=desk.clock.at, via=Via.SHORTCUT)
    pointed = Pointed(message=asked.root, writer=CONTACT_ONE, at=desk.clock.at, text="Nobody can log in")

    desk.gives(SplitFromMessage(origin=origin, pointed=pointed))

    (told,) = desk.private_messages(AGENT_ONE)
    assert "I can split off what a customer wrote in the thread of a ticket." in plain_text.summary(told.message)


def test_a_severity_that_is_only_suggested_stays_a_suggestion(desk: FrontDesk) -> None:
    opened = desk.opened(GLOBE_ONE, desk.service.loader.plans[desk.file.customers[1].id].severities[1].id)
    desk.hears(GLOBE_ONE, OTHER, opened.thread)

    desk.types(AGENT_ONE, "split EX-1")

    given = desk.ticket("EX-2").history
    assert given == (replace(opened.history[-1], at=desk.clock.at),)
