"""A promise of a ticket that was merged into another: people are called for it at the severity that it came with."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from bot.model.ids import PersonId
from bot.model.rank import Rank
from tests.hand_clock import HandClock
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, GLOBE_ONE, TAM_ONE, TRIAGE

EVENING = datetime(2026, 11, 23, 20, tzinfo=ZoneInfo("America/Chicago"))
"""Two hours after the account manager's day."""


@pytest.fixture
def merged() -> FrontDesk:
    """A site that is down at 20:00, due at 22:00, merged into a question of the lowest level."""
    desk = FrontDesk(clock=HandClock(EVENING))
    customers = tuple(replace(one, tam=PersonId("tam-one")) for one in desk.file.customers)
    desk.file = replace(desk.file, customers=customers)
    desk.is_set_up()
    desk.opened(GLOBE_ONE, "4", "A question on the colours of reports")
    desk.opened(GLOBE_ONE, "1", "Everything is down for everybody")
    desk.types(AGENT_ONE, "merge EX-2 into EX-1")
    return desk


def to_tam(desk: FrontDesk) -> list[str]:
    return [post.text for post in desk.direct(TAM_ONE) if "Heads-up" in post.text]


def test_what_came_with_the_highest_severity_calls_the_account_manager_at_night(merged: FrontDesk) -> None:
    merged.passes(hours=1, minutes=30)

    (told,) = to_tam(merged)
    assert "Globe's EX-1 waits for the first response to EX-2 (Level 1 – Site Down), due" in told


def test_they_read_what_was_asked_there(merged: FrontDesk) -> None:
    merged.passes(hours=1, minutes=30)

    (told,) = to_tam(merged)
    assert "Everything is down for everybody" in told
    assert "colours" not in told


def test_such_a_reminder_goes_out_before_what_is_less_severe(merged: FrontDesk) -> None:
    merged.passes(hours=1)

    reminder = merged.under(merged.ticket("EX-1").card_in(TRIAGE))[-1]
    assert "first response to EX-2, due in" in reminder.text
    assert reminder.held.entry.rank is Rank.CRITICAL


def test_what_is_due_of_the_lowest_severity_itself_waits_for_their_hours(merged: FrontDesk) -> None:
    merged.types(AGENT_ONE, "ack EX-1")
    merged.opened(GLOBE_ONE, "4", "Another question on the colours of reports")

    merged.passes(hours=47)

    assert [told for told in to_tam(merged) if "Level 1" in told] == []


def test_the_customer_reads_which_ticket_is_late(merged: FrontDesk) -> None:
    merged.passes(hours=2, minutes=1)

    said = next(post.text for post in merged.new_in(merged.ticket("EX-1").thread) if "We're late" in post.text)
    assert "you should have heard from us about EX-2 by Mon 23 Nov, 10:00 PM CST" in said
