"""One slash command in a team is one step: heard by the desk alone, and answered to who gave it alone."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sandbox.core.faults import Deny
from adapters.sandbox.teams.gestures import Hearing
from adapters.sandbox.teams.seen import shown
from adapters.sandbox.teams.state import Post
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
AGENT_ONE, CONTACT_ONE = (cast.user(name, Platform.TEAMS) for name in (cast.AGENT_ONE, cast.CONTACT_ONE))
ACME, TRIAGE = (cast.channel(name, Platform.TEAMS) for name in (cast.ACME, cast.TRIAGE))
TARGETED = "sendTargetedToConversation"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The desk of the cast, wholly on Teams, at 09:00 in Chicago."""
    async with staged(tmp_path, MONDAY_NINE, cast.desk_file(Platform.TEAMS, tmp_path)) as one:
        yield one


async def opened(desk: Staged) -> str:
    """EX-1 of Acme; its thread."""
    asked = await desk.teams.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.settled()
    await desk.teams.clicks(CONTACT_ONE, desk.teams.thread(ACME, asked.id)[1], "Level 1 – Critical")
    await desk.settled()
    return asked.id


async def asides(desk: Staged, user: str, where: str, text: str, root: str | None = None) -> None:
    """Somebody says something to the desk alone."""
    await desk.teams.says_aside(user, where, text, root)
    await desk.settled()


def told(desk: Staged, user: str) -> list[str]:
    """What the desk showed somebody alone in channels."""
    bot = desk.teams.state.population.bot
    return [shown(post) for post in desk.teams.asides(user) if post.author == bot]


def read(posts: tuple[Post, ...]) -> str:
    """What is written there, for all to read."""
    return "\n".join(map(shown, posts))


async def test_a_slash_command_acknowledges_and_only_who_gave_it_is_told_so(desk: Staged) -> None:
    thread = await opened(desk)
    desk.teams.hearing = Hearing.MENTIONS

    await asides(desk, AGENT_ONE, TRIAGE, "/plandesk ack EX-1")

    assert "is looking into this now." in read(desk.teams.thread(ACME, thread))
    (answer,) = told(desk, AGENT_ONE)
    assert "EX-1" in answer
    assert desk.teams.direct(AGENT_ONE) == ()
    in_triage = "\n".join(shown(post) for post in desk.teams.state.posts(TRIAGE))
    assert answer not in in_triage
    assert "/plandesk" not in in_triage


async def test_words_to_the_desk_alone_are_shown_to_nobody_and_answer_nothing(desk: Staged) -> None:
    thread = await opened(desk)
    before = desk.teams.state.posts(TRIAGE), desk.teams.thread(ACME, thread)

    await asides(desk, AGENT_ONE, ACME, "We are looking into it", thread)
    await asides(desk, CONTACT_ONE, ACME, "It is worse now", thread)

    assert (desk.teams.state.posts(TRIAGE), desk.teams.thread(ACME, thread)) == before
    assert all("nobody else can read it" in told(desk, who)[-1] for who in (AGENT_ONE, CONTACT_ONE))


async def test_where_the_tenant_takes_no_such_messages_the_answer_is_in_their_own_chat(desk: Staged) -> None:
    await opened(desk)
    desk.teams.script(TARGETED, Deny(code="BadArgument"), TRIAGE)

    await asides(desk, AGENT_ONE, TRIAGE, "ack EX-1")
    await asides(desk, AGENT_ONE, TRIAGE, "status EX-1")

    assert told(desk, AGENT_ONE) == []
    assert len(desk.teams.direct(AGENT_ONE)) == 2  # and the second wasn't tried in the channel before
    assert [call.operation for call in desk.teams.calls].count(TARGETED) == 1
