"""A plan that promises more than four things, lived through on Slack: Fernhill's, whose shop can take no money."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import TRIAGE, Story, played, shown
from tests.shipped import EXAMPLES

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # in Chicago, whose clock the shop's hours go by
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """Acme under Till Care, on Monday at nine."""
    desk_file = acme_under("fernhill/till-care", tmp_path)
    async with played(tmp_path, MONDAY_NINE, desk_file, library=EXAMPLES) as one:
        yield one


async def test_a_stopped_shop_hears_by_the_clock_what_it_is_what_to_do_and_in_the_end_why(story: Story) -> None:
    asked = await story.opens(CONTACT_ONE, ACME, "Stopped", "No till takes money")

    def told() -> str:
        return shown(story.replies(ACME, asked)[-1])

    def reminder() -> str:
        return shown(story.under_card("EX-1")[-1])

    await story.until(MONDAY_NINE + timedelta(minutes=10))
    await types(story, "ack EX-1")

    # An update is due two hours later, whatever else is.
    await story.until(MONDAY_NINE + 2 * HOUR - timedelta(minutes=14))
    assert "*EX-1 · Acme* – next update, *due in 24 min*" in reminder()

    # What it is, and what to do meanwhile.
    done = await types(story, "milestone EX-1 diagnosis The card reader has lost the network.")
    assert done.startswith("Sent to the customer of EX-1, as the diagnosis.")
    assert "*Agent One* has a diagnosis for EX-1:" in told()
    await types(story, "milestone EX-1 workaround Take cash until we have it back.")
    assert "*Agent One* has a workaround for EX-1:" in told()
    assert "next update" in await types(story, "queue")

    # Solved; why it happened is promised still, and both cards say so.
    await types(story, "resolve EX-1 The network is back.")
    assert "root cause analysis due" in shown(story.card("EX-1"))
    await story.until(MONDAY_NINE + 7 * DAY)
    assert "root cause analysis, *due in 7 days*" in reminder()
    assert "“milestone EX-1 root-cause-analysis …” gives it to the customer" in reminder()
    assert "root cause analysis" in await types(story, "queue")

    # Given, and closed a quiet week after.
    done = await types(story, "milestone EX-1 RCA A digger cut the cable.")
    assert done.startswith("Sent to the customer of EX-1, as the root cause analysis.")
    assert "A digger cut the cable." in told()
    await story.until(MONDAY_NINE + 14 * DAY)
    assert "· closed" in shown(story.card("EX-1"))


async def types(story: Story, text: str) -> str:
    """Agent One types a command; what they alone are answered."""
    return await story.runs(AGENT_ONE, TRIAGE, "/ticket", text)
