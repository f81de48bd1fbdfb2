"""What becomes of what is offered: pressed late, twice, by others; decided otherwise; edited, deleted."""

import pytest

from bot.commands import Origin, Via
from bot.events import IntakeAdded, TicketOpened
from bot.language import verbs
from bot.model.intake import IntakeState
from bot.model.places import Account, Thread
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.offered import adds, joins, offer_in
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, STRANGER, TRIAGE
from tests.unit.engine.test_edits import deletes, edits


@pytest.fixture
def added(desk: FrontDesk) -> Thread:
    """What a contact adds to EX-1 two minutes after it opened."""
    return adds(desk)


def test_it_is_asked_about_where_the_other_was_no_request(desk: FrontDesk) -> None:
    first = desk.hears(CONTACT_ONE, "Everything is down")
    second = desk.hears(CONTACT_TWO, "Down for me, too")
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(first).id)

    told = joins(desk, second, CONTACT_TWO)

    assert "The other request has ended meanwhile" in told
    assert desk.intake(second).is_open


def test_it_is_asked_about_where_the_ticket_was_closed(desk: FrontDesk, added: Thread) -> None:
    desk.types(CONTACT_ONE, "close EX-1")

    told = joins(desk, added)

    assert "EX-1 is closed meanwhile" in told
    assert desk.intake(added).is_open


def test_what_has_become_a_ticket_meanwhile_is_joined_as_that(desk: FrontDesk) -> None:
    first = desk.hears(CONTACT_ONE, "Everything is down")
    second = desk.hears(CONTACT_TWO, "Down for me, too")
    desk.presses(CONTACT_ONE, "choose", desk.intake(first).id, "1")

    joins(desk, second, CONTACT_TWO)

    assert "Added to EX-1" in offer_in(desk, second)


def test_what_was_merged_meanwhile_is_joined_where_it_goes_on(desk: FrontDesk) -> None:
    desk.opened(CONTACT_TWO, "1", "The export hangs")
    desk.passes(minutes=6)
    desk.opened(CONTACT_ONE, "2")
    later = desk.hears(CONTACT_ONE, "It began at eight")
    desk.types(AGENT_ONE, "merge EX-2 into EX-1")

    joins(desk, later)

    assert "Added to EX-1" in offer_in(desk, later)


def test_an_agents_answer_in_its_thread_is_the_tickets_once_it_belongs_there(desk: FrontDesk, added: Thread) -> None:
    desk.hears(AGENT_ONE, "We see it too, and look for the cause.", added)
    said_at = desk.clock.at
    desk.passes(minutes=1)

    joins(desk, added)

    response = desk.ticket().response
    assert response
    assert (response.name, response.at) == ("Agent One", said_at)
    assert desk.ticket().milestone is None


def test_and_so_it_is_the_requests(desk: FrontDesk) -> None:
    first = desk.hears(CONTACT_ONE, "Everything is down")
    second = desk.hears(CONTACT_TWO, "Down for me, too")
    desk.hears(AGENT_ONE, "We see it too, and look for the cause.", second)

    joins(desk, second, CONTACT_TWO)

    assert desk.intake(first).answered
    assert "Agent One has answered already" in desk.standing(desk.intake(first).card_in(TRIAGE))


@pytest.mark.parametrize("verb", ["join", "apart"])
def test_a_second_press_changes_nothing(desk: FrontDesk, added: Thread, verb: str) -> None:
    joins(desk, added)

    told = desk.presses(CONTACT_ONE, verb, desk.intake(added).id)

    assert "settled already" in told
    assert len([e for e in desk.history(desk.intake(added).id) if isinstance(e, IntakeAdded)]) == 1


def test_a_press_after_the_five_minutes_changes_nothing(desk: FrontDesk, added: Thread) -> None:
    desk.passes(minutes=5)

    told = joins(desk, added)

    assert "settled already" in told
    assert desk.intake(added).is_open


@pytest.mark.parametrize("who", [CONTACT_TWO, COLLEAGUE, AGENT_ONE])
def test_others_of_the_customer_and_the_vendors_people_may_say_so_too(
    desk: FrontDesk, added: Thread, who: Account
) -> None:
    joins(desk, added, who)

    assert desk.intake(added).state is IntakeState.ADDED


@pytest.mark.parametrize("who", [GLOBE_ONE, STRANGER])
@pytest.mark.parametrize("verb", ["join", "apart"])
def test_nobody_else_may_and_that_they_tried_is_on_record(
    desk: FrontDesk, added: Thread, who: Account, verb: str
) -> None:
    before = desk.intake(added)
    origin = Origin(by=who, place=people.home(GLOBE_ONE), at=desk.clock.at, via=Via.BUTTON)

    result = desk.service.handle(verbs.pressed(verb, before.id, "", origin))

    assert desk.intake(added) == before
    assert result.refusal
    assert result.refusal.subject == before.id


def test_a_severity_chosen_for_it_opens_a_ticket_of_its_own(desk: FrontDesk, added: Thread) -> None:
    desk.hears(CONTACT_ONE, "level 1", added)

    assert desk.intake(added).ticket == "EX-2"
    assert "EX-2 is open" in offer_in(desk, added)
    assert desk.waiting(desk.intake(added).id) == []


def test_an_agent_opens_at_once_what_a_colleague_was_asked_about(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Everything is down")
    second = desk.hears(COLLEAGUE, "Down for me, too")

    desk.presses(AGENT_ONE, "choose", desk.intake(second).id, "1")

    assert [event for event in desk.history("EX-1") if isinstance(event, TicketOpened)]
    assert "ticket of its own" in offer_in(desk, second)


def test_a_colleague_chooses_no_severity_for_what_is_offered(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Everything is down")
    second = desk.hears(COLLEAGUE, "Down for me, too")

    desk.presses(COLLEAGUE, "choose", desk.intake(second).id, "1")

    assert desk.intake(second).is_offered


def test_an_edit_meanwhile_is_seen_in_triage(desk: FrontDesk, added: Thread) -> None:
    edits(desk, added, "It began at seven", CONTACT_ONE)

    assert "It began at seven" in desk.standing(desk.intake(added).card_in(TRIAGE))
    assert desk.intake(added).is_offered


def test_a_deletion_ends_the_offer(desk: FrontDesk, added: Thread) -> None:
    deletes(desk, added, CONTACT_ONE)

    desk.passes(minutes=10)

    assert desk.intake(added).state is IntakeState.DISMISSED
    assert len(desk.new_in(added)) == 1
