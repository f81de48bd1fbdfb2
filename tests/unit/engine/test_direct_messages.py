"""A contact of one customer writes to the desk alone: the question, the ticket and all else stay between the two."""

import pytest
from msgspec.structs import replace

from bot.commands import Room
from bot.model.desk import Customer
from bot.model.places import Account, Thread
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    GLOBE_ONE,
    STERLING_ONE,
    STRANGER,
    TRIAGE,
)

DIRECT = people.direct(CONTACT_ONE)


def of_two() -> FrontDesk:
    """A desk at which Contact One is a contact of Globe as well."""
    file = people.a_desk_file()
    both = tuple(
        replace(customer, contacts=(*customer.contacts, *file.customers[0].contacts[:1]))
        if customer.id == people.GLOBE
        else customer
        for customer in file.customers
    )
    return FrontDesk(file=replace(file, customers=both))


def test_it_is_asked_about_in_its_thread(desk: FrontDesk) -> None:
    asked = desk.tells(CONTACT_ONE, "Nobody can log in")

    (question,) = desk.new_in(asked)
    assert question.buttons[0] == "Level 1 – Critical"
    assert desk.intake(asked).customer == people.ACME


def test_triage_learns_that_it_is_a_direct_message(desk: FrontDesk) -> None:
    desk.tells(CONTACT_ONE, "Nobody can log in")

    (pending,) = desk.triage()
    assert "Contact One of Acme (Premier) wrote" in pending.text
    assert "They wrote in a direct message" in pending.text


def test_a_button_opens_the_ticket_there(desk: FrontDesk) -> None:
    asked = desk.tells(CONTACT_ONE, "Nobody can log in")

    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1", DIRECT)

    assert desk.ticket_in(asked).thread.place == DIRECT
    assert "They wrote in a direct message" in desk.card_in(desk.ticket())


@pytest.mark.parametrize("room", [Room.DIRECT, Room.CHAT])
def test_an_answer_need_not_be_typed_in_the_thread(desk: FrontDesk, room: Room) -> None:
    desk.tells(CONTACT_ONE, "Nobody can log in", room=room)

    desk.tells(CONTACT_ONE, "urgent", room=room)

    assert desk.ticket().severity == "2"


def test_a_typed_answer_in_the_thread_opens_it_as_well(desk: FrontDesk) -> None:
    asked = desk.tells(CONTACT_ONE, "Nobody can log in")

    desk.tells(CONTACT_ONE, "2", asked)

    assert desk.ticket().severity == "2"


def test_messages_within_five_minutes_are_one_request(desk: FrontDesk) -> None:
    asked = desk.tells(CONTACT_ONE, "Nobody can log in")

    desk.tells(CONTACT_ONE, "It began at eight")

    assert desk.asked_for(asked) == ["Nobody can log in", "It began at eight"]


def test_what_is_written_in_the_thread_of_the_ticket_is_shown_in_triage(desk: FrontDesk) -> None:
    asked = opened(desk)

    desk.tells(CONTACT_ONE, "It began at eight", asked)

    (shown,) = desk.under(desk.ticket().card_in(TRIAGE))
    assert "It began at eight" in shown.text
    assert "(in a direct message)" in shown.text


def test_an_agents_reply_arrives_there(desk: FrontDesk) -> None:
    asked = opened(desk)

    desk.types(AGENT_ONE, "reply EX-1 Please try again now.")

    assert "Please try again now." in desk.new_in(asked)[-1].text


# Where there are no threads


def test_without_threads_what_is_written_belongs_to_the_ticket_that_is_worked_on(desk: FrontDesk) -> None:
    opened(desk, Room.CHAT)
    desk.passes(minutes=20)

    desk.tells(CONTACT_ONE, "It began at eight", room=Room.CHAT)

    (shown,) = [post for post in desk.triage() if "It began at eight" in post.text]
    assert "on EX-1" in shown.text


def test_without_threads_a_new_message_after_the_end_is_a_new_request(desk: FrontDesk) -> None:
    opened(desk, Room.CHAT)
    desk.types(AGENT_ONE, "resolve EX-1 Done.")

    asked = desk.tells(CONTACT_ONE, "The export is broken", room=Room.CHAT)

    assert desk.intake(asked).is_open


def test_with_threads_a_new_message_is_a_new_request(desk: FrontDesk) -> None:
    opened(desk)

    asked = desk.tells(CONTACT_ONE, "The export is broken")

    assert desk.intake(asked).is_open


# Who it is


@pytest.mark.parametrize("who", [STRANGER, COLLEAGUE])
def test_who_is_no_contact_is_told_where_to_write(desk: FrontDesk, who: Account) -> None:
    desk.tells(who, "Nobody can log in")

    (told,) = desk.private_messages(who)
    assert "Please write in your support channel instead." in told.text
    assert desk.store.kept.intakes == {}


def test_a_contact_of_several_is_told_their_channels() -> None:
    desk = of_two()

    desk.tells(CONTACT_ONE, "Nobody can log in")

    (told,) = desk.private_messages(CONTACT_ONE)
    assert "Which one is this for: Acme and Globe?" in told.text
    assert "• Acme\n• Globe" in told.text
    assert desk.store.kept.intakes == {}


def test_who_became_anothers_contact_reaches_nothing_of_the_first(desk: FrontDesk) -> None:
    asked = opened(desk)
    moved = replace(desk.file, customers=tuple(_moved(customer) for customer in desk.file.customers))
    later = FrontDesk(file=moved, clock=desk.clock, store=desk.store)

    later.tells(CONTACT_ONE, "It began at eight", asked)

    assert not any("It began at eight" in post.text for post in later.triage())


def test_where_chat_is_not_included_it_is_said_there(desk: FrontDesk) -> None:
    asked = desk.tells(STERLING_ONE, "Our invoices are wrong")

    (told,) = desk.new_in(asked)
    assert "doesn't include support by chat" in told.text


def test_another_customers_contact_sees_nothing_of_it(desk: FrontDesk) -> None:
    opened(desk)

    assert "I can't find a ticket EX-1 here" in desk.types(GLOBE_ONE, "show EX-1", people.direct(GLOBE_ONE))


# What is no request


@pytest.mark.parametrize(("text", "line"), [("Hello!", "Hi! Write here"), ("Thanks!", "You're welcome!")])
def test_small_talk_gets_one_line_and_help(desk: FrontDesk, text: str, line: str) -> None:
    desk.tells(CONTACT_ONE, text)

    (told,) = desk.private_messages(CONTACT_ONE)
    assert line in told.text
    assert told.buttons == ["Help"]


def test_a_verb_is_an_order(desk: FrontDesk) -> None:
    opened(desk)

    desk.tells(CONTACT_ONE, "list")

    assert "EX-1" in desk.private_messages(CONTACT_ONE)[-1].text


def test_what_the_vendors_people_write_is_an_order_or_none(desk: FrontDesk) -> None:
    desk.tells(AGENT_ONE, "Nobody can log in")

    (told,) = desk.private_messages(AGENT_ONE)
    assert "I didn't get that." in told.text
    assert desk.store.kept.intakes == {}


def opened(desk: FrontDesk, room: Room = Room.DIRECT) -> Thread:
    """EX-1 of Contact One, between them and the desk."""
    asked = desk.tells(CONTACT_ONE, "Nobody can log in", room=room)
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1", DIRECT)
    return asked


def _moved(customer: Customer) -> Customer:
    contacts = people.customers()[0].contacts[:1]
    if customer.id == people.GLOBE:
        return replace(customer, contacts=contacts)
    return replace(customer, contacts=()) if customer.id == people.ACME else customer
