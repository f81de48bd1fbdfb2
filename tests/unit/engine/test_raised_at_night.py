"""A ticket that somebody has answered is raised outside the hours to a severity that doesn't wait for them.

mpowr/premier calls its first line so for Levels 1 and 2. Support is open from 8:00 to 17:00 in Chicago, Mon–Fri.
"""

from datetime import timedelta

import pytest

from bot.model.milestone import Milestone, MilestoneType
from bot.model.places import Account
from bot.model.ticket import Status
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO, TAM_ONE
from tests.unit.engine.test_call_outs import calls
from tests.unit.engine.test_waking import FIRST, ONE, waking

RAISE = "severity EX-1 1: all is down"
NIGHT = MONDAY_NINE + timedelta(hours=14)
"""Monday 23:00."""
EVERY_CALL = [NIGHT + n * timedelta(minutes=30) for n in range(4)]


def at_night(answer: str) -> FrontDesk:
    """EX-1 of Monday 09:00, Level 4, which Agent One answered so at once. It is 23:00, and people sleep."""
    desk = FrontDesk(file=waking())
    desk.opened(CONTACT_ONE, "4", "How do I export?")
    desk.types(AGENT_ONE, answer)
    desk.passes(hours=14)
    return desk


@pytest.fixture
def night() -> FrontDesk:
    return at_night("reply EX-1 By the menu.")


def is_next(desk: FrontDesk) -> Milestone:
    return next(one for one in desk.ticket().open_milestones if one.type is MilestoneType.NEXT_RESPONSE)


@pytest.mark.parametrize("answer", ["reply EX-1 By the menu.", "ack EX-1", "wait EX-1 Which browser?"])
@pytest.mark.parametrize("who", [CONTACT_ONE, AGENT_TWO, TAM_ONE])
def test_whoever_raises_it_the_line_is_called_at_once_and_by_the_repeats_until_the_hours_begin(
    answer: str, who: Account
) -> None:
    desk = at_night(answer)

    desk.types(who, RAISE)

    desk.passes(hours=12)
    assert calls(desk) == EVERY_CALL


def test_what_was_asked_before_it_calls_all_the_same_and_stays_due(night: FrontDesk) -> None:
    night.hears(CONTACT_ONE, "And where is the menu?", night.ticket().thread)
    due_at = is_next(night).due_at
    night.passes(minutes=10)

    night.types(CONTACT_ONE, RAISE)

    night.passes(minutes=20)
    assert calls(night) == [NIGHT + timedelta(minutes=10)]
    assert is_next(night).due_at == due_at


def test_where_people_are_woken_they_are(night: FrontDesk) -> None:
    night.types(CONTACT_ONE, RAISE)

    night.sweeps()

    for account in (ONE, FIRST):
        (call,) = night.direct(account)
        assert "EX-1 · Acme – raised to Level 1 – Critical, no response since. We're closed until" in call.text
        assert "all is down" in call.text


@pytest.mark.parametrize("order", ["ack EX-1", "take EX-1", "reply EX-1 We restart it.", "wait EX-1 Everybody?"])
def test_a_word_of_a_person_ends_the_calls(night: FrontDesk, order: str) -> None:
    night.types(CONTACT_ONE, RAISE)
    night.passes(minutes=5)

    night.types(AGENT_TWO, order)

    night.passes(hours=12)
    assert calls(night) == [NIGHT]
    assert night.ticket().response is not None


def test_who_takes_note_owes_words_within_the_goal(night: FrontDesk) -> None:
    night.types(CONTACT_ONE, RAISE)
    night.passes(minutes=5)

    night.types(AGENT_TWO, "ack EX-1")

    assert (night.ticket().status, is_next(night).since) == (Status.ACKNOWLEDGED, NIGHT + timedelta(minutes=5))


def test_a_call_that_is_not_out_yet_is_taken_back_by_a_word(night: FrontDesk) -> None:
    night.types(CONTACT_ONE, RAISE)
    night.passes(minutes=5)

    night.types(AGENT_TWO, "ack EX-1")

    assert [post.is_withdrawn for post in night.direct(ONE)] == [True]


def test_lowered_to_a_level_that_does_not_wait_either_they_go_on_and_else_they_end(night: FrontDesk) -> None:
    night.types(CONTACT_ONE, RAISE)
    night.passes(minutes=10)
    night.types(AGENT_ONE, "severity EX-1 2: some can")
    night.passes(minutes=25)

    night.types(AGENT_ONE, "severity EX-1 3: most can")

    night.passes(hours=12)
    assert calls(night) == EVERY_CALL[:2]


def test_raised_again_it_calls_anew(night: FrontDesk) -> None:
    for severity, minutes in (("2", 10), ("3", 10), ("1", 5)):
        night.types(AGENT_ONE, f"severity EX-1 {severity}: as they say")
        night.passes(minutes=minutes)

    assert calls(night) == [NIGHT, NIGHT + timedelta(minutes=20)]


def test_a_snooze_does_not_hold_it_back(night: FrontDesk) -> None:
    night.types(AGENT_ONE, "snooze EX-1 10h")
    night.passes(minutes=1)

    night.types(AGENT_TWO, RAISE)

    night.passes(minutes=5)
    assert calls(night) == [NIGHT + timedelta(minutes=1)]
    assert night.ticket().snoozed_until


def test_another_level_waits_for_the_hours_and_wants_no_answer_to_staff(night: FrontDesk) -> None:
    night.types(AGENT_TWO, "severity EX-1 3: some of them")

    night.passes(hours=9)
    assert calls(night) == []
    assert not night.ticket().open_milestones


def test_within_the_hours_nobody_is_called_and_staff_owe_themselves_no_answer(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4")
    desk.types(AGENT_ONE, "reply EX-1 By the menu.")
    desk.passes(hours=1)

    desk.types(AGENT_TWO, RAISE)

    desk.passes(hours=14)
    assert calls(desk) == []
    assert not desk.ticket().open_milestones


def test_what_its_customer_says_of_it_later_that_night_calls_nobody_again(night: FrontDesk) -> None:
    night.types(CONTACT_ONE, RAISE)
    night.passes(minutes=5)
    night.types(AGENT_TWO, "reply EX-1 We restart it.")
    night.passes(minutes=5)

    night.hears(CONTACT_ONE, "Still nothing", night.ticket().thread)

    night.passes(hours=2)
    assert calls(night) == [NIGHT]


def test_what_came_with_it_unanswered_holds_no_call_back(night: FrontDesk) -> None:
    night.opened(CONTACT_TWO, "4", "The report is slow")
    night.types(AGENT_ONE, "merge EX-2 into EX-1")
    night.passes(minutes=10)

    night.types(CONTACT_ONE, RAISE)

    night.passes(minutes=5)
    assert calls(night) == [NIGHT + timedelta(minutes=10)]


def test_resolved_and_raised_it_is_called_for(night: FrontDesk) -> None:
    night.types(AGENT_ONE, "resolve EX-1 In the menu.")
    night.passes(minutes=10)

    night.types(CONTACT_ONE, RAISE)

    night.passes(minutes=5)
    assert calls(night) == [NIGHT + timedelta(minutes=10)]


def test_nobody_is_called_with_what_was_said_of_a_lowering_before_it(night: FrontDesk) -> None:
    night.types(CONTACT_ONE, "severity EX-1 3: the tills stop")
    night.passes(minutes=1)
    night.types(CONTACT_ONE, "severity EX-1 4: fine again")
    night.passes(minutes=1)

    night.types(CONTACT_ONE, "severity EX-1 1")
    night.passes(minutes=1)

    told = [post.text for post in night.direct(AGENT_ONE) if "is now Level 1" in post.text or "raised to" in post.text]
    told += [post.text for post in night.triage() if "raised to Level 1" in post.text]
    assert len(told) > 1
    assert not [text for text in told if "fine again" in text]
    assert [text for text in told if "the tills stop" in text] == told


def test_the_reminder_of_a_raise_that_nobody_took_note_of_has_the_button_for_it(night: FrontDesk) -> None:
    night.types(CONTACT_ONE, RAISE)

    night.passes(days=2)

    reminders = [post for post in night.direct(AGENT_ONE) if "has heard nothing since" in post.text]
    assert "Acknowledge" in reminders[-1].buttons
    night.types(AGENT_ONE, "ack EX-1")
    night.passes(days=2)
    later = [post for post in night.direct(AGENT_ONE) if "has heard nothing since" in post.text][len(reminders) :]
    assert later
    assert all("Acknowledge" not in post.buttons for post in later)
