"""What people are told of the plan and of who may ask."""

from datetime import date

import pytest
from msgspec.structs import replace

from bot.model.desk import Customer
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    ACME,
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    GLOBE_ONE,
    ORBIT_ONE,
    PRIVATE,
    STERLING_ONE,
)


def test_contacts_are_named_with_the_clause_and_whom_to_ask_for_a_change(desk: FrontDesk) -> None:
    told = desk.types(COLLEAGUE, "contacts")

    assert "On Premier, designated contacts open tickets." in told
    assert "Designated contacts of Acme: Contact One and Contact Two." in told
    assert "or ask TAM One. Premier includes 5." in told
    assert "“Designated Contacts”" in told


def test_a_contact_whose_day_has_not_come_is_named_with_that_day(desk: FrontDesk) -> None:
    acme = desk.file.customer(ACME)
    assert acme
    first, second = acme.contacts
    later: Customer = replace(acme, contacts=(first, replace(second, since=date(2026, 12, 1))))
    other = FrontDesk(file=replace(desk.file, customers=(later, *desk.file.customers[1:])))

    told = other.types(CONTACT_ONE, "contacts")

    assert "Designated contacts of Acme: Contact One. Contact Two follows on 01 Dec 2026." in told


def test_where_anyone_may_ask_contacts_says_so(desk: FrontDesk) -> None:
    assert "anyone at Globe can open tickets" in desk.types(GLOBE_ONE, "contacts")


def test_a_severity_without_a_promise_is_said_to_have_none(desk: FrontDesk) -> None:
    assert "General request: no time is promised." in desk.types(ORBIT_ONE, "plan")


def test_the_plan_is_told_in_short(desk: FrontDesk) -> None:
    told = desk.types(COLLEAGUE, "plan")

    assert "Acme · Premier" in told
    assert "Level 3 – High: first response within 4 business hours." in told
    assert "open now" in told
    assert "Not included: " in told
    assert "“Response table”" in told
    assert "01 Jan 2026 to 31 Dec 2027" in told


def test_where_chat_is_no_way_in_the_plan_says_so(desk: FrontDesk) -> None:
    assert "portal" in desk.types(STERLING_ONE, "plan")


@pytest.mark.parametrize("verb", ["contacts", "plan"])
def test_a_contact_may_ask_directly(desk: FrontDesk, verb: str) -> None:
    assert "Premier" in desk.types(CONTACT_ONE, verb, PRIVATE)


@pytest.mark.parametrize("verb", ["contacts", "plan"])
def test_elsewhere_an_agent_names_the_customer(desk: FrontDesk, verb: str) -> None:
    assert desk.types(AGENT_ONE, verb) == "Write the customer too: acme, globe, orbit, sterling or helio."
    assert "Globe" in desk.types(AGENT_ONE, f"{verb} globe")


def test_a_request_that_begins_like_the_verb_is_none_the_less_a_request(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "plan view is empty for all users", mention=True)

    assert desk.intake(asked).is_open
