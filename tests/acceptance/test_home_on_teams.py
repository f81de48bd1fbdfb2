"""The first thing in somebody's own chat with the desk is what matters to them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sandbox.teams.seen import labels, shown
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
AGENT_ONE, CONTACT_ONE = (cast.user(name, Platform.TEAMS) for name in (cast.AGENT_ONE, cast.CONTACT_ONE))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The desk of the cast, wholly on Teams."""
    async with staged(tmp_path, MONDAY_NINE, cast.desk_file(Platform.TEAMS, tmp_path)) as one:
        yield one


@pytest.mark.parametrize(("who", "told"), [(AGENT_ONE, "Nothing is waiting"), (CONTACT_ONE, "Acme · Premier")])
async def test_who_adds_the_app_is_shown_it_at_once(desk: Staged, who: str, told: str) -> None:
    await desk.teams.befriends(who)
    await desk.settled()

    (post,) = desk.teams.direct(who)
    assert told in shown(post)
    assert "Refresh" in labels(post)


async def test_a_plain_word_in_that_chat_asks_for_it_again(desk: Staged) -> None:
    await desk.teams.befriends(AGENT_ONE)
    await desk.settled()
    chat = desk.teams.direct(AGENT_ONE)[0].conversation

    await desk.teams.says(AGENT_ONE, chat, "home")
    await desk.settled()

    assert "Nothing is waiting" in shown(desk.teams.direct(AGENT_ONE)[-1])


async def test_what_is_done_on_it_shows_on_it_and_asked_for_again_it_moves_down(desk: Staged) -> None:
    await desk.teams.befriends(AGENT_ONE)
    acme = cast.channel(cast.ACME, Platform.TEAMS)
    await desk.teams.says(CONTACT_ONE, acme, "Nobody can log in")
    await desk.settled()
    question = desk.teams.thread(acme, desk.teams.messages(acme)[-1].id)[-1]
    await desk.teams.clicks(CONTACT_ONE, question, "Level 1 – Critical")
    await desk.settled()
    chat = desk.teams.direct(AGENT_ONE)[0].conversation
    await desk.teams.says(AGENT_ONE, chat, "home")
    await desk.settled()
    former, *_, page = desk.teams.direct(AGENT_ONE)
    assert "Your page is further down now." in shown(former)
    assert labels(former) == ()

    await desk.teams.clicks(AGENT_ONE, page, "Acknowledge")
    await desk.settled()

    page = next(post for post in desk.teams.direct(AGENT_ONE) if "Refresh" in labels(post))
    assert "Acknowledge" not in labels(page)
    assert "EX-1" in shown(page)


async def test_added_to_a_team_it_says_nothing(desk: Staged) -> None:
    await desk.teams.installs(AGENT_ONE, cast.channel(cast.ACME, Platform.TEAMS))
    await desk.settled()

    assert desk.teams.direct(AGENT_ONE) == ()
    assert desk.teams.messages(cast.channel(cast.ACME, Platform.TEAMS)) == ()
