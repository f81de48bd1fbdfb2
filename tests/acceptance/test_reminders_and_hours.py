"""Reminders count covered time alone, and what fell due while the desk stood still is told once, as late."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.sandbox.example import ACME, CONTACT_ONE, CONTACT_THREE, GLOBE, TAM_ONE
from adapters.sandbox.slack.state import PostedMessage
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import Story, played, shown

CHICAGO = ZoneInfo("America/Chicago")
FRIDAY_EVENING = datetime(2026, 11, 20, 16, 30, tzinfo=CHICAGO)


def wall(messages: list[PostedMessage], zone: ZoneInfo = CHICAGO) -> list[str]:
    """When they were said, as a clock on that wall showed it."""
    times = (datetime.fromtimestamp(int(float(message.ts)), UTC) for message in messages)
    return [at.astimezone(zone).strftime("%a %H:%M") for at in times]


async def test_over_the_weekend_a_plan_with_business_hours_waits(tmp_path: Path) -> None:
    async with played(tmp_path, FRIDAY_EVENING) as story:
        await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

        await story.until(FRIDAY_EVENING + timedelta(days=2, hours=18))

        told = wall(story.under_card("EX-1"))
    assert told == ["Fri 17:00", "Mon 08:15", "Mon 08:24", "Mon 08:30", "Mon 09:00", "Mon 09:30", "Mon 10:00"]


async def test_half_hours_after_the_breach_are_covered_ones(tmp_path: Path) -> None:
    late = FRIDAY_EVENING - timedelta(minutes=45)
    async with played(tmp_path, late) as story:
        await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

        await story.until(late + timedelta(days=3, hours=-6))

        told = wall(story.under_card("EX-1"))
    assert told[3:] == ["Fri 16:45", "Mon 08:15", "Mon 08:45", "Mon 09:15"]


async def test_a_plan_that_counts_every_hour_waits_for_nobody(tmp_path: Path) -> None:
    async with played(tmp_path, FRIDAY_EVENING) as story:
        await story.opens(CONTACT_THREE, GLOBE, "Level 1 – Site Down")

        await story.until(FRIDAY_EVENING + timedelta(days=2))

        told = wall(story.under_card("EX-1"))
    evening = ["Fri 17:30", "Fri 18:00", "Fri 18:18", "Fri 18:30", "Fri 19:00", "Fri 19:30", "Fri 20:00"]
    due = [*evening, "Sat 20:00"]
    assert [at for at in told if at in due] == due  # beside the reminders of a call


async def test_a_business_day_is_reminded_of_along_the_day(tmp_path: Path) -> None:
    async with played(tmp_path, MONDAY_NINE - timedelta(hours=1)) as story:
        await story.opens(CONTACT_ONE, ACME, "Level 4 – Normal")

        await story.until(MONDAY_NINE + timedelta(hours=8))

        told = wall(story.under_card("EX-1"))
    assert told == ["Mon 12:30", "Mon 14:45", "Mon 16:06", "Mon 17:00"]


async def test_hours_are_those_of_the_customers_region(tmp_path: Path) -> None:
    sydney = ZoneInfo("Australia/Sydney")
    start = datetime(2026, 11, 20, 16, 30, tzinfo=sydney)
    async with played(tmp_path, start, acme_under("mst/standard", tmp_path, region="anz")) as story:
        await story.opens(CONTACT_ONE, ACME, "Severity 1 – Critical")

        await story.until(start + timedelta(days=5))

        told = wall(story.under_card("EX-1"), sydney)
    assert told[:4] == ["Mon 16:30", "Tue 12:30", "Tue 14:54", "Tue 16:30"]


# After a standstill


def late(story: Story) -> PostedMessage:
    """What triage reads in its channel of all that came late."""
    (found,) = [message for message in story.triage() if "min late" in shown(message)]
    return found


async def test_what_fell_due_meanwhile_is_one_reminder_marked_late(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    await story.passes(minutes=75)

    reminder = late(story)
    assert "overdue" in reminder.text
    assert "15 min late" in shown(reminder)


async def test_the_tam_too_is_told_once(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    await story.passes(minutes=75)

    assert len(story.direct(TAM_ONE)) == 1


@pytest.mark.parametrize("seconds", [0, 90])
async def test_a_reminder_in_time_is_not_called_late(story: Story, seconds: int) -> None:
    await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    await story.passes(minutes=30, seconds=seconds)

    assert "late" not in shown(story.under_card("EX-1")[0])


async def test_after_a_standstill_reminders_go_on_where_they_would_be(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    await story.passes(minutes=75)

    await story.until(MONDAY_NINE + timedelta(minutes=160))

    assert wall(story.under_card("EX-1")) == ["Mon 10:30", "Mon 11:00", "Mon 11:30"]


async def test_a_standstill_over_both_of_its_times_opens_an_unanswered_request_at_once(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    await story.passes(minutes=40)

    assert "EX-1 · no level yet." in story.replies(ACME, thread)[1].text


async def test_a_standstill_of_many_tickets_is_told_for_each_in_one_message(story: Story) -> None:
    for text in ("One", "Two", "Three"):
        await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical", f"Server {text} is down")

    await story.passes(minutes=75)

    assert [f"EX-{number} · Acme" in shown(late(story)) for number in (1, 2, 3)] == [True] * 3
