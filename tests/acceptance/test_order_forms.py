"""A customer whose order form promises more than the plan: that is what counts, and what is cited."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import TRIAGE, Story, played, said_at, shown

HALF_AN_HOUR = '{ key = "targets.2.first_response", value = "30 bm", clause = "Order form 12, section 3" }'


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """Acme, to whom an order form promises an answer within half an hour at Level 2."""
    async with played(tmp_path, MONDAY_NINE, acme_under("mpowr/premier", tmp_path, overrides=HALF_AN_HOUR)) as one:
        yield one


async def test_the_question_says_what_the_order_form_promises(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    question = shown(story.question(ACME, thread))
    assert f"30 business minutes, by {in_half_an_hour()}" in question
    assert "As agreed in Order form 12, section 3: Level 2 – Urgent." in question


async def test_the_ticket_is_due_by_the_order_form(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")

    opened = story.replies(ACME, thread)[1]
    assert in_half_an_hour() in opened.text


async def test_what_the_order_form_leaves_alone_stays_with_the_plan(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    opened = story.replies(ACME, thread)[1]
    assert said_at(MONDAY_NINE + timedelta(hours=1)) in opened.text
    assert "“Response table”" in await story.runs(AGENT_ONE, TRIAGE, "/ticket", "why EX-1")


async def test_why_cites_the_order_form(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")

    assert "Order form 12, section 3" in await story.runs(AGENT_ONE, TRIAGE, "/ticket", "why EX-1")


def in_half_an_hour() -> str:
    """Half past nine, as messages show it."""
    return said_at(MONDAY_NINE + timedelta(minutes=30))
