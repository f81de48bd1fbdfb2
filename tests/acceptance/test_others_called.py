"""An order form by which two people are to acknowledge: others are called until the second has."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import TRIAGE, Story, played, shown

TWO = '{ key = "ladder.steps.outside-hours.until", value = 2, clause = "Order form 12, section 4" }'


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """Acme, for whom two people are to acknowledge Levels 1 and 2."""
    async with played(tmp_path, MONDAY_NINE, acme_under("mpowr/premier", tmp_path, overrides=TWO)) as one:
        yield one


async def test_after_the_first_the_others_are_called_until_the_second_has_acknowledged(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")
    read = len(story.replies(ACME, thread))

    await story.until(MONDAY_NINE + timedelta(minutes=35))

    (call,) = [one for one in story.under_card("EX-1") if "one more person is to" in one.text]
    assert "Agent One acknowledged it" in call.text
    await story.clicks(AGENT_TWO, call, "Acknowledge")
    assert "Acknowledged by Agent One and Agent Two (2 of 2)." in shown(story.card("EX-1"))
    assert len(story.replies(ACME, thread)) == read
    await story.until(MONDAY_NINE + timedelta(hours=2))
    assert len([one for one in story.under_card("EX-1") if "one more person is to" in one.text]) == 1
