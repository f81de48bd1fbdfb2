"""What is pointed at twice, was heard, waits or closed: nothing of it starts a second time."""

from bot.events import IntakeHeld, IntakeJoined
from bot.model.intake import IntakeState
from bot.model.places import Thread
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE
from tests.unit.engine.points import ALREADY, ASKED, BEGUN, heard, points

# Once


def test_two_who_point_bring_one_question(desk: FrontDesk) -> None:
    first = points(desk, CONTACT_ONE)

    second = points(desk, AGENT_ONE)

    assert (first, second) == (ASKED, ALREADY)
    assert len(desk.new_in(BEGUN)) == 1


def test_what_is_a_ticket_by_now_is_named(desk: FrontDesk) -> None:
    heard(desk)
    desk.presses(CONTACT_ONE, "choose", desk.intake(BEGUN).id, "1")

    told = points(desk, AGENT_ONE)

    assert told == "That message is part of EX-1 already."
    assert (len(desk.tickets()), len(desk.store.kept.intakes)) == (1, 1)


def test_a_message_that_is_heard_after_it_was_pointed_at_starts_nothing(desk: FrontDesk) -> None:
    points(desk, CONTACT_ONE)
    desk.presses(CONTACT_ONE, "choose", desk.intake(BEGUN).id, "1")

    heard(desk)

    assert (len(desk.tickets()), len(desk.store.kept.intakes)) == (1, 1)
    assert len(desk.asked_for(BEGUN)) == 1


def test_a_further_message_of_the_same_person_joins(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    first = points(desk, AGENT_ONE, "Not even the admins")
    again = points(desk, AGENT_ONE, "Not even the admins")

    assert first == "Added to the request that its writer already has open here."
    assert again == ALREADY
    assert len(desk.asked_for(asked)) == 2


def test_a_colleagues_message_in_the_thread_of_an_open_request_joins_it(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    points(desk, CONTACT_TWO, "1", writer=COLLEAGUE, thread=asked)

    assert desk.tickets() == ()
    assert desk.asked_for(asked) == ["Nobody can log in", "1"]


def test_the_vendors_words_in_the_thread_of_an_open_request_are_part_of_it(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    assert points(desk, CONTACT_ONE, "We look", writer=AGENT_ONE, thread=asked) == ALREADY


def test_a_message_in_the_thread_of_a_ticket_moves_nothing(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, f"resolve {ticket.id}")

    told = points(desk, CONTACT_ONE, "It fails again", thread=desk.ticket().thread)

    assert told == "That message is part of EX-1 already."
    assert desk.ticket().status == "resolved"


# What waits, or closed


def test_a_contact_points_at_what_waits_and_is_asked(desk: FrontDesk) -> None:
    points(desk, COLLEAGUE, writer=COLLEAGUE)

    told = points(desk, CONTACT_TWO, writer=COLLEAGUE)

    assert told == ASKED
    assert (desk.intake(BEGUN).is_open, desk.intake(BEGUN).requester) == (True, CONTACT_TWO)


def test_pointing_again_at_what_waits_changes_nothing_for_a_colleague(desk: FrontDesk) -> None:
    points(desk, COLLEAGUE, writer=COLLEAGUE)

    told = points(desk, COLLEAGUE, writer=COLLEAGUE)

    assert "that's up to a designated contact" in told
    assert [type(event) for event in desk.history(desk.intake(BEGUN).id)] == [IntakeHeld]


def test_what_was_added_to_what_waits_can_be_pointed_at(desk: FrontDesk) -> None:
    held = desk.hears(COLLEAGUE, "Nobody can log in")

    points(desk, CONTACT_ONE, "It is the whole company", writer=COLLEAGUE, thread=held)

    asked = desk.intake(held)
    assert asked.is_open
    assert isinstance(desk.history(asked.id)[-1], IntakeJoined)
    assert desk.asked_for(held) == ["Nobody can log in", "It is the whole company"]


def test_what_was_no_request_is_asked_about_after_all(desk: FrontDesk) -> None:
    heard(desk)
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(BEGUN).id)
    assert desk.intake(BEGUN).state is IntakeState.DISMISSED

    told = points(desk, CONTACT_TWO)

    assert told == ASKED
    assert desk.intake(BEGUN).is_open


def test_a_message_of_that_id_in_another_customers_channel_is_another(desk: FrontDesk) -> None:
    heard(desk)
    desk.presses(CONTACT_ONE, "choose", desk.intake(BEGUN).id, "1")

    told = points(desk, GLOBE_ONE, "The report is empty", writer=GLOBE_ONE)

    assert told == ASKED
    assert desk.intake(Thread(place=people.home(GLOBE_ONE), root=BEGUN.root)).first.text == "The report is empty"
