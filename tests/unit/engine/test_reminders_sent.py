"""Several milestones at once, as people read of them: nothing lost, nothing twice, nothing where it doesn't belong."""

from datetime import timedelta

import pytest

from bot.events import RemindersRestored
from bot.model.milestone import MilestoneType
from bot.model.targets import Goals
from bot.model.ticket import Status
from bot.model.timer import TimerKind
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.outgoing import Sent, lives, sends
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, TRIAGE, home

HOUR = timedelta(hours=1)


@pytest.fixture
def waiting(desk: FrontDesk) -> FrontDesk:
    """A ticket of Monday 09:00, on which Agent One has asked the customer something."""
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "wait EX-1 Which offices are affected?")
    return desk


def read_in(channel: object, sent: list[Sent], words: str) -> list[str]:
    return [one.text for one in sent if one.to == channel and words in one.text]


def test_the_end_of_the_nudges_reaches_the_assignee(waiting: FrontDesk) -> None:
    sent = lives(waiting, days=14)

    assert [one.to for one in sent if "no answer from the customer after two reminders" in one.text] == [AGENT_ONE]


def test_a_late_reminder_to_the_customer_is_never_reworded_for_the_team(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "1", "The site is down")
    sends(desk)
    desk.passes(hours=1)
    desk.clock.at += timedelta(minutes=2)

    sent = sends(desk)

    assert read_in(home(GLOBE_ONE), sent, "about EX-1: 📞")
    assert not read_in(home(GLOBE_ONE), sent, "no response yet")


def test_a_reminder_of_one_milestone_does_not_take_back_that_of_another(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "1", "The site is down")
    desk.stands_still(hours=1)

    desk.types(AGENT_ONE, "phoned EX-1")

    assert read_in(TRIAGE, sends(desk), "no response yet, due in")


def test_a_nudge_that_is_due_as_the_ticket_wakes_goes_out_too(waiting: FrontDesk) -> None:
    waiting.types(AGENT_ONE, "snooze EX-1 3d")

    sent = lives(waiting, days=3)

    assert read_in(TRIAGE, sent, "is back in the queue")
    assert read_in(home(CONTACT_ONE), sent, "we still need your answer")


def test_a_goal_that_was_silent_beside_a_promise_is_heard_again(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "2", "The site is slow")
    desk.types(AGENT_ONE, "ack EX-1")
    lives(desk, minutes=20)
    desk.opened(GLOBE_ONE, "1", "The site is down")
    desk.types(AGENT_ONE, "merge EX-2 into EX-1")

    desk.types(AGENT_ONE, "ack EX-1")

    assert any("confirmation" in timer.about for timer in desk.waiting("EX-1"))


def test_nothing_is_ever_said_to_have_been_lost(waiting: FrontDesk) -> None:
    lives(waiting, days=14)

    assert not [event for event in waiting.history("EX-1") if isinstance(event, RemindersRestored)]


def test_a_reopened_goal_that_is_raised_is_due_from_the_raise(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")
    desk.clock.at = MONDAY_NINE + 48 * HOUR
    desk.types(CONTACT_ONE, "reopen EX-1")
    lives(desk, hours=3)

    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    goal = desk.ticket().milestone
    assert goal
    assert goal.due_at == MONDAY_NINE + 52 * HOUR
    rungs = [timer.due_at for timer in desk.waiting("EX-1") if timer.kind is TimerKind.REMIND]
    assert [(at - desk.clock.at) // timedelta(minutes=1) for at in rungs] == [30, 45, 54, 60]


def test_what_was_said_about_it_before_a_merge_is_not_said_again(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1", "All is down")
    desk.opened(CONTACT_TWO, "4", "The login page is white")
    lives(desk, minutes=31)

    desk.types(AGENT_ONE, "merge EX-1 into EX-2")

    assert not read_in(TRIAGE, lives(desk, minutes=5), "50 %")


def test_a_merged_customer_who_waited_for_an_answer_still_does(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "reply EX-1 It is the certificate.")
    desk.opened(CONTACT_TWO, "3", "The report is empty")
    desk.types(AGENT_ONE, "ack EX-2")

    desk.types(AGENT_ONE, "merge EX-2 into EX-1")

    assert MilestoneType.NEXT_RESPONSE in {one.type for one in desk.ticket("EX-1").open_milestones}


def test_a_ticket_whose_customer_is_promised_something_is_never_closed_for_silence(desk: FrontDesk) -> None:
    desk.is_set_up(goals=Goals(close_waiting=True))
    desk.opened(CONTACT_ONE, "3")
    desk.opened(CONTACT_TWO, "4", "The report is empty")
    desk.types(AGENT_ONE, "wait EX-1 Which offices are affected?")
    lives(desk, days=7)
    desk.types(AGENT_ONE, "merge EX-2 into EX-1")

    lives(desk, days=10)

    assert desk.ticket("EX-1").status is not Status.CLOSED


def test_what_waits_for_a_first_response_cannot_be_snoozed(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.opened(CONTACT_TWO, "4", "The report is empty")
    desk.types(AGENT_ONE, "merge EX-2 into EX-1")

    assert "still waits for a first response" in desk.types(AGENT_ONE, "snooze EX-1 2h")


def test_an_answer_in_time_is_not_called_late_for_a_guest(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1", "All is down")
    desk.opened(CONTACT_TWO, "3", "The report is empty")
    desk.types(AGENT_ONE, "ack EX-2")
    desk.types(AGENT_ONE, "merge EX-1 into EX-2")
    lives(desk, hours=2)

    desk.types(AGENT_ONE, "reply EX-2 It is the database.")

    assert "(late)" not in desk.card_in(desk.ticket("EX-2"))


def test_the_own_goals_of_a_plan_without_hours_are_those_of_an_office(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "3", "The report is empty")
    desk.clock.at = MONDAY_NINE + (4 * 24 + 1) * HOUR  # Friday, 10:00
    desk.types(AGENT_ONE, "ack EX-1")

    due = [one.due_at for one in desk.ticket().open_milestones if one.type is MilestoneType.NEXT_RESPONSE]

    assert [at.strftime("%a") for at in due if at] == ["Mon"]


def test_the_queue_names_what_is_past_our_own_goal(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "2", "The site is slow")
    desk.types(AGENT_ONE, "reply EX-1 It is the cache.")
    lives(desk, days=3)

    assert "confirmation of the severity, our goal: −2 days 16 h" in desk.types(AGENT_ONE, "queue")
