"""The next answer to a customer who has had one: a goal of the desk's own, of which its assignee is reminded."""

from datetime import datetime, timedelta

import pytest

from bot.model.milestone import Basis, Milestone, MilestoneType, Outcome
from bot.model.targets import Goals
from bot.model.timer import TimerKind
from policies.terms import Amount, Unit
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, TRIAGE

TUESDAY_NINE = MONDAY_NINE + timedelta(days=1)


@pytest.fixture
def acknowledged(desk: FrontDesk) -> FrontDesk:
    """A ticket of Monday 09:00, which Agent One has acknowledged at once."""
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


@pytest.fixture
def answered(desk: FrontDesk) -> FrontDesk:
    """A ticket of Monday 09:00, which Agent One has answered at once."""
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "reply EX-1 It's the certificate; we renew it.")
    return desk


def nexts(desk: FrontDesk) -> list[Milestone]:
    return [one for one in desk.ticket().milestones if one.type is MilestoneType.NEXT_RESPONSE]


def is_due(desk: FrontDesk) -> datetime | None:
    return next((one.due_at for one in nexts(desk) if one.is_open), None)


def asks(desk: FrontDesk, text: str = "It fails for the Berlin office too") -> None:
    desk.hears(CONTACT_ONE, text, desk.ticket().thread)


# It begins


def test_an_acknowledgement_promises_words_within_a_business_day(acknowledged: FrontDesk) -> None:
    (one,) = nexts(acknowledged)

    assert (one.due_at, one.basis) == (TUESDAY_NINE, Basis.GOAL)


def test_after_an_answer_nothing_is_due_until_the_customer_writes(answered: FrontDesk) -> None:
    before = is_due(answered)

    asks(answered)

    assert (before, is_due(answered)) == (None, TUESDAY_NINE)


def test_it_counts_from_the_oldest_word_that_has_no_answer(answered: FrontDesk) -> None:
    asks(answered)
    answered.passes(hours=2)

    asks(answered, "And for Paris")

    assert is_due(answered) == TUESDAY_NINE


def test_it_counts_in_the_hours_of_the_plan(answered: FrontDesk) -> None:
    answered.passes(days=4)

    asks(answered)

    friday = MONDAY_NINE + timedelta(days=4)
    assert is_due(answered) == friday + timedelta(days=3)


def test_thanks_want_no_answer(answered: FrontDesk) -> None:
    asks(answered, "thanks!")

    assert is_due(answered) is None


def test_who_says_that_it_is_over_is_not_forgotten_until_somebody_closes_it(answered: FrontDesk) -> None:
    asks(answered, "it works again, thanks")

    assert is_due(answered) == TUESDAY_NINE


def test_before_the_first_response_there_is_none(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    asks(desk)

    assert nexts(desk) == []


def test_the_desk_file_says_by_when(desk: FrontDesk) -> None:
    hour = Goals(next_response=Amount(value=1, unit=Unit.BUSINESS_HOUR))
    desk.is_set_up(goals=hour)
    desk.opened(CONTACT_ONE, "3")

    desk.types(AGENT_ONE, "ack EX-1")

    assert is_due(desk) == MONDAY_NINE + timedelta(hours=1)


def test_words_after_an_early_answer_still_wait_for_one(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=2)
    desk.hears(AGENT_ONE, "We look at it now", asked)
    desk.passes(minutes=3)
    desk.hears(CONTACT_ONE, "It got worse: nobody can pay either", asked)

    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "3")

    assert is_due(desk)


# It ends


@pytest.mark.parametrize(
    "order", ["reply EX-1 We have renewed it.", "wait EX-1 Which office?", "resolve EX-1 Renewed."]
)
def test_words_of_a_person_meet_it(acknowledged: FrontDesk, order: str) -> None:
    acknowledged.types(AGENT_TWO, order)

    assert [one.ended.outcome for one in nexts(acknowledged) if one.ended] == [Outcome.MET]
    assert is_due(acknowledged) is None


def test_a_note_among_staff_does_not_meet_it(acknowledged: FrontDesk) -> None:
    acknowledged.types(AGENT_ONE, "note EX-1 The certificate again.")

    assert is_due(acknowledged)


def test_a_closed_ticket_owes_nobody_an_answer(acknowledged: FrontDesk) -> None:
    acknowledged.types(AGENT_ONE, "close EX-1")

    assert is_due(acknowledged) is None
    assert acknowledged.waiting("EX-1") == []


# It pauses


def test_while_the_ticket_is_snoozed_its_time_does_not_run(acknowledged: FrontDesk) -> None:
    acknowledged.passes(hours=1)

    acknowledged.types(AGENT_ONE, "snooze EX-1 2h")

    assert [timer.kind for timer in acknowledged.waiting("EX-1")] == [TimerKind.WAKE]
    acknowledged.passes(hours=2)
    assert is_due(acknowledged) == TUESDAY_NINE + timedelta(hours=2)


# Its reminders


def test_its_assignee_is_reminded_when_it_is_due_and_nobody_else(acknowledged: FrontDesk) -> None:
    before = len(acknowledged.under(acknowledged.ticket().card_in(TRIAGE)))

    acknowledged.passes(days=1)

    assert "EX-1 · Acme – the customer has heard nothing since" in acknowledged.direct(AGENT_ONE)[-1].text
    assert len(acknowledged.under(acknowledged.ticket().card_in(TRIAGE))) == before


def test_half_as_long_again_the_first_line_is_called_in_triage(acknowledged: FrontDesk) -> None:
    acknowledged.passes(days=2)

    called = acknowledged.under(acknowledged.ticket().card_in(TRIAGE))[-1].text
    assert "the customer has heard nothing since" in called
    assert "@Agent One" in called


def test_it_goes_on_once_for_each_further_business_day(acknowledged: FrontDesk) -> None:
    acknowledged.passes(days=2)
    before = len(acknowledged.under(acknowledged.ticket().card_in(TRIAGE)))

    acknowledged.passes(days=2)

    assert len(acknowledged.under(acknowledged.ticket().card_in(TRIAGE))) == before + 2


def test_the_first_line_is_called_where_the_assignee_has_left(acknowledged: FrontDesk) -> None:
    gone = tuple(person for person in acknowledged.file.people if person.id != "agent-one")
    acknowledged.is_set_up(people=gone)

    acknowledged.passes(days=1)

    assert "the customer has heard nothing since" in acknowledged.under(acknowledged.ticket().card_in(TRIAGE))[-1].text


def test_a_reminder_that_is_not_out_yet_is_taken_back_by_an_answer(acknowledged: FrontDesk) -> None:
    acknowledged.stands_still(days=1)

    acknowledged.types(AGENT_ONE, "reply EX-1 Renewed.")

    assert acknowledged.direct(AGENT_ONE)[-1].is_withdrawn


def test_who_asks_for_news_reaches_the_assignee_at_once_and_again_by_the_goal(acknowledged: FrontDesk) -> None:
    acknowledged.passes(hours=3)

    asks(acknowledged, "any news? still down")

    assert "asks for news on EX-1" in acknowledged.direct(AGENT_ONE)[-1].text
    assert is_due(acknowledged) == TUESDAY_NINE
