"""The due time that counts from a customer's call (README's Northwind: 30 minutes at any time, in hours otherwise)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model.milestone import FIRST_RESPONSE
from tests.hand_clock import HandClock
from tests.shipped import readme_pack
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE

NOON = datetime(2026, 11, 28, 12, tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)
"""A Saturday, when nobody answers what wasn't phoned in."""
MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk() -> FrontDesk:
    """A desk on Saturday at noon, whose customer Acme is on Northwind's plan."""
    one = FrontDesk(clock=HandClock(NOON))
    one.agrees(ACME, readme_pack("northwind").plans["care"])
    return one


@pytest.fixture
def phoned(desk: FrontDesk) -> FrontDesk:
    """An emergency of noon, of which somebody took a call at 12:05."""
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    desk.passes(minutes=5)
    desk.types(AGENT_ONE, "phoned EX-1")
    return desk


def due(desk: FrontDesk) -> datetime | None:
    return desk.ticket().due_at


def test_a_call_begins_the_time_for_calls(phoned: FrontDesk) -> None:
    assert due(phoned) == NOON + 35 * MINUTE


def test_a_detour_of_the_severity_lets_that_time_rest(phoned: FrontDesk) -> None:
    phoned.passes(minutes=10)
    phoned.types(AGENT_ONE, "severity EX-1 P1: one office")
    phoned.passes(minutes=10)

    phoned.types(AGENT_ONE, "severity EX-1 P0: all offices")

    assert due(phoned) == NOON + 45 * MINUTE


def test_its_reminders_and_its_explanation_go_by_what_was_left(phoned: FrontDesk) -> None:
    phoned.passes(minutes=10)
    phoned.types(AGENT_ONE, "severity EX-1 P1: one office")
    phoned.passes(minutes=10)
    phoned.types(AGENT_ONE, "severity EX-1 P0: all offices")

    rungs = [one.due_at for one in phoned.waiting("EX-1") if one.about == FIRST_RESPONSE]
    told = phoned.types(CONTACT_ONE, "why EX-1")

    assert max(rungs) == NOON + 45 * MINUTE
    assert "Of the covered time 10 min is spent, and 20 min is left." in told
