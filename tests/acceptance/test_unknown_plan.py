"""A customer whose plan nobody knows, on Slack as it is shown there: heard by people, and promised nothing."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.workspace.example import ACME, AGENT_ONE, CONTACT_ONE
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import Story, labels, played, shown


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """Acme, under a plan that was dropped from the library long ago."""
    async with played(tmp_path, MONDAY_NINE, acme_under("mpowr/legacy", tmp_path)) as one:
        yield one


async def test_the_writer_hears_that_a_person_will_answer_and_triage_has_something_to_press(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    assert "A person will answer you here." in shown(story.question(ACME, thread))
    assert labels(story.triage()[-1]) == ["Open the ticket", "Not a request"]


async def test_it_becomes_a_ticket_that_an_agent_acknowledges(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)
    await story.passes(minutes=5)

    await story.clicks(AGENT_ONE, story.card("EX-1"), "Acknowledge")

    said = " ".join(shown(reply) for reply in story.replies(ACME, thread))
    assert "Agent One" in said
    assert "due by" not in said
