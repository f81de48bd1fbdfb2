"""Time that is moved by hand, with the whole desk behind it: all is said at its own time, and before it goes on."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, CONTACT_ONE, DESK_FILE, TRIAGE
from adapters.sandbox.slack.state import PostedMessage
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The example desk at 09:00 in Chicago, with EX-1 of Acme: one business hour to answer."""
    async with staged(tmp_path, MONDAY_NINE, DESK_FILE) as stage:
        slack = stage.sandbox.slack
        asked = await slack.says(CONTACT_ONE, ACME, "Nobody can log in")
        await stage.settled()
        await slack.clicks(CONTACT_ONE, slack.thread(ACME, asked.ts)[1], "Level 1 – Critical")
        await stage.settled()
        yield stage


def reminders(desk: Staged) -> list[PostedMessage]:
    """What stands under the card in triage."""
    (card,) = [m for m in desk.sandbox.slack.messages(TRIAGE) if m.text.startswith("EX-1 ·")]
    return list(desk.sandbox.slack.thread(TRIAGE, card.ts)[1:])


def minutes(messages: list[PostedMessage]) -> list[int]:
    """When they were said, in minutes after nine."""
    return [round((float(message.ts) - MONDAY_NINE.timestamp()) / 60) for message in messages]


async def test_in_one_long_move_each_reminder_comes_at_its_own_time(desk: Staged) -> None:
    await desk.sandbox.timekeeper.passes(timedelta(hours=2))

    assert minutes(reminders(desk)) == [30, 45, 54, 60, 90, 120]


async def test_the_next_reminder_has_been_said_when_the_clock_stands(desk: Staged) -> None:
    due = await desk.sandbox.timekeeper.passes_to_next_timer()

    assert due == MONDAY_NINE + timedelta(minutes=30)
    assert minutes(reminders(desk)) == [30]


async def test_the_clock_goes_to_when_a_customer_is_served_again(desk: Staged) -> None:
    opens = await desk.sandbox.timekeeper.passes_to_next_opening("tasman")

    assert opens == datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    assert desk.clock.now() == opens


async def test_the_clock_goes_to_when_the_hours_of_a_ticket_open(desk: Staged) -> None:
    opens = await desk.sandbox.timekeeper.passes_to_next_opening("EX-1")

    assert opens == datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


async def test_what_never_closes_has_no_next_opening(desk: Staged) -> None:
    assert await desk.sandbox.timekeeper.passes_to_next_opening("globe") is None

    assert desk.clock.now() == MONDAY_NINE


async def test_nobody_waits_for_whom_the_desk_does_not_know(desk: Staged) -> None:
    with pytest.raises(LookupError, match="nobody-at-all"):
        await desk.sandbox.timekeeper.passes_to_next_opening("nobody-at-all")
