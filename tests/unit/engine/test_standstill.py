"""What fell due while the desk was down: told once at its start, marked late, and recorded in full."""

from datetime import timedelta

import pytest

from bot.engine.escalation.live_reminder import LATE
from bot.events import AskedAgain, PromiseMissed, Reminded
from bot.model.ticket import Status
from bot.model.timer import TimerKind
from tests.unit.engine.desk import FrontDesk, Post
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, TAM_ONE, TRIAGE


def late(desk: FrontDesk) -> list[Post]:
    """What triage reads in its channel, as parts of one message."""
    return [post for post in desk.triage() if post.held.entry.series == LATE]


def test_reminders_that_fell_due_together_are_told_once_at_the_highest(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    desk.stands_still(hours=4, minutes=10)

    (reminder,) = late(desk)
    assert "overdue by" in reminder.text
    assert "@Engineer One" in reminder.text


def test_the_account_manager_is_told_once_too(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    desk.stands_still(hours=4, minutes=10)

    assert len(desk.direct(TAM_ONE)) == 1


def test_each_of_them_is_on_the_record_with_how_late_it_was(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    desk.stands_still(hours=4, minutes=10)

    told = [event for event in desk.history("EX-1") if isinstance(event, Reminded)]
    assert [event.step for event in told] == [50, 75, 90, 100]
    assert [event.late_seconds // 60 for event in told] == [130, 70, 34, 10]


def test_the_reminder_says_that_it_is_late_and_why(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    desk.stands_still(hours=2, minutes=20)

    (reminder,) = late(desk)
    assert "This reminder is 20 min late: the desk wasn't running." in reminder.text


def test_a_moment_late_is_not_worth_a_word(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")

    desk.stands_still(hours=2, seconds=90)

    (reminder,) = desk.under(ticket.card_in(TRIAGE))
    assert "late" not in reminder.text


def test_the_miss_is_recorded_when_the_desk_starts_again(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    desk.stands_still(days=2)

    (breach,) = [event for event in desk.history("EX-1") if isinstance(event, PromiseMissed)]
    assert breach.due_at == desk.ticket().due_at
    assert breach.at == desk.clock.at


def test_repeats_that_were_missed_are_not_made_up_for(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "1")

    desk.stands_still(hours=3, minutes=20)  # due after two hours; repeats at 2:30 and 3:00 are past

    (repeat,) = [timer for timer in desk.waiting("EX-1") if timer.kind is TimerKind.REPEAT]
    assert repeat.step == 3
    assert repeat.due_at == desk.clock.at + timedelta(minutes=10)


def test_two_starts_in_a_row_say_it_once(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.stands_still(hours=4, minutes=10)

    desk.sweeps()

    assert len(late(desk)) == 1


def test_what_was_answered_before_the_standstill_is_not_told_after_it(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "ack EX-1")

    desk.stands_still(hours=5)

    assert desk.under(ticket.card_in(TRIAGE)) == []


def test_a_question_is_asked_again_late_rather_than_never(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.stands_still(minutes=25)

    assert isinstance(desk.history(desk.intake(asked).id)[-1], AskedAgain)


@pytest.mark.parametrize(("minutes", "left"), [(10, "20 minutes"), (25, "5 minutes"), (29.5, "1 minute")])
def test_it_then_says_how_long_there_really_is(desk: FrontDesk, minutes: float, left: str) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.stands_still(minutes=minutes)

    assert f"we'll open it in {left} and" in desk.new_in(asked)[-1].text


def test_a_resolved_ticket_closes_at_the_start(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "resolve EX-1")

    desk.stands_still(days=9)

    assert desk.ticket().status is Status.CLOSED
