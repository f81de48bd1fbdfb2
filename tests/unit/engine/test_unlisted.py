"""The vendor's own people whom the desk file does not have: not taken for the customer, and not lectured in public."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.commands import Called, OpenFromMessage, Origin, Pointed, ReceiveMessage, Via
from bot.model.places import Account, Place, Thread
from bot.shell.introduction import waited_for
from bot.shell.loader import Loader
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.newcomers import FULL, NEWCOMER, known, with_directory
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, GLOBE, TRIAGE

ACMES, GLOBES = people.channel(ACME), people.channel(GLOBE)


@pytest.fixture
def desk() -> FrontDesk:
    return with_directory()


def writes(desk: FrontDesk, who: Account, text: str = "Nobody can log in", place: Place = ACMES) -> Thread:
    return desk.hears(who, text, place=place)


def shown(desk: FrontDesk) -> list[str]:
    return [post.text for post in desk.triage()]


def test_triage_is_asked_once_a_day_who_somebody_is_with_the_lines_for_the_desk_file(desk: FrontDesk) -> None:
    writes(desk, NEWCOMER)

    known(desk, FULL)

    (asked,) = shown(desk)
    assert "Who is Agent Nine? They wrote in Acme's channel" in asked
    assert "Nobody can log in" in asked
    assert 'id = "agent-nine"' in asked
    assert 'accounts = ["slack:T0DESK/U0NEW"]' in asked
    assert not desk.store.kept.intakes


def test_nothing_is_said_in_the_customers_channel(desk: FrontDesk) -> None:
    thread = writes(desk, NEWCOMER)

    known(desk, FULL)

    assert (desk.new_in(thread), desk.private_messages(NEWCOMER)) == ([], [])


def test_what_they_write_later_that_day_goes_under_the_question(desk: FrontDesk) -> None:
    writes(desk, NEWCOMER)
    known(desk, FULL)

    writes(desk, NEWCOMER, "Exports time out", GLOBES)
    desk.clock.at += timedelta(hours=23, minutes=30)
    writes(desk, NEWCOMER, "And today")

    first, second, third = desk.triage()
    assert (first.held.entry.fills, second.held.entry.fills) == (second.held.entry.awaits, None)
    assert "Agent Nine wrote in Globe's channel:" in second.text
    assert "Who is Agent Nine?" in third.text


def test_in_a_tickets_thread_they_are_shown_under_its_card_and_change_nothing(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")

    desk.hears(NEWCOMER, "We have restarted the login service", ticket.thread)
    known(desk, FULL)

    assert replace(desk.ticket(), version=ticket.version) == ticket
    (under,) = desk.under(ticket.card_in(TRIAGE))[-1:]
    assert "Agent Nine, who isn't in the desk file, wrote in the thread of EX-1" in under.text
    assert "We have restarted the login service" in under.text


def test_they_neither_wake_a_snoozed_ticket_nor_open_a_resolved_one(desk: FrontDesk) -> None:
    snoozed, resolved = desk.opened(CONTACT_ONE, "2"), desk.opened(people.CONTACT_TWO, "2", "Exports time out")
    for ticket in (snoozed, resolved):
        desk.types(AGENT_ONE, f"ack {ticket.id}")
    desk.types(AGENT_ONE, f"snooze {snoozed.id} 2h")
    desk.types(AGENT_ONE, f"resolve {resolved.id} Restarted it")
    before = [desk.ticket(ticket.id) for ticket in (snoozed, resolved)]

    for ticket in (snoozed, resolved):
        desk.hears(NEWCOMER, "It is broken again", ticket.thread)
    known(desk, FULL)

    assert [replace(desk.ticket(ticket.id), version=ticket.version) for ticket in before] == before


@pytest.mark.parametrize(
    "text", ["list", "show EX-1", "why EX-1", "contacts", "plan", "help", "close EX-1", "new Nobody can log in"]
)
def test_a_command_of_theirs_gets_a_private_word_with_who_can_add_them(desk: FrontDesk, text: str) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")
    before = desk.history(ticket.id)

    desk.types(NEWCOMER, text, ACMES)
    known(desk, FULL)

    (told,) = desk.private_messages(NEWCOMER)
    assert "Lead One or Manager One can add you to the desk file" in told.text
    assert (desk.history(ticket.id), len(desk.tickets())) == (before, 1)


def test_a_button_of_theirs_does_nothing_and_says_why(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.presses(NEWCOMER, "choose", desk.intake(thread).id, "1", place=ACMES)
    known(desk, FULL)

    (told,) = desk.private_messages(NEWCOMER)
    assert "can add you" in told.text
    assert desk.tickets() == ()


def test_who_speaks_to_the_desk_is_answered_in_private(desk: FrontDesk) -> None:
    thread = desk.hears(NEWCOMER, "what is going on here?", place=ACMES, mention=True)
    known(desk, FULL)

    (told,) = desk.private_messages(NEWCOMER)
    assert "can add you" in told.text
    assert desk.new_in(thread) == []


def test_once_they_are_known_a_command_is_answered_at_once(desk: FrontDesk) -> None:
    writes(desk, NEWCOMER)
    known(desk, FULL)

    told = desk.types(NEWCOMER, "list", ACMES)

    assert "can add you" in told


def test_in_triage_and_alone_with_the_desk_they_hear_the_same(desk: FrontDesk) -> None:
    desk.presses(NEWCOMER, "ack", "EX-1", place=TRIAGE)
    desk.tells(NEWCOMER, "Nobody can log in")

    known(desk, FULL)

    assert ["can add you" in told.text for told in desk.private_messages(NEWCOMER)] == [True, True]
    assert not desk.store.kept.intakes
    (asked,) = shown(desk)
    assert "They asked me for something." in asked
    assert "Nobody can log in" not in asked


def test_what_they_say_to_others_in_triage_comes_to_nothing(desk: FrontDesk) -> None:
    writes(desk, NEWCOMER, "Good morning", TRIAGE)

    assert waited_for(desk.service) == ()
    assert desk.posts() == []


def test_a_customers_line_that_begins_by_mentioning_one_of_them_is_a_request(desk: FrontDesk) -> None:
    writes(desk, NEWCOMER)
    known(desk, FULL)
    origin = Origin(by=CONTACT_ONE, place=ACMES, at=desk.clock.at, via=Via.MESSAGE)

    desk.gives(
        ReceiveMessage(
            origin=origin, message="1800000000.000900", text="Nobody can log in", called=Called(account=NEWCOMER)
        )
    )

    (asked,) = desk.store.kept.intakes.values()
    assert asked.requester == CONTACT_ONE


# Pointing


def pointing(desk: FrontDesk, by: Account, writer: Account) -> OpenFromMessage:
    at = desk.clock.at
    pointed = Pointed(message="1800000000.000500", writer=writer, at=at, text="Nobody can log in")
    return OpenFromMessage(origin=Origin(by=by, place=ACMES, at=at, via=Via.REACTION), pointed=pointed)


def test_pointing_at_their_words_waits_and_then_opens_nothing_for_them(desk: FrontDesk) -> None:
    desk.gives(pointing(desk, AGENT_ONE, NEWCOMER))
    waited = waited_for(desk.service)

    known(desk, FULL)

    assert waited == (NEWCOMER,)
    assert not desk.store.kept.intakes


def test_a_contact_who_points_at_their_words_asks_for_themselves(desk: FrontDesk) -> None:
    desk.gives(pointing(desk, CONTACT_ONE, NEWCOMER))

    known(desk, FULL)

    (asked,) = desk.store.kept.intakes.values()
    assert asked.requester == CONTACT_ONE


def test_pointing_is_no_contacts_if_they_do_it(desk: FrontDesk) -> None:
    desk.gives(pointing(desk, NEWCOMER, CONTACT_ONE))

    known(desk, FULL)

    assert not desk.store.kept.intakes
    assert "can add you" in desk.private_messages(NEWCOMER)[0].text


def test_once_the_desk_file_has_them_they_are_staff(desk: FrontDesk) -> None:
    writes(desk, NEWCOMER)
    known(desk, FULL)
    agent = replace(desk.file.people[0], accounts=(*desk.file.people[0].accounts, NEWCOMER))
    grown = replace(desk.file, people=(agent, *desk.file.people[1:]))
    plans = {customer.id: people.plan(customer.plan) for customer in desk.file.customers}
    desk.service = replace(desk.service, loader=Loader(desk=grown, plans=plans))

    assert "can add you" not in desk.types(NEWCOMER, "queue", TRIAGE)
