"""What a plan leaves out: a channel, which is refused; and a kind of request, which is asked about all the same."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, GLOBE, GLOBE_COLLEAGUE
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import TRIAGE, Story, labels, played, shown

FORGOTTEN = "I forgot my password, please help"


async def no_ticket(story: Story) -> bool:
    """Whether nothing at all is open."""
    return "No ticket is open" in await story.runs(AGENT_ONE, TRIAGE, "/ticket", "list")


async def test_a_colleague_who_chooses_is_shown_as_the_platform_shows_them(story: Story) -> None:
    thread = await story.asks(GLOBE_COLLEAGUE, GLOBE)

    await story.clicks(GLOBE_COLLEAGUE, story.question(GLOBE, thread), "Level 1 – Site Down")

    assert f"<@{GLOBE_COLLEAGUE}> chose Level 1 – Site Down." in story.question(GLOBE, thread).text


# Channel not included


@pytest.fixture
async def silver(tmp_path: Path) -> AsyncIterator[Story]:
    """Acme under a plan that has no chat."""
    async with played(tmp_path, MONDAY_NINE, acme_under("m3ter/silver", tmp_path)) as one:
        yield one


async def test_where_the_plan_has_no_chat_the_refusal_says_where_to_go(silver: Story) -> None:
    thread = await silver.asks(CONTACT_ONE, ACME)

    (refusal,) = silver.replies(ACME, thread)
    assert "Silver" in refusal.text
    assert "<https://support.m3ter.com/" in refusal.text
    assert "“Slack/Teams Channel”" in shown(refusal)
    assert labels(refusal) == []


async def test_where_the_plan_has_no_chat_nothing_opens(silver: Story) -> None:
    await silver.asks(CONTACT_ONE, ACME)
    await silver.until(MONDAY_NINE + timedelta(hours=1))

    assert await no_ticket(silver)


async def test_where_the_plan_has_no_chat_writing_on_in_the_thread_changes_nothing(silver: Story) -> None:
    thread = await silver.asks(CONTACT_ONE, ACME)

    await silver.says(CONTACT_ONE, ACME, "Severity 1, please", thread)

    assert len(silver.replies(ACME, thread)) == 1


# A kind of request that the plan leaves out


async def test_what_the_plan_may_leave_out_is_asked_about_all_the_same(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, FORGOTTEN)

    (question,) = story.replies(ACME, thread)
    assert "Don't remember your password?" in shown(question)
    assert "“Exclusions”" in shown(question)
    assert "Level 1 – Critical" in labels(question)


async def test_unanswered_it_opens_like_any_other(story: Story) -> None:
    await story.asks(CONTACT_ONE, ACME, FORGOTTEN)
    await story.until(MONDAY_NINE + timedelta(minutes=31))

    assert not await no_ticket(story)


@pytest.fixture
async def gold(tmp_path: Path) -> AsyncIterator[Story]:
    """Acme under a plan that helps with logging in."""
    async with played(tmp_path, MONDAY_NINE, acme_under("m3ter/gold", tmp_path)) as one:
        yield one


async def test_what_one_plan_leaves_out_another_may_include(gold: Story) -> None:
    thread = await gold.asks(CONTACT_ONE, ACME, FORGOTTEN)

    question = gold.question(ACME, thread)
    assert "Severity 1 – Urgent" in labels(question)
    assert "fastest" not in shown(question)
