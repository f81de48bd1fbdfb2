"""From the answer to the one question to a ticket that stands."""

from datetime import timedelta

import pytest

from bot.events import IntakeOpened, TicketOpened
from bot.model.rank import Rank
from bot.model.ticket import Status
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
    TRIAGE,
)


def test_a_contacts_choice_opens_the_ticket_without_further_ado(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    assert (ticket.id, ticket.severity, ticket.status) == ("EX-1", "1", Status.NEW)


def test_the_due_time_counts_from_the_message(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=7)

    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1")

    assert desk.ticket().due_at == MONDAY_NINE + timedelta(hours=1)


def test_the_customer_is_told_number_severity_and_due_time_with_its_zone(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    told = desk.new_in(ticket.thread)[-1].text
    assert "EX-1 · Level 1 – Critical." in told
    assert "by Mon 23 Nov, 10:00 AM CST" in told


def test_triage_gets_a_card_that_can_be_acknowledged(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    card = desk.triage()[-1]
    assert "EX-1 · Acme · Level 1 – Critical · due " in card.text
    assert "Acknowledge" in card.buttons


@pytest.mark.parametrize(("severity", "called"), [("1", True), ("2", False), ("4", False)])
def test_the_first_line_is_called_for_the_most_severe_alone(desk: FrontDesk, severity: str, called: bool) -> None:
    desk.opened(CONTACT_ONE, severity)

    assert ("@Agent One" in desk.triage()[-1].text) is called


def test_the_most_severe_goes_before_others(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    assert all(post.held.entry.rank is Rank.CRITICAL for post in desk.triage()[-1:])


def test_question_and_pending_line_say_what_came_of_them(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    intake = desk.intake(ticket.thread)
    assert "Contact One chose Level 1 – Critical. EX-1 is open." in desk.standing(intake.question)
    assert "is EX-1 now." in desk.standing(intake.card_in(TRIAGE))


def test_the_request_is_not_asked_after_any_more(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    assert desk.waiting(ticket.intake) == []


def test_request_and_ticket_name_each_other_on_the_record(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    (opened,) = [event for event in desk.history(ticket.id) if isinstance(event, TicketOpened)]
    joined = desk.history(ticket.intake)[-1]
    assert opened.intake == ticket.intake
    assert isinstance(joined, IntakeOpened)
    assert joined.ticket == ticket.id


def test_numbers_are_given_in_order(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.opened(GLOBE_ONE, "1")

    assert [ticket.id for ticket in desk.tickets()] == ["EX-1", "EX-2"]


@pytest.mark.parametrize("text", ["2", "Level 2", "urgent"])
def test_a_typed_answer_in_the_thread_is_the_same(desk: FrontDesk, text: str) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(CONTACT_ONE, text, asked)

    assert desk.ticket_in(asked).severity == "2"


def test_another_contact_may_choose_too(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.presses(CONTACT_TWO, "choose", desk.intake(asked).id, "1")

    assert desk.ticket_in(asked).requester == CONTACT_ONE


def test_a_colleague_may_not_choose_and_is_told_who_may(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    told = desk.presses(COLLEAGUE, "choose", desk.intake(asked).id, "1")

    assert "Contact One or Contact Two" in told
    assert desk.intake(asked).is_open


def test_what_a_colleague_types_is_no_answer_but_part_of_the_request(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(COLLEAGUE, "urgent", asked)

    assert desk.asked_for(asked) == ["Nobody can log in", "urgent"]


def test_an_agent_may_choose_and_it_counts_from_then(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=20)

    desk.presses(AGENT_ONE, "choose", desk.intake(asked).id, "1")

    assert desk.ticket_in(asked).due_at == MONDAY_NINE + timedelta(minutes=80)


@pytest.mark.parametrize("text", ["2", "level 2", "Normal", "urgent"])
def test_what_an_agent_types_in_the_thread_is_speech_and_chooses_nothing(desk: FrontDesk, text: str) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(AGENT_ONE, text, asked)

    assert desk.intake(asked).is_open
    assert desk.intake(asked).answered


def test_a_second_choice_changes_nothing_and_says_so(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")

    told = desk.presses(CONTACT_TWO, "choose", ticket.intake, "1")

    assert "EX-1 is open already, as Level 2 – Urgent." in told
    assert desk.ticket() == ticket


def test_a_severity_that_the_plan_does_not_have_is_answered_with_those_it_has(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    told = desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "9")

    assert "I don't know a level “9” on Premier." in told
    assert desk.intake(asked).is_open


def test_a_level_that_is_chosen_late_is_told_where_it_was_asked_last(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=15)

    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "2")

    intake = desk.intake(thread)
    assert desk.standing(intake.question).startswith("Asked again below.")
    assert desk.standing(intake.question_again).startswith("Contact One chose Level 2 – Urgent. EX-1 is open.")
