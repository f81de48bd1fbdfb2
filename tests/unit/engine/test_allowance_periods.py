"""The periods of allowances in whole courses: months by the customer's clock, the first days of a term, and money."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model.desk import Term
from tests.shipped import LIBRARY
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.ledger_acts import BLOCK, TASK, a_block, a_desk, asks, balance, manager
from tests.unit.engine.people import AGENT_ONE, GLOBE_ONE, HELIO, HELIO_ONE, TAM_ONE

ZONES = (
    "Pacific/Auckland",
    "Asia/Kolkata",
    "Europe/Paris",
    "America/Toronto",
    "Pacific/Honolulu",
)
MINUTE = timedelta(minutes=1)
TERM = Term(start=date(2026, 9, 1), end=date(2027, 8, 31))
ONBOARDING = {"id": "onboarding", "name": "onboarding hours", "first_days": 90, "limit": 20}


def midnight(zone: str, day: date) -> datetime:
    """The first instant of a day there."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def five_tasks(zone: str) -> FrontDesk:
    """A desk on which Helio has used up its five requests of December, in the last minute of it."""
    desk = a_desk(zone=zone)
    desk.clock.at = midnight(zone, date(2027, 1, 1)) - MINUTE
    for _ in range(5):
        asks(desk, HELIO_ONE, TASK, "other")
    return desk


@pytest.mark.parametrize("zone", ZONES)
def test_in_the_last_minute_of_a_month_the_sixth_goes_to_the_account_manager(zone: str) -> None:
    desk = five_tasks(zone)

    asks(desk, HELIO_ONE, TASK, "other")

    assert balance(desk, HELIO) == (5, 0, 0)
    assert "EX-6 needs 1 request of the AdvocateHub admin tasks, with nothing left." in manager(desk)[-1]


@pytest.mark.parametrize("zone", ZONES)
def test_at_midnight_by_the_customers_clock_it_is_the_first_of_a_new_month(zone: str) -> None:
    desk = five_tasks(zone)
    desk.clock.at += MINUTE

    asks(desk, HELIO_ONE, TASK, "other")

    assert balance(desk, HELIO) == (1, 0, 0)
    assert not any("EX-6 needs" in text for text in manager(desk))


def test_what_was_held_back_in_december_is_settled_in_december() -> None:
    desk = five_tasks("Pacific/Auckland")
    desk.clock.at += timedelta(days=3)
    asks(desk, HELIO_ONE, TASK, "other")

    desk.types(AGENT_ONE, "reply EX-1 It is imported.")
    desk.types(AGENT_ONE, "close EX-1")

    kept = {one.period: (one.reserved, one.settled) for one in desk.store.kept.contracts[HELIO].balances}
    assert kept == {"2026-12": (4, 1), "2027-01": (1, 0)}


@pytest.mark.parametrize("zone", ZONES)
def test_onboarding_lasts_to_the_end_of_the_ninetieth_day_of_the_term_there(zone: str) -> None:
    desk = a_desk(a_block(**ONBOARDING), zone=zone, term=TERM)
    asks(desk, GLOBE_ONE, BLOCK, "4")
    desk.clock.at = midnight(zone, date(2026, 11, 30)) - MINUTE

    told = desk.types(AGENT_ONE, "log EX-1 1h trained the first users")

    assert "19 h of 20 h left in the first 90 days of the term." in told
    assert balance(desk) == (0, 60, 0)


@pytest.mark.parametrize("zone", ZONES)
def test_after_its_ninetieth_day_nothing_is_taken_off_onboarding(zone: str) -> None:
    desk = a_desk(a_block(**ONBOARDING), zone=zone, term=TERM)
    asks(desk, GLOBE_ONE, BLOCK, "4")
    desk.clock.at = midnight(zone, date(2026, 11, 30))

    told = desk.types(AGENT_ONE, "log EX-1 1h trained the first users")

    assert "Globe's onboarding hours can't be used today" in told
    assert balance(desk) == (0, 0, 0)
    assert asks(desk, GLOBE_ONE, BLOCK, "4").awaits_response


def test_what_is_granted_too_late_is_judged_by_the_day_of_the_grant_and_refused_by_the_clause() -> None:
    desk = a_desk(a_block(**ONBOARDING), term=TERM)
    asks(desk, GLOBE_ONE, BLOCK, "4")
    desk.types(AGENT_ONE, "log EX-1 21h trained everybody")
    desk.clock.at = midnight(ZONES[0], date(2026, 12, 2))

    told = desk.types(TAM_ONE, "approve 1")

    assert "Globe's onboarding hours can't be used today: the days for that are over, or haven't begun." in told
    assert "“section 2”" in told
    assert balance(desk) == (0, 0, 0)


def test_who_sets_a_kind_whose_days_are_over_reads_that_nothing_is_spent() -> None:
    desk = a_desk(a_block(**ONBOARDING), term=TERM)
    desk.clock.at = midnight(ZONES[0], date(2026, 12, 2))
    desk.opened(GLOBE_ONE, "4")

    told = desk.types(AGENT_ONE, "kind EX-1 routine")

    assert "Nothing is taken off the onboarding hours: the days for that are over, or haven't begun." in told
    assert balance(desk) == (0, 0, 0)


def test_an_order_form_can_add_hours_of_onboarding_to_a_plan() -> None:
    agreed = {
        "kinds": ["Problem", "Onboarding"],
        "allowances.onboarding": {
            **{"name": "onboarding hours", "limit": 20, "counts": "hours", "per": "term", "first_days": 90},
            **{"beyond": "approval", "spent_by": ["Onboarding"], "says": "Twenty hours, in the first 90 days."},
            "clause": "Order form 12, section 2",
        },
    }
    overrides = [{"key": key, "value": value, "clause": "Order form 12"} for key, value in agreed.items()]
    desk = a_desk(LIBRARY.plan("mpowr/premier", overrides), term=TERM)

    asks(desk, GLOBE_ONE, "Onboarding", "4")

    assert "onboarding hours: 19 h of 20 h left" in desk.types(AGENT_ONE, "log EX-1 1h trained them").lower()


def test_money_is_counted_to_the_cent_and_more_is_approved() -> None:
    desk = a_desk(a_block(id="budget", name="budget", counts="money", currency="EUR", limit=200))
    asks(desk, GLOBE_ONE, BLOCK, "4")

    told = desk.types(AGENT_ONE, "log EX-1 120.50 a new report")
    desk.types(AGENT_ONE, "log EX-1 100 and one more")

    assert "Logged: 120.50 EUR for EX-1. Budget: 79.50 EUR of 200.00 EUR left this term." in told
    assert "EX-1 needs 100.00 EUR of the budget, with 79.50 EUR left." in manager(desk)[-1]

    desk.types(TAM_ONE, "approve 1")

    assert balance(desk) == (0, 22050, 2050)


def test_that_one_runs_low_waits_outside_the_account_managers_hours_for_the_card_of_their_day() -> None:
    desk = a_desk(a_block())
    asks(desk, GLOBE_ONE, BLOCK, "4")
    desk.passes(hours=12)  # 21:00 in Chicago, where the account manager works

    desk.types(AGENT_ONE, "log EX-1 8h moved everybody")

    assert not any("is running low" in text for text in manager(desk))
    assert "Allowances running low" in desk.types(TAM_ONE, "radar")
