"""A ticket that becomes more severe is told anew: an edit of a card notifies nobody."""

from datetime import timedelta

import pytest

from bot.events import Woken
from bot.model.places import Account, Thread
from bot.model.ticket import Status
from bot.model.timer import TimerKind
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk, Post
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, GLOBE_ONE, ORBIT_ONE, TAM_ONE, TRIAGE
from tests.unit.engine.test_edits import edits


def raised(desk: FrontDesk) -> list[Post]:
    """What the first line reads under the card."""
    return [post for post in desk.under(desk.ticket().card_in(TRIAGE)) if " is now " in post.text]


def told(desk: FrontDesk, who: Account) -> list[Post]:
    return [post for post in desk.direct(who) if " is now " in post.text]


def acknowledged(desk: FrontDesk, severity: str = "4") -> Thread:
    """EX-1 of Acme, which Agent Two has acknowledged; its thread."""
    thread = desk.opened(CONTACT_ONE, severity).thread
    assert isinstance(thread, Thread)
    desk.types(AGENT_TWO, "ack EX-1")
    return thread


def test_a_snoozed_ticket_that_its_contact_makes_critical_is_back_and_told_to_everybody_concerned(
    desk: FrontDesk,
) -> None:
    acknowledged(desk)
    desk.types(AGENT_TWO, "snooze EX-1 7d")
    before = desk.ticket()
    desk.passes(hours=1)

    desk.types(CONTACT_ONE, "severity EX-1 1")

    after = desk.ticket()
    assert (after.status, after.snoozed_until) == (Status.ACKNOWLEDGED, None)
    assert (after.response, after.due_at) == (before.response, before.due_at)
    assert "EX-1 Acme" in desk.types(AGENT_ONE, "queue")
    (line,) = raised(desk)
    assert "@Agent One" in line.text
    assert "is now Level 1 – Critical (was Level 4 – Normal). Set by Contact One." in line.text
    assert len(told(desk, AGENT_TWO)) == len(told(desk, TAM_ONE)) == 1
    assert not [timer for timer in desk.waiting("EX-1") if timer.kind is TimerKind.WAKE]


@pytest.mark.parametrize("order", ["ack EX-1", "wait EX-1 which version?", "snooze EX-1 1d", "resolve EX-1"])
@pytest.mark.parametrize("who", [CONTACT_ONE, AGENT_ONE, TAM_ONE])
def test_wherever_it_stands_and_whoever_raises_it_triage_and_its_assignee_are_told(
    desk: FrontDesk, order: str, who: Account
) -> None:
    acknowledged(desk)
    desk.types(AGENT_TWO, order)

    desk.types(who, "severity EX-1 2: all offices")

    assert len(raised(desk)) == len(told(desk, AGENT_TWO)) == 1
    assert told(desk, TAM_ONE) == []


def test_an_unanswered_one_is_told_with_its_due_time_and_the_button_that_answers(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4")

    desk.types(CONTACT_ONE, "severity EX-1 1")

    (line,) = raised(desk)
    assert "First response due Mon 23 Nov, 10:00 AM CST" in line.text
    assert line.buttons == ["Acknowledge"]


def test_who_raises_it_is_not_told_so(desk: FrontDesk) -> None:
    acknowledged(desk)

    desk.types(AGENT_TWO, "severity EX-1 1: one office")

    assert told(desk, AGENT_TWO) == []
    assert len(told(desk, TAM_ONE)) == 1


def test_lowered_or_confirmed_nobody_is_called(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "2")
    desk.types(AGENT_TWO, "severity EX-1 2: one office")

    desk.types(AGENT_TWO, "severity EX-1 3: one office")

    assert raised(desk) == []


def test_a_customers_first_choice_is_told_however_late_it_comes(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=31)
    desk.types(AGENT_TWO, "ack EX-1")

    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "3")

    assert "is now Level" in raised(desk)[0].text
    assert len(told(desk, AGENT_TWO)) == 1


@pytest.mark.parametrize(("severity", "lines"), [("1", 1), ("3", 0)])
def test_a_first_severity_of_the_vendors_own_is_a_raise_only_at_the_top(
    desk: FrontDesk, severity: str, lines: int
) -> None:
    desk.opened(ORBIT_ONE, None)

    desk.types(AGENT_TWO, f"severity EX-1 {severity}: one office")

    assert len(raised(desk)) == lines


def test_a_contact_who_lowers_a_snoozed_ticket_brings_it_back_all_the_same(desk: FrontDesk) -> None:
    acknowledged(desk, "2")
    desk.types(AGENT_TWO, "snooze EX-1 7d")

    desk.types(CONTACT_ONE, "severity EX-1 3")

    assert desk.ticket().snoozed_until is None
    assert "is back in the queue" in desk.direct(AGENT_TWO)[-1].text
    assert not [timer for timer in desk.waiting("EX-1") if timer.kind is TimerKind.WAKE]


def test_what_a_contact_edits_ends_a_snooze_too(desk: FrontDesk) -> None:
    thread = acknowledged(desk, "2")
    desk.types(AGENT_TWO, "snooze EX-1 7d")

    edits(desk, thread, "Nobody can log in, and invoices go out wrong")

    assert desk.ticket().snoozed_until is None
    assert isinstance(desk.history("EX-1")[-1], Woken)
    assert "is back in the queue" in desk.direct(AGENT_TWO)[-1].text


def test_an_agent_who_raises_a_snoozed_ticket_leaves_it_where_it_is(desk: FrontDesk) -> None:
    acknowledged(desk)
    desk.types(AGENT_TWO, "snooze EX-1 7d")

    desk.types(AGENT_ONE, "severity EX-1 2: one office")

    assert desk.ticket().snoozed_until == MONDAY_NINE + timedelta(days=7)
    assert [timer.kind for timer in desk.waiting("EX-1")] == ["wake"]
