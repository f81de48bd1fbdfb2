"""A customer's own change of severity counts like a message of theirs, in whatever state their ticket is."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.events import AnswerWanted
from bot.model.milestone import Milestone, MilestoneType, Outcome
from bot.model.ticket import Status
from tests.shipped import readme_pack
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, TAM_ONE, TRIAGE
from tests.unit.engine.test_raised import raised, told

TUESDAY_TEN = MONDAY_NINE + timedelta(days=1, hours=1)
RAISE = "severity EX-1 1: nobody can log in"


@pytest.fixture
def asked() -> FrontDesk:
    """EX-1 of Monday 09:00, which waits for its customer since; a desk that closes what nobody answers. It is 10:00."""
    file = people.a_desk_file()
    desk = FrontDesk(file=replace(file, goals=replace(file.goals, close_waiting=True)))
    desk.opened(CONTACT_ONE, "4", "How do I export?")
    desk.types(AGENT_ONE, "wait EX-1 Which browser?")
    desk.passes(hours=1)
    return desk


@pytest.fixture
def answered(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Monday 09:00, which was answered at once. It is 10:00."""
    desk.opened(CONTACT_ONE, "4", "How do I export?")
    desk.types(AGENT_ONE, "reply EX-1 By the menu.")
    desk.passes(hours=1)
    return desk


@pytest.fixture
def resolved(answered: FrontDesk) -> FrontDesk:
    answered.types(AGENT_ONE, "resolve EX-1 It's in the menu.")
    answered.passes(minutes=30)
    return answered


def of(desk: FrontDesk, kind: MilestoneType) -> Milestone:
    return next(one for one in desk.ticket().milestones if one.type is kind)


# While we wait for them


@pytest.mark.parametrize("order", [RAISE, "severity EX-1 1", "severity EX-1 3: two of us"])
def test_it_ends_the_wait_and_what_they_were_asked_is_asked_no_more(asked: FrontDesk, order: str) -> None:
    asked.types(CONTACT_ONE, order)

    asked.passes(days=14)

    assert asked.ticket().status is Status.ACKNOWLEDGED
    assert not [post for post in asked.posts() if "we still need your answer" in post.text]
    ended = of(asked, MilestoneType.CUSTOMER_REPLY).ended
    assert ended is not None
    assert ended.outcome is Outcome.MET


def test_the_next_response_is_due_from_then_on(asked: FrontDesk) -> None:
    asked.types(CONTACT_ONE, RAISE)

    assert of(asked, MilestoneType.NEXT_RESPONSE).due_at == TUESDAY_TEN


def test_their_card_says_no_longer_that_we_wait_for_them(asked: FrontDesk) -> None:
    asked.types(CONTACT_ONE, RAISE)

    assert "Waiting for you" not in asked.standing(asked.ticket().card)


@pytest.mark.parametrize("who", [AGENT_TWO, TAM_ONE])
def test_what_staff_change_is_no_word_of_the_customers(asked: FrontDesk, who: people.Account) -> None:
    asked.types(who, RAISE)

    assert asked.ticket().status is Status.WAITING
    assert of(asked, MilestoneType.CUSTOMER_REPLY).is_open
    assert not any(one.type is MilestoneType.NEXT_RESPONSE for one in asked.ticket().milestones)


def test_its_assignee_reads_the_reason(asked: FrontDesk) -> None:
    asked.types(CONTACT_ONE, RAISE)

    assert "Set by Contact One: nobody can log in." in told(asked, AGENT_ONE)[0].text


def test_what_they_lower_is_told_to_its_assignee_with_the_reason_and_calls_nobody(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_TWO, "wait EX-1 Which office?")

    desk.types(CONTACT_ONE, "severity EX-1 3: only the Berlin office")

    (line,) = raised(desk)
    assert "(was Level 2 – Urgent). Set by Contact One: only the Berlin office." in line.text
    assert "@" not in line.text
    assert len(told(desk, AGENT_TWO)) == 1
    assert told(desk, TAM_ONE) == []


# After an answer


def test_after_an_answer_it_wants_another(answered: FrontDesk) -> None:
    answered.types(CONTACT_ONE, RAISE)

    assert of(answered, MilestoneType.NEXT_RESPONSE).due_at == TUESDAY_TEN


def test_what_is_due_already_stays_due_when_it_was(answered: FrontDesk) -> None:
    answered.hears(CONTACT_ONE, "Where is the menu?", answered.ticket().thread)
    answered.passes(hours=2)

    answered.types(CONTACT_ONE, RAISE)

    assert of(answered, MilestoneType.NEXT_RESPONSE).due_at == TUESDAY_TEN


def test_before_any_answer_nothing_else_is_wanted(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4")

    desk.types(CONTACT_ONE, RAISE)

    assert not [event for event in desk.history("EX-1") if isinstance(event, AnswerWanted)]


def test_staff_read_in_the_history_that_it_wants_an_answer(answered: FrontDesk) -> None:
    answered.types(CONTACT_ONE, RAISE)

    assert "That wants an answer from us." in answered.types(AGENT_ONE, "history EX-1")
    assert "wants an answer" not in answered.types(CONTACT_ONE, "history EX-1")


def test_somebody_can_take_note_of_a_raise(answered: FrontDesk) -> None:
    answered.types(CONTACT_ONE, RAISE)
    (line,) = raised(answered)
    answered.passes(minutes=5)

    answered.types(AGENT_TWO, "ack EX-1")

    assert line.buttons == ["Acknowledge"]
    assert answered.ticket().assignee_id == "agent-two"
    assert "Agent Two is looking into this now." in answered.new_in(answered.ticket().thread)[-1].text


def test_taking_it_takes_note_of_it(answered: FrontDesk) -> None:
    answered.types(CONTACT_ONE, RAISE)
    answered.passes(minutes=5)

    answered.types(AGENT_TWO, "take EX-1")

    assert "Agent Two is looking into this now." in answered.new_in(answered.ticket().thread)[-1].text


def test_once_somebody_has_there_is_nothing_to_take_note_of(answered: FrontDesk) -> None:
    answered.types(CONTACT_ONE, RAISE)
    answered.passes(minutes=5)
    answered.types(AGENT_TWO, "ack EX-1")
    answered.passes(minutes=5)

    assert "already acknowledged" in answered.types(AGENT_ONE, "ack EX-1")


# Once it is resolved


def test_who_raises_what_is_resolved_opens_it_again(resolved: FrontDesk) -> None:
    resolved.types(CONTACT_ONE, RAISE)

    ticket = resolved.ticket()
    assert (ticket.status, ticket.severity) == (Status.NEW, "1")
    assert of(resolved, MilestoneType.NEXT_RESPONSE).due_at == MONDAY_NINE + timedelta(hours=2, minutes=30)
    assert "EX-1 is open again." in resolved.new_in(ticket.thread)[-2].text


def test_triage_reads_it_once_with_the_reason(resolved: FrontDesk) -> None:
    before = len(resolved.under(resolved.ticket().card_in(TRIAGE)))

    resolved.types(CONTACT_ONE, RAISE)

    (line,) = resolved.under(resolved.ticket().card_in(TRIAGE))[before:]
    assert "is now Level 1 – Critical (was Level 4 – Normal). Set by Contact One: nobody can log in." in line.text
    assert "Open again" in line.text


def test_who_lowers_what_is_resolved_reads_how_to_open_it(resolved: FrontDesk) -> None:
    resolved.types(CONTACT_ONE, "severity EX-1 2: nobody")
    resolved.types(AGENT_ONE, "resolve EX-1 Restarted.")
    resolved.passes(minutes=1)

    refused = resolved.types(CONTACT_ONE, "severity EX-1 4: it was one of us")

    assert "EX-1 is resolved. “reopen EX-1” opens it again." in refused
    assert "it was one of us" in refused
    assert (resolved.ticket().status, resolved.ticket().severity) == (Status.RESOLVED, "2")


def test_staff_change_the_severity_of_what_is_resolved_and_it_stays_so(resolved: FrontDesk) -> None:
    resolved.types(AGENT_ONE, RAISE)

    assert (resolved.ticket().status, resolved.ticket().severity) == (Status.RESOLVED, "1")


def test_a_reminder_of_what_is_promised_has_the_button_for_a_raise_that_nobody_took_note_of(desk: FrontDesk) -> None:
    desk.agrees(people.ACME, readme_pack("northwind").plans["care"])
    desk.opened(CONTACT_ONE, "P1")
    desk.types(AGENT_ONE, "reply EX-1 By the menu.")
    desk.passes(minutes=10)
    desk.types(CONTACT_ONE, "severity EX-1 P0: nobody can ship")

    desk.passes(hours=3)

    (reminder,) = (post for post in desk.triage() if "next update, due in 1 h" in post.text)
    assert reminder.buttons == ["Acknowledge", "Reply", "Resolve"]
