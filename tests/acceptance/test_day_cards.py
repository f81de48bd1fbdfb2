"""The account manager's day, on Slack and on Teams: a card in the morning, what it leads to, and the radar."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, TAM_ONE
from adapters.sandbox.teams.seen import labels as teams_labels
from adapters.sandbox.teams.seen import shown as teams_shown
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import Staged, staged
from tests.acceptance.story import Story, labels, shown

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
TUESDAY_EIGHT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
CONTACT_ON_TEAMS, TAM_ON_TEAMS = (cast.user(name, Platform.TEAMS) for name in (cast.CONTACT_ONE, cast.TAM_ONE))
ACME_ON_TEAMS = cast.channel(cast.ACME, Platform.TEAMS)


async def test_the_day_begins_with_a_card_from_which_a_ticket_is_acknowledged(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, "Level 4 – Normal")
    await story.assembly.look_about()

    await story.until(TUESDAY_EIGHT)

    (card,) = [one for one in story.sandbox.direct(TAM_ONE) if "with us overnight" in shown(one)]
    assert "EX-1" in shown(card)
    assert "Acknowledge" in labels(card)
    await story.clicks(TAM_ONE, card, "Acknowledge")
    assert "TAM One" in shown(story.card("EX-1"))
    radar = await story.runs(TAM_ONE, "C0TRIAGE", "/ticket", "radar")
    assert radar.startswith("1 new")
    assert "EX-1" in await story.runs(TAM_ONE, "C0TRIAGE", "/ticket", "radar acme")
    assert "Last word" in await story.runs(TAM_ONE, "C0TRIAGE", "/ticket", "accounts")
    assert "EX-1" not in await story.runs(AGENT_ONE, "C0TRIAGE", "/ticket", "radar")


@pytest.fixture
async def on_teams(tmp_path: Path) -> AsyncIterator[Staged]:
    """The desk of the cast, wholly on Teams."""
    async with staged(tmp_path, MONDAY_NINE, cast.desk_file(Platform.TEAMS, tmp_path)) as one:
        yield one


async def test_on_teams_too(on_teams: Staged) -> None:
    asked = await on_teams.teams.says(CONTACT_ON_TEAMS, ACME_ON_TEAMS, "Nobody can log in")
    await on_teams.settled()
    await on_teams.teams.clicks(CONTACT_ON_TEAMS, on_teams.teams.thread(ACME_ON_TEAMS, asked.id)[1], "Level 4 – Normal")
    await on_teams.settled()
    await on_teams.sandbox.assembly.look_about()

    await on_teams.passes(timedelta(hours=23))
    await on_teams.settled()

    found = [one for one in on_teams.teams.direct(TAM_ON_TEAMS) if "with us overnight" in teams_shown(one)]
    assert len(found) == 1
    assert "EX-1" in teams_shown(found[0])
    assert "Acknowledge" in teams_labels(found[0])
    await on_teams.teams.says(TAM_ON_TEAMS, found[0].conversation, "radar")
    await on_teams.settled()
    assert "With us overnight · 1" in teams_shown(on_teams.teams.direct(TAM_ON_TEAMS)[-1])
