"""What Teams tells of channels, teams and who is in them reaches triage."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sandbox.teams.seen import shown
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)

AGENT_ONE, CONTACT_ONE = (cast.user(name, Platform.TEAMS) for name in (cast.AGENT_ONE, cast.CONTACT_ONE))
ACME, TRIAGE = (cast.channel(name, Platform.TEAMS) for name in (cast.ACME, cast.TRIAGE))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The desk of the cast, wholly on Teams, at 09:00 in Chicago."""
    async with staged(tmp_path, MONDAY_NINE, cast.desk_file(Platform.TEAMS, tmp_path)) as one:
        yield one


async def test_what_became_of_a_team_and_its_channel_and_who_left_reaches_triage(desk: Staged) -> None:
    told = [
        await desk.teams.arranges(AGENT_ONE, ACME, "teamArchived"),
        await desk.teams.arranges(AGENT_ONE, ACME, "channelDeleted"),
        await desk.teams.leaves(CONTACT_ONE, ACME),
    ]
    await desk.settled()

    assert {delivery.status for gesture in told for delivery in gesture.deliveries} == {200}
    archived, deleted, left = (shown(post) for post in desk.teams.messages(TRIAGE))
    assert "was archived" in archived
    assert "was deleted" in deleted
    assert "Contact One, a contact of Acme, left" in left
