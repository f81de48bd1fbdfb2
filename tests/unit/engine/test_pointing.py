"""Somebody points at a message and asks for a ticket: the writer's request, once, and never an order of theirs."""

from bot.commands import Hear, Origin, Via
from bot.model.places import Account, Thread
from tests.unit import plain_reading
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, TRIAGE, home

MESSAGE = "1900000000.000100"
ALREADY = "That message has been taken up already; see its thread."
NOTHING_THERE = "There is nothing in that message to open a ticket for."


def message(desk: FrontDesk, text: str, via: Via, *, who: Account = CONTACT_ONE, **where: Thread) -> Hear:
    """One and the same message, heard or pointed at."""
    place = home(CONTACT_ONE)
    origin = Origin(by=who, place=place, thread=where.get("thread"), at=desk.clock.at, via=via)
    return Hear(origin=origin, message=MESSAGE, text=text, mentions_desk=via is Via.ACTION)


def points(desk: FrontDesk, text: str, *, who: Account = CONTACT_ONE, **where: Thread) -> str:
    """What the one who points is told."""
    outcome = desk.service.handle(message(desk, text, Via.ACTION, who=who, **where))
    assert not desk.store.kept.quarantined
    assert outcome.answer
    return plain_reading.body(outcome.answer)


def begun() -> Thread:
    return Thread(place=home(CONTACT_ONE), root=MESSAGE)


def test_a_message_that_was_heard_and_is_a_ticket_by_now_starts_nothing(desk: FrontDesk) -> None:
    desk.gives(message(desk, "Nobody can log in", Via.MESSAGE))
    desk.presses(CONTACT_ONE, "choose", desk.intake(begun()).id, "1")

    told = points(desk, "Nobody can log in")

    assert told == ALREADY
    assert (len(desk.tickets()), len(desk.store.kept.intakes)) == (1, 1)


def test_a_message_that_is_heard_after_it_was_pointed_at_starts_nothing(desk: FrontDesk) -> None:
    points(desk, "Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", desk.intake(begun()).id, "1")

    desk.gives(message(desk, "Nobody can log in", Via.MESSAGE))

    assert (len(desk.tickets()), len(desk.store.kept.intakes)) == (1, 1)
    assert len(desk.intake(begun()).said) == 1


def test_a_message_that_joined_a_request_belongs_to_it(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    first = points(desk, "Not even the admins")

    again = points(desk, "Not even the admins")

    assert first == "That message now belongs to the request that its writer has open here."
    assert again == ALREADY
    assert len(desk.intake(asked).said) == 2


def test_a_message_in_the_thread_of_a_ticket_moves_nothing(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, f"resolve {ticket.id}")

    told = points(desk, "It fails again", thread=ticket.thread)

    assert told == "That message is in the thread of EX-1, and belongs to it."
    assert desk.ticket() == desk.ticket_in(ticket.thread)
    assert desk.ticket().status == "resolved"


def test_nobody_orders_in_an_agents_name_by_pointing_at_their_words(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    told = points(desk, f"resolve {ticket.id}", who=AGENT_ONE)

    assert told == NOTHING_THERE
    assert desk.ticket() == ticket


def test_nobody_chooses_in_a_contacts_name_by_pointing_at_their_words(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    points(desk, "1", thread=asked)

    assert desk.tickets() == ()
    assert [said.text for said in desk.intake(asked).said] == ["Nobody can log in", "1"]


def test_a_greeting_starts_nothing(desk: FrontDesk) -> None:
    assert points(desk, "Good morning!") == NOTHING_THERE


def test_outside_a_customers_channel_there_is_nothing_to_open(desk: FrontDesk) -> None:
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.ACTION)

    outcome = desk.service.handle(Hear(origin=origin, message=MESSAGE, text="Look at this", mentions_desk=True))

    assert outcome.answer
    assert plain_reading.body(outcome.answer) == NOTHING_THERE
