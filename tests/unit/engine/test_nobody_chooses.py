"""When no severity is chosen: asked again after ten minutes, opened without one after thirty, never lost."""

from datetime import timedelta

import pytest

from bot.events import CustomerWrote
from bot.model.milestone import Basis
from bot.model.places import Account, Thread
from bot.model.ticket import Status
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, HELIO_ONE, ORBIT_ONE, TRIAGE


def unclassified(desk: FrontDesk, who: Account = CONTACT_ONE) -> None:
    """A ticket that opened because nobody chose."""
    desk.hears(who, "Nobody can log in")
    desk.passes(minutes=30)


def test_after_ten_minutes_the_question_is_asked_again_in_short(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.passes(minutes=10)

    first, again = desk.new_in(asked)
    assert "we'll open it in 20 minutes" in again.text
    assert [*again.buttons, "Use the form"] == first.buttons


def test_it_is_asked_again_once(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.passes(minutes=29)

    assert len(desk.new_in(asked)) == 2


def test_after_thirty_minutes_it_opens_without_a_severity(desk: FrontDesk) -> None:
    unclassified(desk)

    ticket = desk.ticket()
    assert (ticket.severity, ticket.due_at, ticket.status) == (None, None, Status.NEW)


def test_the_customer_reads_each_thing_once(desk: FrontDesk) -> None:
    unclassified(desk)

    intake, card = desk.intake(desk.ticket().thread), desk.ticket().card
    read = [desk.standing(key).splitlines()[0] for key in (intake.question, intake.question_again, card)]
    assert read == [
        "Asked again below.",
        "I've opened EX-1 for you.",
        "EX-1 · no level yet. We have it. Pick a level any time, and you'll get a time.",
    ]


def test_it_is_reminded_of_by_the_strictest_target_as_a_goal_of_our_own(desk: FrontDesk) -> None:
    unclassified(desk)

    milestone = desk.ticket().milestone
    assert milestone
    assert (milestone.basis, milestone.due_at) == (Basis.GOAL, MONDAY_NINE + timedelta(hours=1))


def test_its_reminders_say_that_nothing_is_due_without_a_severity(desk: FrontDesk) -> None:
    unclassified(desk)

    desk.passes(minutes=30)

    reminder = desk.under(desk.ticket().card_in(TRIAGE))[-1].text
    assert "no level yet – our goal was" in reminder


def test_the_customer_does_not_see_that_goal(desk: FrontDesk) -> None:
    unclassified(desk)

    seen = desk.standing(desk.ticket().card) + desk.types(CONTACT_ONE, "status EX-1") + desk.types(CONTACT_ONE, "list")
    assert "goal" not in seen
    assert "10:00" not in seen


def test_agents_see_that_goal(desk: FrontDesk) -> None:
    unclassified(desk)

    assert "our goal: Mon 23 Nov, 10:00 AM CST" in desk.card_in(desk.ticket())


def test_the_first_line_is_called(desk: FrontDesk) -> None:
    unclassified(desk)

    assert "@Agent One" in desk.card_in(desk.ticket())


def test_after_a_standstill_of_an_hour_it_opens_at_once_and_is_not_asked_again(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.stands_still(hours=1)

    assert desk.ticket_in(asked).severity is None
    assert not any("How severe is this? Without" in post.text for post in desk.new_in(asked))


def test_a_late_choice_of_the_customer_counts_from_the_message(desk: FrontDesk) -> None:
    unclassified(desk)
    desk.passes(minutes=15)

    desk.presses(CONTACT_TWO, "choose", desk.ticket().intake, "2")

    assert desk.ticket().severity == "2"
    assert desk.ticket().due_at == MONDAY_NINE + timedelta(hours=1)


def test_a_late_choice_may_be_typed(desk: FrontDesk) -> None:
    unclassified(desk)

    desk.hears(CONTACT_ONE, "level 2", desk.ticket().thread)

    assert desk.ticket().severity == "2"


def test_what_a_colleague_types_late_is_a_message(desk: FrontDesk) -> None:
    unclassified(desk)

    desk.hears(COLLEAGUE, "2", desk.ticket().thread)

    assert desk.ticket().severity is None


def test_not_a_request_is_said_too_late_and_is_a_message(desk: FrontDesk) -> None:
    unclassified(desk)

    desk.hears(CONTACT_ONE, "not a request", desk.ticket().thread)

    assert isinstance(desk.history("EX-1")[-1], CustomerWrote)


def test_a_first_classification_by_the_vendor_counts_from_then(desk: FrontDesk) -> None:
    unclassified(desk)
    desk.passes(minutes=15)

    desk.types(AGENT_ONE, "severity EX-1 2: one office")

    assert desk.ticket().due_at == MONDAY_NINE + timedelta(minutes=45 + 60)


def test_with_a_severity_the_goal_makes_way_for_the_promise(desk: FrontDesk) -> None:
    unclassified(desk)

    desk.presses(CONTACT_ONE, "choose", desk.ticket().intake, "3")

    milestone = desk.ticket().milestone
    assert milestone
    assert (milestone.basis, milestone.due_at) == (Basis.PROMISE, MONDAY_NINE + timedelta(hours=4))


def test_late_not_sure_changes_nothing(desk: FrontDesk) -> None:
    unclassified(desk, ORBIT_ONE)

    told = desk.presses(ORBIT_ONE, "choose", desk.ticket().intake, "")

    assert "open already. Pick a level" in told


def test_under_a_plan_without_targets_the_strictest_goal_of_the_desk_counts(desk: FrontDesk) -> None:
    unclassified(desk, HELIO_ONE)

    milestone = desk.ticket().milestone
    assert milestone
    assert (milestone.basis, milestone.severity) == (Basis.GOAL, "1")


def test_a_closed_ticket_takes_no_late_choice(desk: FrontDesk) -> None:
    unclassified(desk)
    desk.types(CONTACT_ONE, "close EX-1")

    told = desk.presses(CONTACT_ONE, "choose", desk.ticket().intake, "1")

    assert "EX-1 is closed" in told
    assert desk.waiting("EX-1") == []


def test_a_number_typed_in_the_thread_of_a_closed_ticket_opens_it_again(desk: FrontDesk) -> None:
    unclassified(desk)
    desk.types(CONTACT_ONE, "close EX-1")

    desk.hears(CONTACT_ONE, "2", desk.ticket().thread)

    assert desk.ticket().status is Status.NEW


# Answered before a severity was chosen


@pytest.fixture
def answered(desk: FrontDesk) -> Thread:
    """The thread of a request that Agent One answered after three minutes."""
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=3)
    desk.hears(AGENT_ONE, "I am looking at it", asked)
    return asked


def test_triage_sees_that_somebody_has_answered(desk: FrontDesk, answered: Thread) -> None:
    assert "Agent One has answered already." in desk.standing(desk.intake(answered).card_in(people.TRIAGE))


def test_who_was_answered_is_not_asked_again(desk: FrontDesk, answered: Thread) -> None:
    desk.passes(minutes=20)

    assert len(desk.new_in(answered)) == 1


def test_the_answer_is_the_first_response_of_the_ticket(desk: FrontDesk, answered: Thread) -> None:
    desk.presses(CONTACT_ONE, "choose", desk.intake(answered).id, "1")

    ticket = desk.ticket_in(answered)
    assert ticket.response
    assert (ticket.response.name, ticket.response.at) == ("Agent One", MONDAY_NINE + timedelta(minutes=3))
    assert ticket.status is Status.ACKNOWLEDGED


def test_what_was_answered_before_is_never_reminded_of(desk: FrontDesk, answered: Thread) -> None:
    desk.passes(minutes=30)

    assert desk.ticket_in(answered).milestone is None
    assert desk.waiting("EX-1") == []


def test_a_second_answer_does_not_move_the_first(desk: FrontDesk, answered: Thread) -> None:
    desk.passes(minutes=3)
    desk.hears(AGENT_ONE, "Still looking", answered)

    given = desk.intake(answered).answered
    assert given
    assert given.at == MONDAY_NINE + timedelta(minutes=3)


def test_an_answer_in_a_thread_without_a_request_is_nothing_to_the_desk(desk: FrontDesk) -> None:
    thread = desk.hears(AGENT_ONE, "Maintenance tonight", place=people.channel(people.ACME))

    desk.hears(AGENT_ONE, "It is done", thread)

    assert desk.posts() == []
