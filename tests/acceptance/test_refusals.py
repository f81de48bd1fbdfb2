"""The three refusals: not a contact, a channel that the plan leaves out, and a request that it leaves out."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.workspace.example import (
    ACME,
    ACME_COLLEAGUE,
    AGENT_ONE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE,
    GLOBE_COLLEAGUE,
)
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import TRIAGE, Story, labels, played, said_at, shown

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


# Outside the plan


async def test_what_the_plan_leaves_out_is_refused_with_the_clause_and_what_to_do_instead(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, FORGOTTEN)

    (refusal,) = story.replies(ACME, thread)
    assert "Don't remember your password?" in refusal.text
    assert "“Exclusions”" in shown(refusal)
    assert labels(refusal) == ["It is something else"]


async def test_what_the_plan_leaves_out_opens_nothing(story: Story) -> None:
    await story.asks(CONTACT_ONE, ACME, FORGOTTEN)
    await story.until(MONDAY_NINE + timedelta(hours=1))

    assert await no_ticket(story)


async def test_it_is_something_else_asks_after_all(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, FORGOTTEN)

    await story.clicks(CONTACT_ONE, story.question(ACME, thread), "It is something else")

    asked = story.replies(ACME, thread)[-1]
    assert "Level 1 – Critical" in labels(asked)


async def test_after_insisting_the_clock_still_counts_from_the_message(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, FORGOTTEN)
    await story.passes(minutes=20)
    await story.clicks(CONTACT_ONE, story.question(ACME, thread), "It is something else")

    await story.clicks(CONTACT_ONE, story.replies(ACME, thread)[-1], "Level 1 – Critical")

    assert said_at(MONDAY_NINE + timedelta(hours=1)) in story.replies(ACME, thread)[-1].text


async def test_who_has_insisted_cannot_do_so_again(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, FORGOTTEN)
    refusal = story.question(ACME, thread)
    await story.clicks(CONTACT_ONE, refusal, "It is something else")
    before = len(story.replies(ACME, thread))

    await story.clicks(CONTACT_TWO, refusal, "It is something else")

    assert len(story.replies(ACME, thread)) == before
    assert "already" in story.whispers(CONTACT_TWO)[0]


async def test_a_colleague_cannot_insist(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, FORGOTTEN)

    await story.clicks(ACME_COLLEAGUE, story.question(ACME, thread), "It is something else")

    assert len(story.replies(ACME, thread)) == 1
    assert "Contact One or Contact Two" in story.whispers(ACME_COLLEAGUE)[0]


async def test_a_long_report_is_never_taken_for_what_the_plan_leaves_out(story: Story) -> None:
    text = f"{FORGOTTEN}, says everybody here. " + "The import has failed every night since the last release. " * 4

    thread = await story.asks(CONTACT_ONE, ACME, text)

    assert "Level 1 – Critical" in labels(story.question(ACME, thread))


@pytest.fixture
async def gold(tmp_path: Path) -> AsyncIterator[Story]:
    """Acme under a plan that helps with logging in."""
    async with played(tmp_path, MONDAY_NINE, acme_under("m3ter/gold", tmp_path)) as one:
        yield one


async def test_what_one_plan_leaves_out_another_may_include(gold: Story) -> None:
    thread = await gold.asks(CONTACT_ONE, ACME, FORGOTTEN)

    assert "Severity 1 – Urgent" in labels(gold.question(ACME, thread))
