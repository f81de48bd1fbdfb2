"""Hours by the customer's own clock: read in its zone, and pinned with the plan."""

import pytest

from bot.sla.clock import promise
from policies.reader import read_overridden, read_pack
from policies.terms import Plan
from tests.unit.policies.small_pack import edition, faults
from tests.unit.sla.calendars import at

BY_CUSTOMER = {"calendars.support.zone": "customer"}
TOKYO = "Asia/Tokyo"


def plan_in(zone: str | None) -> Plan:
    return read_overridden(edition(BY_CUSTOMER), "basic", (), zone)


def test_every_time_of_the_calendar_is_in_the_customers_zone() -> None:
    calendar = plan_in(TOKYO).calendars["support"]

    (window,), ((special,),) = calendar.windows, (day.windows for day in calendar.special_days)
    assert {calendar.zone, window.opens_zone, window.closes_zone, special.opens_zone, calendar.breaks[0].zone} == {
        TOKYO
    }


def test_a_time_with_a_zone_of_its_own_keeps_it() -> None:
    hours = {"calendars.support.windows": [{"days": "mon-fri", "opens": "08:00", "closes": "17:00 America/New_York"}]}

    (window,) = read_overridden(edition({**BY_CUSTOMER, **hours}), "basic", (), TOKYO).calendars["support"].windows

    assert (window.opens_zone, window.closes_zone) == (TOKYO, "America/New_York")


def test_a_promise_is_counted_by_that_clock() -> None:
    found = promise(plan_in(TOKYO), "1", at("2026-01-13 00:00"), region="emea")

    assert found is not None
    assert found.due_at == at("2026-01-13 02:00")  # nine in the morning in Tokyo, and two business hours


def test_without_a_customer_the_hours_are_in_the_plans_zone() -> None:
    plan = read_pack(edition(BY_CUSTOMER)).plans["basic"]

    assert (plan.calendars["support"].zone, plan.calendars["support"].customer_zone) == ("Europe/Paris", True)


def test_in_another_zone_it_is_another_promise() -> None:
    assert len({plan_in(zone).version for zone in (TOKYO, "Europe/London", None)}) == 3


def test_an_order_form_may_set_it() -> None:
    override = {"key": "calendars.support.zone", "value": "customer", "clause": "Form"}

    calendar = read_overridden(edition(), "basic", [override], TOKYO).calendars["support"]

    assert (calendar.zone, calendar.customer_zone) == (TOKYO, True)


@pytest.mark.parametrize("key", ["zone", "calendars.support.breaks"])
def test_only_a_calendar_may_be_by_the_customers_clock(key: str) -> None:
    lunch = [{"day": at("2026-06-01").date(), "starts": "12:00", "ends": "13:00", "zone": "customer"}]

    (fault,) = faults({key: lunch if "." in key else "customer"})

    assert '"customer" is not an IANA time zone' in fault
