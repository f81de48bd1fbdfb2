"""What a contact adds after their ticket opened is offered to it, and asked about if nobody presses."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.model.desk import IntakeMode
from bot.model.intake import IntakeState
from bot.model.places import Thread
from bot.model.ticket import Status
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.offered import adds, joins, offer_in
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.unit.engine.test_edits import edits


@pytest.fixture
def added(desk: FrontDesk) -> Thread:
    """What a contact adds to EX-1 two minutes after it opened."""
    return adds(desk)


def test_what_a_contact_adds_within_five_minutes_of_opening_is_offered_to_the_ticket(
    desk: FrontDesk, added: Thread
) -> None:
    (asked,) = desk.new_in(added)

    assert asked.buttons == ["It belongs to EX-1", "It's something new"]
    assert "Nobody can log in" in asked.text


def test_triage_reads_at_once_what_is_offered(desk: FrontDesk, added: Thread) -> None:
    line = desk.triage()[-1]

    assert "It began at eight" in line.text
    assert "is asked whether it belongs to EX-1" in line.text
    assert line.buttons[0] == "Add to EX-1"


def test_by_a_click_it_is_part_of_the_ticket(desk: FrontDesk, added: Thread) -> None:
    joins(desk, added)

    assert "Added to EX-1" in offer_in(desk, added)
    assert "It began at eight" in desk.under(desk.ticket().card_in(TRIAGE))[-1].text
    assert desk.waiting(desk.intake(added).id) == []
    assert len(desk.tickets()) == 1


def test_all_that_was_written_there_is_on_the_ticket(desk: FrontDesk, added: Thread) -> None:
    desk.hears(CONTACT_ONE, "For everybody", added)

    joins(desk, added)

    said = [words.words for (whose, _), words in desk.store.kept.customer_messages.items() if whose == "EX-1"]
    assert said == ["It began at eight", "For everybody"]


def test_what_is_written_in_its_thread_later_goes_to_the_ticket(desk: FrontDesk, added: Thread) -> None:
    joins(desk, added)

    desk.hears(CONTACT_ONE, "Now the portal, too", added)

    assert "Now the portal, too" in desk.under(desk.ticket().card_in(TRIAGE))[-1].text


def test_an_agents_words_in_its_thread_answer_the_ticket(desk: FrontDesk, added: Thread) -> None:
    joins(desk, added)

    desk.hears(AGENT_ONE, "We have found the cause and restart it now.", added)

    assert desk.ticket().response


def test_an_edit_of_it_is_an_edit_on_the_ticket(desk: FrontDesk, added: Thread) -> None:
    joins(desk, added)

    edits(desk, added, "It began at seven", CONTACT_ONE)

    assert "It began at seven" in desk.under(desk.ticket().card_in(TRIAGE))[-1].text


def test_an_answered_ticket_stays_answered_and_a_snoozed_one_comes_back(desk: FrontDesk, added: Thread) -> None:
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(AGENT_ONE, "snooze EX-1 2h")

    joins(desk, added)

    assert desk.ticket().snoozed_until is None
    assert not desk.ticket().awaits_response


def test_what_belongs_to_a_resolved_ticket_opens_it_again(desk: FrontDesk, added: Thread) -> None:
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")

    joins(desk, added)

    assert desk.ticket().status is Status.NEW


def test_something_new_is_asked_about_as_usual(desk: FrontDesk, added: Thread) -> None:
    desk.presses(CONTACT_ONE, "apart", desk.intake(added).id)

    assert desk.intake(added).state is IntakeState.ASKED
    assert "How urgent" in desk.new_in(added)[-1].text
    assert "said that it's something new" in offer_in(desk, added)
    assert "is asked for the severity" in desk.standing(desk.intake(added).card_in(TRIAGE))


def test_after_five_minutes_it_is_asked_about_as_a_request_of_its_own(desk: FrontDesk, added: Thread) -> None:
    desk.passes(minutes=5)

    assert desk.intake(added).state is IntakeState.ASKED
    assert "How urgent" in desk.new_in(added)[-1].text


def test_its_clock_counts_from_when_it_was_written(desk: FrontDesk, added: Thread) -> None:
    written = desk.clock.at
    desk.passes(minutes=6)

    desk.presses(CONTACT_ONE, "choose", desk.intake(added).id, "1")

    assert desk.ticket("EX-2").opened_at == written


def test_after_a_standstill_it_is_asked_about_too(desk: FrontDesk, added: Thread) -> None:
    desk.stands_still(minutes=90)

    assert desk.intake(added).is_open


def test_what_the_writer_adds_meanwhile_belongs_to_it(desk: FrontDesk, added: Thread) -> None:
    desk.hears(CONTACT_ONE, "And for the admins")

    assert desk.asked_for(added) == ["It began at eight", "And for the admins"]


def test_what_comes_later_than_five_minutes_after_opening_is_asked_about_at_once(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=5, seconds=1)

    later = desk.hears(CONTACT_ONE, "The report is empty")

    assert desk.intake(later).is_open


def test_the_five_minutes_count_from_the_opening_however_late_that_is(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "The report is empty")
    desk.passes(minutes=20)
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "3")

    later = desk.hears(CONTACT_ONE, "Since this morning")

    assert desk.intake(later).is_offered


def test_a_colleague_whose_message_a_contact_opened_adds_to_it(desk: FrontDesk) -> None:
    asked = desk.hears(COLLEAGUE, "The report is empty")
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "3")

    later = desk.hears(COLLEAGUE, "Since this morning")

    assert desk.intake(later).is_offered


def test_small_talk_after_opening_is_offered_to_nothing(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    desk.hears(CONTACT_ONE, "Thanks!")

    assert len(desk.store.kept.intakes) == 1


def test_what_was_said_to_the_desk_alone_is_offered_to_nobody(desk: FrontDesk) -> None:
    asked = desk.tells(CONTACT_ONE, "Everything is down")
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1", people.direct(CONTACT_ONE))

    own = desk.hears(CONTACT_ONE, "The portal is down")
    others = desk.hears(CONTACT_TWO, "Down for me, too")

    assert desk.intake(own).is_open
    assert desk.intake(others).offer is None or desk.intake(others).offer.ticket is None  # type: ignore[union-attr]


def test_a_severity_typed_in_the_channel_is_none_of_what_is_offered(desk: FrontDesk, added: Thread) -> None:
    desk.hears(CONTACT_ONE, "2")

    assert desk.intake(added).is_offered
    assert len(desk.tickets()) == 1


def test_where_the_desk_must_be_spoken_to_nothing_unsaid_to_it_is_offered() -> None:
    desk = FrontDesk(file=replace(people.a_desk_file(), intake=IntakeMode.MENTION))
    asked = desk.hears(CONTACT_ONE, "Everything is down", mention=True)
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1")

    desk.hears(CONTACT_ONE, "Lunch at noon?")

    assert len(desk.store.kept.intakes) == 1


def test_what_is_heard_late_is_offered_by_when_it_was_written(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=30)

    late = desk.hears(CONTACT_ONE, "It began at eight", ago=timedelta(minutes=28))

    assert desk.intake(late).is_offered
