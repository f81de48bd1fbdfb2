"""Whose decision the severity is, by the plan: the customer's, the vendor's, or the customer's until confirmed."""

from datetime import timedelta

from bot.model.milestone import Basis
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import (
    GLOBE_ONE,
    HELIO_ONE,
    ORBIT_ONE,
)


def test_where_the_vendor_confirms_the_clock_runs_on_the_proposal(desk: FrontDesk) -> None:
    ticket = desk.opened(GLOBE_ONE, "1")

    assert ticket.due_at == MONDAY_NINE + timedelta(hours=2)
    assert "We'll confirm the level with you" in desk.standing(ticket.card)


def test_where_a_call_is_wanted_the_first_message_has_the_number(desk: FrontDesk) -> None:
    ticket = desk.opened(GLOBE_ONE, "1")

    assert "800.999.0197" in desk.new_in(ticket.thread)[-1].text


def test_where_the_vendor_decides_the_clock_runs_on_the_suggestion(desk: FrontDesk) -> None:
    ticket = desk.opened(ORBIT_ONE, "1")

    assert ticket.due_at == MONDAY_NINE + timedelta(hours=1)
    assert "We'll set the level" in desk.standing(ticket.card)


def test_where_the_vendor_decides_one_may_be_unsure(desk: FrontDesk) -> None:
    ticket = desk.opened(ORBIT_ONE, None)

    assert (ticket.severity, ticket.due_at) == (None, None)
    assert ticket.milestone
    assert ticket.milestone.basis is Basis.GOAL


def test_who_was_unsure_has_suggested_nothing(desk: FrontDesk) -> None:
    ticket = desk.opened(ORBIT_ONE, None)

    assert "suggestion" not in desk.standing(ticket.card) + desk.card_in(ticket)


def test_where_nothing_is_promised_nothing_is_due_and_the_customer_knows(desk: FrontDesk) -> None:
    ticket = desk.opened(HELIO_ONE, "1")

    assert ticket.due_at is None
    assert "your plan sets no time for this level" in desk.standing(ticket.card)
