"""A severity that the customer proposed, where the vendor confirms or sets it: somebody has to say a word about it."""

from datetime import timedelta

import pytest

from bot.model.milestone import Basis, Milestone, MilestoneType, Outcome
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, ORBIT_ONE, TRIAGE

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def proposed(desk: FrontDesk) -> FrontDesk:
    """A ticket whose contact chose a severity that the vendor sets, and that Agent One has answered."""
    desk.opened(ORBIT_ONE, "2")
    desk.types(AGENT_ONE, "reply EX-1 We look at the invoices now.")
    return desk


def confirmation(desk: FrontDesk) -> Milestone:
    return next(one for one in desk.ticket().milestones if one.type is MilestoneType.CONFIRMATION)


def test_it_is_a_goal_of_the_proposals_own_first_response(proposed: FrontDesk) -> None:
    one = confirmation(proposed)

    assert (one.basis, one.due_at) == (Basis.GOAL, proposed.ticket().due_at)


def test_an_answer_does_not_meet_it(proposed: FrontDesk) -> None:
    assert confirmation(proposed).is_open


@pytest.mark.parametrize("severity", ["2", "3"])
def test_the_vendors_word_does_whether_or_not_it_is_another(proposed: FrontDesk, severity: str) -> None:
    proposed.types(AGENT_ONE, f"severity EX-1 {severity}: one office")

    ended = confirmation(proposed).ended
    assert ended
    assert ended.outcome is Outcome.MET


def test_its_assignee_is_asked_first_and_then_the_first_line_with_a_button_for_each_level(proposed: FrontDesk) -> None:
    proposed.passes(hours=4)
    alone = proposed.direct(AGENT_ONE)[-1]
    proposed.passes(days=1)

    called = proposed.under(proposed.ticket().card_in(TRIAGE))[-1]
    assert "is the customer's pick. Confirm it, or set another." in alone.text
    assert "is the customer's pick" in called.text
    assert any(label.startswith("Confirm") for label in called.buttons)


def test_while_the_customer_is_waited_for_nobody_is_asked_to_confirm_it(proposed: FrontDesk) -> None:
    due_at = confirmation(proposed).due_at
    assert due_at
    proposed.passes(hours=1)
    proposed.types(AGENT_ONE, "wait EX-1 Which invoices?")
    asked = len(proposed.direct(AGENT_ONE))

    proposed.passes(hours=6)

    assert confirmation(proposed).is_paused
    assert len(proposed.direct(AGENT_ONE)) == asked
    proposed.hears(ORBIT_ONE, "Those of May", proposed.ticket().thread)
    again = confirmation(proposed).due_at
    assert again
    assert again > due_at


def test_where_the_customer_decides_nobody_has_to_confirm(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    assert not [one for one in desk.ticket().milestones if one.type is MilestoneType.CONFIRMATION]


def test_proposed_anew_it_is_due_by_the_target_of_the_new_proposal(proposed: FrontDesk) -> None:
    proposed.passes(minutes=5)

    proposed.types(ORBIT_ONE, "severity EX-1 1: nobody can work")

    one = confirmation(proposed)
    assert one.severity == "1"
    assert one.due_at == proposed.clock.at + HOUR


def test_proposed_anew_while_they_are_waited_for_too(proposed: FrontDesk) -> None:
    proposed.types(AGENT_ONE, "wait EX-1 Which invoices?")
    proposed.passes(hours=1)

    proposed.types(ORBIT_ONE, "severity EX-1 1: nobody can work")

    one = confirmation(proposed)
    assert one.severity == "1"
    assert one.due_at == proposed.clock.at + HOUR


def test_a_higher_proposal_makes_it_due_no_later(proposed: FrontDesk) -> None:
    due_at = confirmation(proposed).due_at
    assert due_at
    proposed.passes(minutes=(due_at - proposed.clock.at) // MINUTE - 10)

    proposed.types(ORBIT_ONE, "severity EX-1 1: nobody can work")

    assert confirmation(proposed).due_at == due_at
