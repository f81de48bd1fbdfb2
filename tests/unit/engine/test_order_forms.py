"""Terms that an order form sets in ways that no shipped pack needs, from the question to the last reminder."""

from datetime import date, timedelta

import pytest

from policies.terms import Plan
from tests.shipped import LIBRARY
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE

FORM = {"clause": "section 3", "document": "Order form 12"}
SATURDAY = date(2026, 11, 28)
NOON = {"opens": "08:00", "closes": "12:00"}


def premier(*changes: tuple[str, object], zone: str | None = None) -> Plan:
    return LIBRARY.plan("mpowr/premier", [{"key": key, "value": value, **FORM} for key, value in changes], zone=zone)


def test_the_end_of_the_next_business_day_is_asked_reminded_of_and_explained(desk: FrontDesk) -> None:
    desk.agrees(ACME, premier(("targets.3.first_response", "nbd 12:00")))
    ticket = desk.opened(CONTACT_ONE, "3")
    due = MONDAY_NINE + timedelta(days=1, hours=3)  # Tuesday 12:00 in Chicago

    desk.passes(hours=24)

    assert ticket.due_at == due
    # Half of its covered time (8 h on Monday, 4 h on Tuesday) is over on Monday at 15:00.
    assert "due in" in "".join(post.text for post in desk.triage())
    why = desk.types(AGENT_ONE, "why EX-1")
    assert "which is 12:00 on the next business day for Level 3 – High after " in why
    assert "Source: Order form 12, section 3." in why


def test_after_the_last_dated_opening_a_request_is_opened_and_reminded_of(desk: FrontDesk) -> None:
    dated = ("calendars.support.special_days", [{"day": SATURDAY, "windows": [NOON]}])
    desk.agrees(ACME, premier(("calendars.support.windows", []), dated))
    desk.clock.move(days=7)

    ticket = desk.opened(CONTACT_ONE, "1")
    before = len(desk.triage())
    desk.passes(days=3)

    assert ticket.due_at is None
    assert len(desk.triage()) > before
    assert "No time is set for this level" in desk.types(CONTACT_ONE, "status EX-1")


def test_what_was_due_at_the_last_opening_is_reminded_of_beyond_it(desk: FrontDesk) -> None:
    dated = ("calendars.support.special_days", [{"day": SATURDAY, "windows": [NOON]}])
    desk.agrees(ACME, premier(("calendars.support.windows", []), dated))

    ticket = desk.opened(CONTACT_ONE, "3")
    desk.passes(days=9)

    assert ticket.due_at == MONDAY_NINE + timedelta(days=5, hours=3)
    assert desk.ticket().is_breached
    assert desk.waiting("EX-1")


@pytest.mark.parametrize("now_in", ["Europe/London", "Asia/Tokyo"])
def test_a_ticket_keeps_the_customers_zone_that_it_was_opened_under(desk: FrontDesk, now_in: str) -> None:
    desk.agrees(ACME, premier(("calendars.support.zone", "customer"), zone="Asia/Tokyo"))
    ticket = desk.opened(CONTACT_ONE, "3")
    before = desk.types(AGENT_ONE, "why EX-1")

    desk.agrees(ACME, premier(("calendars.support.zone", "customer"), zone=now_in))

    assert ticket.due_at == MONDAY_NINE + timedelta(hours=12)  # it is midnight in Tokyo: 08:00 there, and four hours
    assert "by the clock of Asia/Tokyo" in before
    assert desk.types(AGENT_ONE, "why EX-1") == before


def test_what_the_order_form_sets_is_cited_as_such_in_the_question_in_why_and_in_the_plan(desk: FrontDesk) -> None:
    desk.agrees(ACME, premier(("targets.2.first_response", "30 bm")))
    thread = desk.hears(CONTACT_ONE, "Exports time out")
    asked = desk.standing(desk.intake(thread).question)
    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "2")

    assert "As agreed in Order form 12, section 3: Level 2 – Urgent." in asked
    assert "Source: Order form 12, section 3." in desk.types(CONTACT_ONE, "why EX-1")
    assert "Order form 12, section 3" in desk.types(CONTACT_ONE, "plan")
    told = desk.types(CONTACT_ONE, "plan first response")
    assert "First response: by Order form 12: Level 2 – Urgent: within 30 business minutes." in told
    assert "Source: Order form 12, section 3." in told


def test_where_nothing_is_agreed_beside_the_plan_the_question_names_no_order_form(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Exports time out")

    assert "As agreed in" not in desk.standing(desk.intake(thread).question)
