"""What is said of hours that open on dated days alone, and of a request that comes after the last of them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model.plain_text import body
from bot.wording import coverage
from bot.wording.spans import plain
from bot.wording.ticket import news, status
from policies.terms import Plan
from tests.shipped import LIBRARY
from tests.unit.wording.examples import Promise, a_ticket

FORM = "Order form 12, annex B"
DAYS = [
    {"day": date(2026, 11, 28), "windows": [{"opens": "08:00", "closes": "12:00"}]},
    {"day": date(2026, 12, 5), "windows": [{"opens": "08:00", "closes": "12:00"}]},
]
BEFORE = datetime(2026, 11, 27, 18, tzinfo=UTC)
AFTER = datetime(2026, 12, 5, 18, tzinfo=UTC)
"""Noon in Chicago, as it closes for the last time."""


@pytest.fixture
def dated() -> Plan:
    """Premier with support on two Saturdays and on no other day."""
    overrides = [
        {"key": "calendars.support.windows", "value": [], "clause": FORM},
        {"key": "calendars.support.special_days", "value": DAYS, "clause": FORM},
    ]
    return LIBRARY.plan("mpowr/premier", overrides)


def test_between_the_days_the_next_one_is_named(dated: Plan) -> None:
    (said,) = coverage.now_open(dated, BEFORE, None)

    assert "closed now, opens Sat 28 Nov, 8:00 AM CST" in body(plain(*said))


def test_after_the_last_day_the_hours_are_said_to_be_over(dated: Plan) -> None:
    (said,) = coverage.now_open(dated, AFTER, None)

    assert body(plain(*said)).endswith(": closed, with no further day set.")


def test_a_request_after_the_last_day_has_no_due_time_but_a_goal(dated: Plan) -> None:
    ticket = a_ticket(Promise(plan=dated, region=None), "1", AFTER)

    assert ticket.due_at is None
    assert ticket.milestone
    assert ticket.milestone.due_at == AFTER + timedelta(hours=1)
    assert "No time is set for this level." in body(plain(*status.promised(ticket, dated)))
    assert "EX-1" in body(news.card(ticket, dated))
