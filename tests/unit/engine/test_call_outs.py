"""A severity that doesn't wait for support hours: its line is called at once, and until somebody answers or they begin.

mpowr/premier calls its first line so for Levels 1 and 2. Support is open from 8:00 to 17:00 in Chicago, Mon–Fri.
"""

from datetime import datetime, timedelta

import pytest

from bot.events import Reminded
from bot.model.ticket import Ticket
from bot.model.timer import TimerKind
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk, Post
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE

CLOSED = MONDAY_NINE + timedelta(hours=9)
"""Monday 18:00."""
OPENING = MONDAY_NINE + timedelta(hours=23)
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def night(desk: FrontDesk) -> FrontDesk:
    """The desk on Monday at 18:00."""
    desk.passes(hours=9)
    return desk


def calls(desk: FrontDesk, number: str = "EX-1") -> list[datetime]:
    told = (event for event in desk.history(number) if isinstance(event, Reminded))
    return [event.at for event in told if event.kind is TimerKind.CALL_OUT]


def last(desk: FrontDesk, ticket: Ticket) -> Post:
    return desk.under(ticket.card_in(TRIAGE))[-1]


def test_the_line_is_called_at_once_and_by_the_repeats_until_the_hours_begin(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "1")

    night.passes(hours=14)

    assert calls(night) == [CLOSED + n * HALF_AN_HOUR for n in range(4)]
    assert night.ticket().due_at == OPENING + timedelta(hours=1)


def test_after_the_repeats_it_is_called_once_a_day_over_a_weekend(desk: FrontDesk) -> None:
    desk.passes(days=4, hours=9)
    friday = desk.clock.at
    desk.opened(CONTACT_ONE, "2")

    desk.passes(days=4)

    nights = [timedelta(days=1, minutes=90), timedelta(days=2, minutes=90)]
    assert calls(desk) == [friday + after for after in (*(n * HALF_AN_HOUR for n in range(4)), *nights)]


def test_the_call_says_what_waits_and_that_it_is_outside_the_hours(night: FrontDesk) -> None:
    ticket = night.opened(CONTACT_ONE, "1")

    night.sweeps()

    said = last(night, ticket)
    assert "EX-1 · Acme – no response yet. We're closed until Tue 24 Nov, 8:00 AM CST, but this" in said.text
    assert "this level can't wait. Due Tue 24 Nov, 9:00 AM CST." in said.text
    assert "@Agent One" in said.text
    assert "@Agent Two" not in said.text
    assert said.buttons == ["Acknowledge"]


def test_it_is_in_the_history_and_what_comes_next_too(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "1")
    night.passes(minutes=1)

    told = night.types(AGENT_ONE, "history EX-1")

    assert "A reminder of the first response went out, outside support hours." in told


def test_nobody_is_called_any_more_once_somebody_has_answered(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "1")
    night.passes(minutes=5)

    night.types(AGENT_ONE, "ack EX-1")

    night.passes(hours=14)
    assert calls(night) == [CLOSED]


def test_a_call_that_is_not_out_yet_is_withdrawn_by_an_answer(night: FrontDesk) -> None:
    ticket = night.opened(CONTACT_ONE, "1")
    night.passes(minutes=5)

    night.types(AGENT_ONE, "ack EX-1")

    assert last(night, ticket).is_withdrawn


@pytest.mark.parametrize("severity", ["3", "4", None])
def test_another_severity_waits_for_the_hours(night: FrontDesk, severity: str | None) -> None:
    night.opened(CONTACT_ONE, severity)

    night.passes(hours=13)

    assert calls(night) == []


def test_what_was_opened_within_the_hours_calls_nobody_when_they_end(desk: FrontDesk) -> None:
    desk.passes(hours=7, minutes=30)

    desk.opened(CONTACT_ONE, "1")

    desk.passes(hours=14)
    assert calls(desk) == []


def test_what_is_raised_outside_the_hours_calls_at_once_and_again_if_it_was_lowered_between(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "3")
    for severity in ("1", "3", "2"):
        night.passes(minutes=10)
        night.types(AGENT_ONE, f"severity EX-1 {severity}: one office")

    night.passes(minutes=30)

    assert calls(night) == [CLOSED + timedelta(minutes=after) for after in (10, 30, 60)]


def test_what_is_raised_further_calls_anew(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "2")
    night.passes(minutes=10)

    night.types(AGENT_ONE, "severity EX-1 1: one office")

    night.passes(minutes=30)
    assert calls(night) == [CLOSED, CLOSED + timedelta(minutes=10), CLOSED + timedelta(minutes=40)]


def test_what_is_lowered_to_a_severity_that_does_not_wait_either_goes_on_as_before(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "1")
    night.passes(minutes=10)

    night.types(AGENT_ONE, "severity EX-1 2: one office")

    night.passes(minutes=30)
    assert calls(night) == [CLOSED, CLOSED + HALF_AN_HOUR]


def test_what_is_opened_again_outside_the_hours_calls_at_once(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")
    desk.passes(hours=9)

    desk.hears(CONTACT_ONE, "It is down again", ticket.thread)

    desk.sweeps()
    assert calls(desk) == [CLOSED]
    assert "open again, no response since. We're closed until" in last(desk, ticket).text


def test_a_ticket_that_comes_with_another_is_called_for_there(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "1")
    night.opened(CONTACT_TWO, "3", "A report is slow")
    night.passes(minutes=10)

    night.types(AGENT_ONE, "merge EX-1 into EX-2")

    night.passes(minutes=30)
    assert calls(night, "EX-2") == [CLOSED + HALF_AN_HOUR]


def test_after_a_standstill_there_is_one_call_and_it_says_that_it_is_late(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "1")

    night.stands_still(hours=1)

    assert calls(night) == [CLOSED + timedelta(hours=1)]
    assert "This reminder is 1 h late" in night.triage()[-1].text


def test_a_closed_ticket_calls_nobody(night: FrontDesk) -> None:
    night.opened(CONTACT_ONE, "1")
    night.passes(minutes=5)

    night.types(AGENT_ONE, "close EX-1")

    night.passes(hours=2)
    assert calls(night) == [CLOSED]


def test_its_customer_reads_that_somebody_is_called_unless_they_chose_it_when_somebody_was_there(
    night: FrontDesk,
) -> None:
    said = "We open Tue 24 Nov, 8:00 AM CST."
    called = "We're calling the people on duty before that, too."
    night.opened(CONTACT_ONE, "1")
    night.hears(CONTACT_TWO, "The reports are empty")
    night.passes(hours=14, minutes=1)

    night.types(CONTACT_TWO, "severity EX-2 1")

    cards = [night.standing(night.ticket(number).card) for number in ("EX-1", "EX-2")]
    assert [said in card for card in cards] == [True, True]
    assert [called in card for card in cards] == [True, False]
