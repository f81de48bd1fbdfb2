"""Customers read that a call starts the clock where hours by phone are other hours (README's Northwind, a Saturday)."""

from datetime import UTC, datetime

import pytest

from tests.hand_clock import HandClock
from tests.shipped import readme_pack
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE

SATURDAY, TUESDAY = datetime(2026, 11, 28, 12, tzinfo=UTC), datetime(2026, 11, 24, 12, tzinfo=UTC)
CALL = "If you call, it's within 30 business minutes of your call (Support by phone, day and night)."


def at(now: datetime) -> FrontDesk:
    desk = FrontDesk(clock=HandClock(now))
    desk.agrees(ACME, readme_pack("northwind").plans["care"])
    return desk


@pytest.fixture
def saturday() -> FrontDesk:
    """Support in writing opens on Monday, and by phone always."""
    return at(SATURDAY)


def card(desk: FrontDesk) -> str:
    return desk.standing(desk.ticket().card)


def test_the_question_says_by_when_it_is_if_they_call_now(saturday: FrontDesk) -> None:
    thread = saturday.hears(CONTACT_ONE, "Nobody can ship since this morning")

    asked = saturday.new_in(thread)[-1].text
    assert "by Mon 30 Nov, 00:30 GMT, or by Sat 28 Nov, 12:30 GMT if you call now" in asked


def test_so_does_the_card_until_a_call_is_confirmed(saturday: FrontDesk) -> None:
    saturday.opened(CONTACT_ONE, "P0", "Nobody can ship")
    before = card(saturday)

    saturday.passes(minutes=5)
    saturday.types(AGENT_ONE, "phoned EX-1")

    assert f"We open Mon 30 Nov, 00:00 GMT. {CALL}" in before
    assert "You'll hear from a person by Sat 28 Nov, 12:35 GMT. Workaround due" in card(saturday)


def test_who_called_reads_by_when_it_is_now(saturday: FrontDesk) -> None:
    saturday.opened(CONTACT_ONE, "P0", "Nobody can ship")

    saturday.types(AGENT_ONE, "phoned EX-1")

    told = saturday.new_in(saturday.ticket().thread)[-1].text
    assert told.endswith(
        "Agent One confirmed your call. Thank you. You'll hear from a person by Sat 28 Nov, 12:30 GMT."
    )


@pytest.mark.parametrize("severity", ["P1", "A"])
def test_a_level_that_counts_no_calls_says_nothing_of_them(saturday: FrontDesk, severity: str) -> None:
    saturday.opened(CONTACT_ONE, severity, "Nobody can ship")

    assert "If you call" not in card(saturday)


def test_while_a_call_is_no_sooner_nothing_is_said_of_it() -> None:
    desk = at(TUESDAY)
    thread = desk.hears(CONTACT_ONE, "Nobody can ship since this morning")
    asked = desk.new_in(thread)[-1].text

    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "P0")

    assert "if you call" not in asked
    assert CALL not in card(desk)


def test_the_plan_names_the_hours_by_phone_and_what_counts_in_them(saturday: FrontDesk) -> None:
    told = saturday.types(CONTACT_ONE, "plan")

    hours = "Support by phone, day and night: open now."
    assert f"The clock starts then. Once you've called, the time for P0 – Emergency counts in {hours}" in told


def test_who_says_that_they_have_called_reads_by_when_it_is_once_that_is_confirmed(saturday: FrontDesk) -> None:
    saturday.opened(CONTACT_ONE, "P0", "Nobody can ship")

    saturday.types(CONTACT_ONE, "phoned EX-1")

    assert "If you call" not in card(saturday)
    assert "Once your call is confirmed, it's within 30 business minutes of that (Support by phone" in card(saturday)
