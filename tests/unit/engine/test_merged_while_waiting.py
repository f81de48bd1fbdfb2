"""A merge while we wait for the customer: whoever waits for us is seen to, and nobody waits in silence."""

from datetime import timedelta

import pytest

from bot.model.milestone import Milestone, MilestoneType, Outcome, Owner
from bot.model.ticket import Status
from tests.shipped import EXAMPLES
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO

CARE = EXAMPLES.plan("fernhill/till-care", zone="America/Chicago")
"""A plan whose resolution pauses while we wait for the customer."""


@pytest.fixture
def waiting(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Monday 09:00, whose customer Agent One asked something, and EX-2, which nobody has answered."""
    desk.agrees(ACME, CARE)
    desk.opened(CONTACT_ONE, "hindered", "Some tills are slow")
    desk.types(AGENT_ONE, "wait EX-1 Which tills?")
    desk.passes(minutes=5)
    desk.opened(CONTACT_TWO, "question", "How do I change the paper roll?")
    return desk


def last(desk: FrontDesk, kind: MilestoneType, number: str = "EX-1") -> Milestone:
    return [one for one in desk.ticket(number).milestones if one.type is kind][-1]


def open_kinds(desk: FrontDesk, owner: Owner) -> set[MilestoneType]:
    return {one.type for one in desk.ticket().open_milestones if one.owner is owner}


@pytest.mark.parametrize("before", ["reply EX-2 Open the lid.", "ack EX-2", "note EX-2 Nobody has answered."])
def test_what_another_brings_is_the_customers_word_and_they_wait_for_us(waiting: FrontDesk, before: str) -> None:
    waiting.types(AGENT_ONE, before)

    waiting.types(AGENT_ONE, "merge EX-2 into EX-1")

    reply = last(waiting, MilestoneType.CUSTOMER_REPLY).ended
    assert waiting.ticket().status is Status.ACKNOWLEDGED
    assert (reply and reply.outcome) is Outcome.MET
    assert open_kinds(waiting, Owner.VENDOR) & {MilestoneType.NEXT_RESPONSE, MilestoneType.FIRST_RESPONSE}


def test_what_rested_while_we_waited_runs_on(waiting: FrontDesk) -> None:
    rested = last(waiting, MilestoneType.RESOLUTION).due_at

    waiting.types(AGENT_ONE, "merge EX-2 into EX-1")

    assert rested is None
    assert last(waiting, MilestoneType.RESOLUTION).due_at
    assert "resolution" in {timer.about for timer in waiting.waiting("EX-1")}


def test_the_card_and_the_list_agree_that_we_wait_no_more(waiting: FrontDesk) -> None:
    waiting.types(AGENT_ONE, "merge EX-2 into EX-1")

    assert "waiting on customer" not in waiting.types(AGENT_ONE, "queue")
    assert "Waiting" not in waiting.card_in(waiting.ticket())


def test_two_that_both_wait_go_on_waiting_and_are_asked_again(waiting: FrontDesk) -> None:
    waiting.types(AGENT_ONE, "wait EX-2 Which printer?")
    due = last(waiting, MilestoneType.CUSTOMER_REPLY).due_at

    waiting.types(AGENT_ONE, "merge EX-2 into EX-1")

    still = last(waiting, MilestoneType.CUSTOMER_REPLY)
    assert (waiting.ticket().status, still.is_open, still.due_at) == (Status.WAITING, True, due)


def test_what_rests_in_both_rests_on_where_they_go_on(waiting: FrontDesk) -> None:
    waiting.opened(CONTACT_TWO, "hindered", "The printer prints empty pages")
    waiting.types(AGENT_ONE, "wait EX-3 Which printer?")

    waiting.types(AGENT_ONE, "merge EX-3 into EX-1")

    (guest,) = [one for one in waiting.ticket().open_milestones if one.id == "EX-3/resolution"]
    assert (guest.is_paused, guest.due_at) == (True, None)


def test_what_is_solved_brings_no_word(waiting: FrontDesk) -> None:
    waiting.types(AGENT_ONE, "resolve EX-2 Open the lid.")

    waiting.types(AGENT_ONE, "merge EX-2 into EX-1")

    assert waiting.ticket().status is Status.WAITING
    assert open_kinds(waiting, Owner.CUSTOMER) == {MilestoneType.CUSTOMER_REPLY}


def test_one_that_waits_brings_no_word_to_one_that_does_not(waiting: FrontDesk) -> None:
    waiting.types(AGENT_ONE, "merge EX-1 into EX-2")

    assert waiting.ticket("EX-2").status is Status.NEW
    assert [one.type for one in waiting.ticket("EX-2").open_milestones if not one.came_with and one.due_at] == [
        MilestoneType.FIRST_RESPONSE
    ]


def test_a_word_that_nobody_has_answered_brings_back_what_was_put_off(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "reply EX-1 We look.")
    desk.types(AGENT_ONE, "snooze EX-1 1d")
    desk.opened(CONTACT_TWO, "3", "The same here")
    desk.types(AGENT_ONE, "reply EX-2 We look.")
    desk.hears(CONTACT_TWO, "It is getting worse, what now?", desk.ticket("EX-2").thread)

    desk.types(AGENT_ONE, "merge EX-2 into EX-1")

    assert desk.ticket().snoozed_until is None
    assert last(desk, MilestoneType.NEXT_RESPONSE).due_at == desk.clock.at + timedelta(days=1)
