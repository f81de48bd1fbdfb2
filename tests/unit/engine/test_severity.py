"""Who may change a severity, and what that does to the due time (rule 9 of how the terms are read)."""

from datetime import timedelta

import pytest

from bot.events import SeverityChanged
from bot.model.milestone import FIRST_RESPONSE
from bot.model.places import Account
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, ORBIT_ONE, TAM_ONE

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("who", [CONTACT_ONE, CONTACT_TWO, AGENT_ONE, TAM_ONE])
@pytest.mark.parametrize("name", ["1", "Level 1 – Critical", "critical", "p1"])
def test_where_the_customer_decides_contacts_and_agents_may_change_it(desk: FrontDesk, who: Account, name: str) -> None:
    desk.opened(CONTACT_ONE, "2")

    desk.types(who, f"severity EX-1 {name}: all offices")

    assert desk.ticket().severity == "1"


def test_who_changes_it_reads_who_knows_of_it(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    assert desk.types(CONTACT_ONE, "severity EX-1 2") == "The severity of EX-1 is set, and our team knows."
    assert (
        desk.types(AGENT_ONE, "severity EX-1 1: all offices") == "The severity of EX-1 is set, and the customer knows."
    )


def test_a_colleague_may_not_and_is_told_who_may(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    told = desk.types(COLLEAGUE, "severity EX-1 1")

    assert "Contact One or Contact Two" in told
    assert desk.ticket().severity == "2"


@pytest.mark.parametrize(("who", "clause"), [(GLOBE_ONE, "section 1"), (ORBIT_ONE, "Classification")])
def test_where_the_vendor_decides_a_customer_is_told_so_with_the_clause(
    desk: FrontDesk, who: Account, clause: str
) -> None:
    desk.opened(who, "2")
    desk.types(AGENT_ONE, "severity EX-1 2")

    told = desk.types(who, "severity EX-1 1")

    assert f"“{clause}”" in told
    assert desk.ticket().severity == "2"


def test_where_the_vendor_decides_a_first_suggestion_may_come_later(desk: FrontDesk) -> None:
    desk.opened(ORBIT_ONE, None)
    desk.passes(minutes=20)

    desk.types(ORBIT_ONE, "severity EX-1 1")

    assert desk.ticket().due_at == MONDAY_NINE + HOUR


def test_an_agent_confirms_a_proposal_and_nothing_moves(desk: FrontDesk) -> None:
    ticket = desk.opened(GLOBE_ONE, "1")
    desk.passes(minutes=10)

    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    assert desk.ticket().due_at == ticket.due_at
    assert desk.ticket().cycle == ticket.cycle
    assert "Agent One confirmed" in desk.new_in(ticket.thread)[-1].text


def test_what_is_confirmed_is_no_suggestion_any_more(desk: FrontDesk) -> None:
    ticket = desk.opened(GLOBE_ONE, "1")

    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    assert "suggestion" not in desk.standing(ticket.card) + desk.card_in(ticket)


def test_it_is_confirmed_once(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "1")
    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    told = desk.types(AGENT_ONE, "severity EX-1 1: one office")

    assert told == "EX-1 is Level 1 – Site Down already."
    assert len([e for e in desk.history("EX-1") if isinstance(e, SeverityChanged)]) == 1


def test_the_same_severity_again_says_so(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    assert desk.types(AGENT_ONE, "severity EX-1 2: one office") == "EX-1 is Level 2 – Urgent already."


def test_an_unknown_severity_is_answered_with_those_of_the_plan(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    told = desk.types(AGENT_ONE, "severity EX-1 sev0")

    assert "I don't know a level “sev0” on Premier" in told
    assert "4 (Level 4 – Normal)" in told


def test_a_reason_without_its_colon_is_told_where_it_goes(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    told = desk.types(AGENT_ONE, "severity EX-1 3 it is only slow")

    assert told.endswith("A reason goes after a colon: “3: why”.")


def test_raised_it_is_due_by_the_new_target_from_the_change_if_that_is_earlier(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.passes(minutes=30)

    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    assert desk.ticket().due_at == MONDAY_NINE + timedelta(minutes=90)


def test_raised_it_is_never_due_later_than_before(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.passes(hours=3, minutes=30)

    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    assert desk.ticket().due_at == MONDAY_NINE + 4 * HOUR


def test_lowered_it_is_due_as_if_it_had_never_stood_higher(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=30)

    desk.types(AGENT_ONE, "severity EX-1 3: one office")

    assert desk.ticket().due_at == MONDAY_NINE + 4 * HOUR


def test_the_customer_is_told_by_whom_and_the_new_due_time(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")

    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    told = desk.new_in(ticket.thread)[-1].text
    assert "Agent One set this from Level 3 – High to Level 1 – Critical: one office." in told
    assert "Mon 23 Nov, 10:00 AM CST" in told


def test_the_old_reminders_are_void_and_new_ones_stand(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")

    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    waiting = desk.waiting("EX-1")
    assert {timer.cycle for timer in waiting} == {ticket.cycle + 1}
    assert waiting[-1].due_at == MONDAY_NINE + HOUR


def test_a_reminder_that_is_not_out_yet_is_taken_back(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=30)

    desk.types(AGENT_ONE, "severity EX-1 3: one office")

    (reminder,) = [post for post in desk.triage() if "no response yet" in post.text]
    assert reminder.is_withdrawn


def test_classified_close_to_its_due_time_it_is_reminded_of_at_once_and_not_called_late(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=58)
    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "1")

    desk.sweeps()

    reminder = desk.triage()[-1].text
    assert "due in 2 min (Mon 23 Nov, 10:00 AM CST)." in reminder
    assert "late" not in reminder


@pytest.mark.parametrize("severity", ["1", "4"])
def test_after_the_first_response_no_due_time_moves(desk: FrontDesk, severity: str) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "ack EX-1")

    desk.types(AGENT_ONE, f"severity EX-1 {severity}: one office")

    assert desk.ticket().due_at == ticket.due_at
    assert not [timer for timer in desk.waiting("EX-1") if timer.about == FIRST_RESPONSE]


def test_where_nothing_is_promised_after_the_first_response_a_raise_says_nothing_of_times(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "4")
    desk.types(AGENT_ONE, "ack EX-1")

    desk.types(CONTACT_ONE, "severity EX-1 1")

    assert desk.new_in(ticket.thread)[-1].text.endswith("set this from Level 4 – Normal to Level 1 – Critical.")


def test_a_resolved_ticket_still_closes_after_its_severity_was_corrected(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "resolve EX-1")

    desk.types(AGENT_ONE, "severity EX-1 3: one office")

    assert [timer.kind for timer in desk.waiting("EX-1")] == ["close"]


def test_lowered_to_a_severity_without_a_promise_nothing_is_due(desk: FrontDesk) -> None:
    ticket = desk.opened(ORBIT_ONE, "2")

    desk.types(AGENT_ONE, "severity EX-1 general: one office")

    assert desk.ticket().due_at is None
    assert "your plan sets no time for this level" in desk.new_in(ticket.thread)[-1].text


def test_every_severity_it_stood_at_is_kept(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "severity EX-1 1: one office")
    desk.types(CONTACT_ONE, "severity EX-1 4")

    assert [step.severity for step in desk.ticket().history] == ["2", "1", "4"]


@pytest.mark.parametrize(("first", "then"), [("3", "1"), ("1", "3")])
def test_after_reopening_the_goal_is_that_of_the_new_severity(desk: FrontDesk, first: str, then: str) -> None:
    desk.opened(CONTACT_ONE, first)
    desk.types(AGENT_ONE, "resolve EX-1")
    desk.types(CONTACT_ONE, "reopen EX-1")
    before = desk.ticket()

    desk.types(AGENT_ONE, f"severity EX-1 {then}: one office")

    after = desk.ticket()
    assert before.milestone
    assert after.milestone
    assert (after.milestone.severity, after.milestone.since) == (then, before.milestone.since)
    assert (after.milestone.due_at < before.milestone.due_at) is (then == "1")
    assert after.due_at == before.due_at
    assert {timer.cycle for timer in desk.waiting("EX-1")} == {after.cycle}
