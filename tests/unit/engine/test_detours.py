"""A ticket that is lowered for a while and raised again: the detour buys no time and costs none (rule 9)."""

from datetime import timedelta

from bot.events import PromiseMissed
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE

HOUR = timedelta(hours=1)


def test_lowered_and_raised_again_it_has_what_was_left(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=20)
    desk.types(AGENT_ONE, "severity EX-1 3: one office")
    desk.passes(minutes=30)

    desk.types(AGENT_ONE, "severity EX-1 1: all offices")

    assert desk.ticket().due_at == MONDAY_NINE + 1.5 * HOUR
    assert "Of the covered time 20 min is spent, and 40 min is left." in desk.types(AGENT_ONE, "why EX-1")


def test_after_a_detour_it_is_reminded_of_by_what_was_left(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=20)
    desk.types(AGENT_ONE, "severity EX-1 3: one office")
    desk.passes(minutes=30)
    desk.types(AGENT_ONE, "severity EX-1 1: all offices")
    before = len(desk.triage())

    desk.passes(minutes=10)

    reminder = desk.triage()[before:]
    assert ["in 30 min" in post.text for post in reminder] == [True]


def test_a_breach_before_a_detour_stays_and_is_recorded_once(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=70)
    desk.types(AGENT_ONE, "severity EX-1 3: one office")
    desk.passes(minutes=30)

    desk.types(AGENT_ONE, "severity EX-1 1: all offices")

    desk.passes(minutes=5)
    assert desk.ticket().due_at == MONDAY_NINE + HOUR
    assert len([event for event in desk.history("EX-1") if isinstance(event, PromiseMissed)]) == 1


def test_after_a_breach_the_cards_name_the_new_due_time_and_the_one_that_was_missed(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=70)

    desk.types(AGENT_ONE, "severity EX-1 3: one office")

    card = desk.card_in(ticket)
    assert "· due Mon 23 Nov, 1:00 PM CST" in card
    assert "A response was due Mon 23 Nov, 10:00 AM CST (Level 1 – Critical) and didn't come." in card
    assert "Overdue" not in card
    assert "(in 2 h 50 min) · missed 10:00 AM CST" in desk.types(AGENT_ONE, "queue")


def test_answered_before_the_new_due_time_it_is_in_time(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=70)
    desk.types(AGENT_ONE, "severity EX-1 3: one office")

    desk.types(AGENT_ONE, "ack EX-1")

    assert "(late)" not in desk.card_in(ticket)
    assert [breach.severity for breach in desk.ticket().breaches] == ["1"]


def test_each_due_time_that_passes_is_a_breach_of_its_own(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=70)
    desk.types(AGENT_ONE, "severity EX-1 3: one office")

    desk.passes(hours=3)

    found = [(breach.due_at, breach.severity) for breach in desk.ticket().breaches]
    assert found == [(MONDAY_NINE + HOUR, "1"), (MONDAY_NINE + 4 * HOUR, "3")]
