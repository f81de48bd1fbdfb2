"""A customer whose plan nobody knows, as it is shown: heard by people, and promised nothing."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from adapters.sandbox.teams.seen import labels as teams_labels
from adapters.sandbox.teams.seen import shown as teams_shown
from bot.model.places import Platform
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import staged
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


async def test_on_teams_it_is_heard_and_opens_alike(tmp_path: Path) -> None:
    file = cast.desk_file(Platform.TEAMS, tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("mpowr/premier", "mpowr/legacy"), encoding="utf-8")
    async with staged(tmp_path, MONDAY_NINE, file) as desk:
        channel, triage = (cast.channel(name, Platform.TEAMS) for name in (cast.ACME, cast.TRIAGE))
        asked = await desk.teams.says(cast.user(cast.CONTACT_ONE, Platform.TEAMS), channel, "Nobody can log in")
        await desk.settled()
        pending = desk.teams.messages(triage)[-1]
        told = desk.teams.thread(channel, asked.id)[1]
        await desk.passes(timedelta(minutes=5))
        await desk.settled()

        assert "A person will answer you here." in teams_shown(told)
        assert teams_labels(pending) == ("Open the ticket", "Not a request")
        assert any(teams_shown(post).startswith("EX-1 ·") for post in desk.teams.messages(triage))
