"""A first response that is still due when a ticket is closed, or when a timer comes too late to record its breach."""

from datetime import datetime, timedelta

import pytest

from bot.events import PromiseMissed
from bot.model.milestone import FIRST_RESPONSE, Outcome
from bot.model.state_mark import StateMark, wanted
from bot.model.timer import TimerKind
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE

HOUR = timedelta(hours=1)
DUE = MONDAY_NINE + 4 * HOUR


@pytest.fixture
def closed(desk: FrontDesk) -> FrontDesk:
    """A ticket of Level 3 of Monday 09:00, closed by an agent at 09:10 without a word to the customer."""
    desk.opened(CONTACT_ONE, "3")
    desk.passes(minutes=10)
    desk.types(AGENT_ONE, "close EX-1")
    return desk


@pytest.fixture
def again(closed: FrontDesk) -> FrontDesk:
    """The same, after the customer has written in its thread at 09:20."""
    closed.passes(minutes=10)
    closed.hears(CONTACT_ONE, "It still fails in every browser", closed.ticket().thread)
    return closed


def breaches(desk: FrontDesk) -> list[datetime]:
    return [event.due_at for event in desk.history("EX-1") if isinstance(event, PromiseMissed)]


def test_who_closes_it_reads_that_its_customer_was_promised_an_answer(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    told = desk.types(AGENT_ONE, "close EX-1")

    assert "its customer got no answer. It was due today at 1:00 PM CST" in told


def test_while_it_is_closed_nobody_is_reminded(closed: FrontDesk) -> None:
    assert closed.waiting("EX-1") == []


def test_open_again_it_is_due_when_it_was(again: FrontDesk) -> None:
    assert again.ticket().due_at == DUE


def test_open_again_it_has_the_reminders_that_it_had(again: FrontDesk) -> None:
    reminders = [timer.due_at for timer in again.waiting("EX-1") if timer.kind is TimerKind.REMIND]

    assert reminders == [MONDAY_NINE + timedelta(minutes=minutes) for minutes in (120, 180, 216, 240)]


def test_an_answer_after_the_due_time_is_late(again: FrontDesk) -> None:
    again.passes(hours=3, minutes=50)

    again.types(AGENT_ONE, "ack EX-1")

    assert again.ticket().is_breached
    assert breaches(again) == [DUE]


def test_open_again_after_the_due_time_it_is_a_breach_and_one_reminder_is_sent_at_once(closed: FrontDesk) -> None:
    closed.passes(hours=5)

    closed.hears(CONTACT_ONE, "It still fails in every browser", closed.ticket().thread)

    reminders = [(timer.step, timer.due_at) for timer in closed.waiting("EX-1") if timer.kind is TimerKind.REMIND]
    assert reminders == [(100, closed.clock.at)]
    assert breaches(closed) == [DUE]


def test_what_its_customer_closes_is_not_wanted_any_more(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    desk.types(CONTACT_ONE, "close EX-1")

    (first,) = desk.ticket().milestones
    assert first.ended
    assert first.ended.outcome is Outcome.WITHDRAWN


@pytest.fixture
def taken_back(desk: FrontDesk) -> FrontDesk:
    """A ticket of Level 1 of Monday 09:00, closed by its customer at 09:10 and opened again at 09:20."""
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=10)
    desk.types(CONTACT_ONE, "close EX-1")
    desk.passes(minutes=10)
    desk.types(CONTACT_ONE, "reopen EX-1")
    return desk


def test_opened_again_by_its_customer_it_is_due_as_if_they_had_never_closed_it(taken_back: FrontDesk) -> None:
    (first,) = taken_back.ticket().milestones

    assert (first.id, first.is_promise, first.due_at) == (FIRST_RESPONSE, True, MONDAY_NINE + HOUR)
    assert "due Mon 23 Nov, 10:00 AM CST" in taken_back.card_in(taken_back.ticket())
    assert "First response due today at 10:00 AM CST" in taken_back.types(CONTACT_ONE, "status EX-1")


def test_a_new_severity_of_it_has_its_time_too(taken_back: FrontDesk) -> None:
    taken_back.types(CONTACT_ONE, "severity EX-1 3")

    told = taken_back.new_in(taken_back.ticket().thread)[-1].text
    assert "You'll hear from a person by Mon 23 Nov, 1:00 PM CST" in told


def test_nobody_answers_it_and_its_customer_reads_an_apology(taken_back: FrontDesk) -> None:
    taken_back.passes(hours=1)

    assert breaches(taken_back) == [MONDAY_NINE + HOUR]
    assert "We're late, and we're sorry" in taken_back.new_in(taken_back.ticket().thread)[-1].text
    assert wanted(taken_back.ticket()) is StateMark.LATE


def test_what_was_answered_before_its_customer_closed_it_has_a_goal_once_it_is_open_again(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(CONTACT_ONE, "close EX-1")

    desk.types(CONTACT_ONE, "reopen EX-1")

    first = next(one for one in desk.ticket().milestones if one.id == FIRST_RESPONSE)
    assert first.ended
    assert first.ended.outcome is Outcome.MET


@pytest.mark.parametrize("order", ["close EX-1", "severity EX-1 4: one office", "reply EX-1 We look into the login"])
def test_a_due_time_that_passed_while_the_desk_stood_still_is_on_record_whatever_comes_first(
    desk: FrontDesk, order: str
) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.stands_still(hours=5)

    desk.types(AGENT_ONE, order)

    assert breaches(desk) == [DUE]
