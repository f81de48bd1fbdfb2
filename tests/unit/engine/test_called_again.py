"""What its line was called for at night, and what somebody closed: it is called again where it is night, and not else.

EX-1 is Level 1 of mpowr/premier, opened on Monday at 18:00, called for, and closed by an agent at 18:05 without a word.
Support is open from 8:00 to 17:00 in Chicago, Mon–Fri.
"""

from datetime import timedelta

import pytest

from bot.engine.escalation.live_reminder import LATE
from bot.events import PromiseMissed, Reminded
from bot.shell.auditor import Auditor
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.unit.engine.test_audit import auditor, lose
from tests.unit.engine.test_call_outs import calls
from tests.unit.engine.test_waking import FIRST, ONE, waking

__all__ = ["auditor"]

CLOSED, HALF_AN_HOUR = MONDAY_NINE + timedelta(hours=9), timedelta(minutes=30)
NOT_RUNNING = "the desk wasn't running"


@pytest.fixture
def desk() -> FrontDesk:
    """A desk that wakes people, on Monday at 18:00, where EX-1 is opened."""
    desk = FrontDesk(file=waking())
    desk.passes(hours=9)
    desk.opened(CONTACT_ONE, "1")
    return desk


@pytest.fixture
def closed(desk: FrontDesk) -> FrontDesk:
    desk.passes(minutes=5)
    desk.types(AGENT_TWO, "close EX-1")
    return desk


def reopened(desk: FrontDesk, **after: float) -> FrontDesk:
    """Let so much time pass until its customer writes, and a moment more."""
    desk.passes(**after)
    desk.hears(CONTACT_ONE, "It is down again", desk.ticket().thread)
    desk.passes(seconds=10)
    return desk


def said(desk: FrontDesk, number: str = "EX-1") -> list[str]:
    return [post.text for post in desk.under(desk.ticket(number).card_in(TRIAGE))]


@pytest.mark.parametrize("after", [{"hours": 14, "minutes": 15}, {"days": 2, "hours": 16}])
def test_opened_again_within_the_hours_wakes_nobody(closed: FrontDesk, after: dict[str, float]) -> None:
    reopened(closed, **after)

    assert calls(closed) == [CLOSED]
    assert (len(closed.direct(ONE)), len(closed.direct(FIRST))) == (1, 1)
    assert not any(NOT_RUNNING in post.text for post in closed.triage())


def test_overdue_by_then_its_promise_is_named_once(closed: FrontDesk) -> None:
    reopened(closed, days=2, hours=16)

    body = said(closed)[-1].partition("\n")[2]
    assert (body.count("Tue 24 Nov, 9:00"), body.lower().count("no response yet")) == (1, 1)


def test_opened_again_the_same_night_it_is_called_for_at_once_under_its_card_and_not_late(closed: FrontDesk) -> None:
    reopened(closed, hours=1, minutes=5)

    assert calls(closed) == [CLOSED, CLOSED + timedelta(minutes=70)]
    assert "but this level can't wait" in said(closed)[-1]
    assert NOT_RUNNING not in said(closed)[-1]


def test_from_then_on_the_calls_go_by_the_repeats(closed: FrontDesk) -> None:
    reopened(closed, hours=1, minutes=5).passes(hours=12)

    again = CLOSED + timedelta(minutes=70)
    assert calls(closed)[1:] == [again + n * HALF_AN_HOUR for n in range(4)]


@pytest.mark.parametrize("by_staff", [True, False])
def test_opened_again_the_next_night_it_is_called_for_anew(closed: FrontDesk, by_staff: bool) -> None:
    if by_staff:
        closed.passes(days=1)
        closed.types(AGENT_ONE, "reopen EX-1")
    else:
        reopened(closed, days=1)

    closed.passes(minutes=31)
    again = CLOSED + timedelta(days=1, minutes=5)
    assert calls(closed)[1:] == [again, again + HALF_AN_HOUR]


def test_a_reminder_and_a_call_in_one_message_say_once_what_is_due(closed: FrontDesk) -> None:
    reopened(closed, days=1)

    body = said(closed)[-1].partition("\n")[2]
    assert "no response yet, overdue by 8 h (Tue 24 Nov, 9:00 AM CST).\nWe're closed until Wed 25 Nov" in body
    assert (body.count("Tue 24 Nov, 9:00"), body.lower().count("no response yet")) == (1, 1)


def test_who_is_woken_reads_all_of_it_there(closed: FrontDesk) -> None:
    reopened(closed, days=1)

    woken = closed.direct(ONE)[-1].text
    assert "no response yet. We're closed until Wed 25 Nov, 8:00 AM CST, but this level can't wait." in woken
    assert "Overdue since Tue 24 Nov, 9:00 AM CST." in woken


def test_merged_the_same_night_it_is_called_for_at_once_and_not_late(closed: FrontDesk) -> None:
    closed.opened(CONTACT_TWO, "4", "How do I print?")
    closed.passes(hours=1, minutes=5)
    closed.hears(CONTACT_ONE, "It is down again", closed.ticket().thread)

    closed.types(AGENT_TWO, "merge EX-1 into EX-2")

    closed.passes(minutes=31)
    again = CLOSED + timedelta(minutes=70)
    assert calls(closed, "EX-2") == [again, again + HALF_AN_HOUR]
    assert not any(NOT_RUNNING in post.text for post in closed.triage())


def test_where_a_standstill_ends_within_the_hours_nobody_is_woken_any_more(closed: FrontDesk) -> None:
    closed.passes(hours=13, minutes=40)
    ticket = closed.opened(CONTACT_TWO, "1", "Nobody can log in")
    woken = len(closed.direct(ONE))

    closed.stands_still(minutes=35)

    late = [post.text for post in closed.triage() if post.held.entry.series == LATE]
    assert len(closed.direct(ONE)) == woken
    assert [ticket.id in text and "35 min late: the desk wasn't running" in text for text in late] == [True]


# Timers that were lost are set again: that isn't a standstill


def test_what_was_lost_is_asked_at_once_and_not_as_late(desk: FrontDesk, auditor: Auditor) -> None:
    desk.passes(minutes=10)
    lose(desk, desk.ticket().id)
    desk.passes(minutes=40)

    auditor.look()
    desk.passes(seconds=10)

    assert calls(desk) == [CLOSED, CLOSED + timedelta(minutes=50)]
    assert "but this level can't wait" in said(desk)[-1]
    assert not any(NOT_RUNNING in post.text for post in desk.triage())


def test_so_are_reminders_each_of_which_was_told_before(desk: FrontDesk, auditor: Auditor) -> None:
    desk.passes(hours=15, minutes=20)
    lose(desk, desk.ticket().id)
    desk.passes(minutes=25)

    auditor.look()
    desk.passes(seconds=10)

    late = [event.late_seconds for event in desk.history("EX-1") if isinstance(event, Reminded)]
    assert "overdue by 45 min" in said(desk)[-1]
    assert set(late) == {0}
    assert sum(isinstance(event, PromiseMissed) for event in desk.history("EX-1")) == 1
    assert not any(NOT_RUNNING in post.text for post in desk.triage())


def test_calls_for_a_raise_go_on_after_they_were_lost(auditor: Auditor, desk: FrontDesk) -> None:
    desk.opened(CONTACT_TWO, "4", "How do I print?")
    desk.types(AGENT_ONE, "reply EX-2 By the menu.")
    desk.passes(minutes=10)
    desk.types(CONTACT_TWO, "severity EX-2 1: all is down")
    desk.passes(minutes=5)
    lose(desk, desk.ticket("EX-2").id)
    desk.passes(minutes=40)

    auditor.look()
    desk.passes(minutes=16)

    assert calls(desk, "EX-2") == [CLOSED + timedelta(minutes=after) for after in (10, 55, 70)]
