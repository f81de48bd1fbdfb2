"""Promises that are broken already when something would pause them: they stay overdue (Fernhill's pack)."""

from datetime import datetime, timedelta

import pytest

from bot.model.milestone import Milestone
from tests.shipped import EXAMPLES
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE

HOUR = timedelta(hours=1)
DIAGNOSIS_DUE = MONDAY_NINE + 4 * HOUR


@pytest.fixture
def desk() -> FrontDesk:
    """A desk whose customer Acme is on Fernhill's plan."""
    one = FrontDesk()
    one.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    return one


@pytest.fixture
def late(desk: FrontDesk) -> FrontDesk:
    """A stopped shop of Monday 09:00 whose diagnosis was due at 13:00; now it is 14:00."""
    desk.opened(CONTACT_TWO, "stopped", "No till takes money")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.passes(hours=5)
    return desk


def own(desk: FrontDesk, about: str, number: str = "EX-1") -> Milestone:
    return next(one for one in desk.ticket(number).open_milestones if one.id == about)


def due(desk: FrontDesk, about: str, number: str = "EX-1") -> datetime | None:
    return own(desk, about, number).due_at


def test_a_question_to_the_customer_does_not_take_it_off_the_overdue_list(late: FrontDesk) -> None:
    late.types(AGENT_ONE, "wait EX-1 Any other shop?")

    assert "diagnosis −1 h" in late.types(AGENT_ONE, "queue overdue")


def test_both_cards_go_on_saying_that_it_is_overdue(late: FrontDesk) -> None:
    late.types(AGENT_ONE, "wait EX-1 Any other shop?")

    ticket = late.ticket()
    assert "diagnosis overdue since Mon 23 Nov, 1:00 PM CST" in late.standing(ticket.card_in(TRIAGE))
    assert "the diagnosis was due Mon 23 Nov, 1:00 PM CST" in late.standing(ticket.card)


def test_why_says_that_waiting_does_not_change_it(late: FrontDesk) -> None:
    late.types(AGENT_ONE, "wait EX-1 Any other shop?")

    told = late.types(AGENT_ONE, "why EX-1")

    assert "The diagnosis is overdue by 1 h: it was due today at 1:00 PM CST" in told
    assert "Waiting for an answer doesn't change that." in told
    assert "nothing is left" not in told


def test_the_minute_that_it_is_due_no_pause_comes_in_time(desk: FrontDesk) -> None:
    desk.opened(CONTACT_TWO, "stopped", "No till takes money")
    desk.passes(hours=4)

    desk.types(AGENT_ONE, "wait EX-1 Any other shop?")

    assert due(desk, "own/diagnosis") == DIAGNOSIS_DUE


def test_what_is_promised_for_later_rests_all_the_same(late: FrontDesk) -> None:
    late.types(AGENT_ONE, "wait EX-1 Any other shop?")

    assert own(late, "resolution").is_paused


def test_of_a_merged_ticket_too_it_stays_overdue(late: FrontDesk) -> None:
    late.opened(CONTACT_ONE, "question", "How do I print?")
    late.types(AGENT_ONE, "merge EX-1 into EX-2")

    late.types(AGENT_ONE, "wait EX-2 Any other shop?")

    assert due(late, "EX-1/own/diagnosis", "EX-2") == DIAGNOSIS_DUE


def test_a_ticket_with_a_resolution_overdue_cannot_be_snoozed(desk: FrontDesk) -> None:
    desk.opened(CONTACT_TWO, "hindered", "Some tills are slow")
    desk.types(AGENT_ONE, "milestone EX-1 workaround Use cash.")
    desk.passes(days=18)

    told = desk.types(AGENT_ONE, "snooze EX-1 1d")

    assert told.startswith("The resolution was due Mon 7 Dec")
    assert told.endswith("so EX-1 can't be snoozed before that is done.")
    assert desk.ticket().snoozed_until is None
    assert "resolution" in desk.types(AGENT_ONE, "queue overdue")


def test_a_question_that_nobody_has_answered_by_our_goal_cannot_be_snoozed() -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_TWO, "1", "Nobody can log in")
    desk.types(AGENT_ONE, "reply EX-1 We are looking.")
    desk.hears(CONTACT_TWO, "Still down?", desk.ticket().thread)
    desk.passes(days=2)

    told = desk.types(AGENT_ONE, "snooze EX-1 60d")

    assert told.startswith("The next response was due")
    assert desk.ticket().snoozed_until is None


def test_its_reminder_does_not_offer_to_snooze_it() -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_TWO, "1", "Nobody can log in")
    desk.types(AGENT_ONE, "reply EX-1 We are looking.")
    desk.hears(CONTACT_TWO, "Still down?", desk.ticket().thread)

    desk.passes(days=2)

    assert desk.triage()[-1].buttons == ["Reply", "Resolve"]
