"""What is wrong with a platform for a while: it is said once it is over, and only once."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox import example
from adapters.sandbox.core.chat import Chat, MessageSight, Trouble
from bot.model.places import CHAT, Platform
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PEOPLE = {
    Platform.SLACK: (example.CONTACT_THREE, example.GLOBE),
    Platform.TEAMS: (example.CONTACT_SIX, example.TASMAN),
}
WRONG = pytest.mark.parametrize("trouble", [Trouble.RATE_LIMITED, Trouble.OUTAGE])


@pytest.fixture(params=CHAT)
async def there(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[Staged, Chat]]:
    """The example desk, and one of its platforms."""
    async with staged(tmp_path, MONDAY_NOON, example.DESK_FILE) as stage:
        (chat,) = [chat for chat in stage.sandbox.chats if chat.platform is request.param]
        yield stage, chat


async def asked(stage: Staged, chat: Chat) -> list[MessageSight]:
    """A contact asks, and half a minute passes; what the desk has said in the thread."""
    person, channel = PEOPLE[chat.platform]
    done = await chat.says(person, channel, "Nobody can log in")
    assert done.problem is None
    await stage.sandbox.timekeeper.passes(timedelta(seconds=30))
    return [said for said in chat.messages(person, channel, done.message) if said.by_desk]


def said(chat: Chat) -> list[MessageSight]:
    """All that the desk has said to the contact."""
    person, channel = PEOPLE[chat.platform]
    (root,) = chat.messages(person, channel)
    return [one for one in chat.messages(person, channel, root.id) if one.by_desk]


@WRONG
async def test_while_it_lasts_nothing_is_said_and_nothing_is_lost(there: tuple[Staged, Chat], trouble: Trouble) -> None:
    stage, chat = there
    chat.suffers(trouble)

    assert await asked(stage, chat) == []

    chat.suffers(Trouble.NONE)
    await stage.sandbox.timekeeper.passes(timedelta(minutes=1))
    assert len(said(chat)) == 1
    assert chat.trouble is Trouble.NONE


@WRONG
async def test_the_panel_shows_what_waits_and_why(there: tuple[Staged, Chat], trouble: Trouble) -> None:
    stage, chat = there
    chat.suffers(trouble)

    await asked(stage, chat)

    waiting = [one for one in (await stage.sandbox.mind.thoughts()).unsent if str(chat.platform) in one.to]
    assert waiting
    assert all(one.problem and one.next_try_at for one in waiting if one.attempts)


@WRONG
async def test_one_platforms_trouble_is_not_the_others(there: tuple[Staged, Chat], trouble: Trouble) -> None:
    stage, chat = there
    (other,) = [one for one in stage.sandbox.chats if one is not chat]
    other.suffers(trouble)

    assert len(await asked(stage, chat)) == 1


async def test_what_is_delivered_twice_is_asked_about_once(there: tuple[Staged, Chat]) -> None:
    stage, chat = there
    chat.suffers(Trouble.TWICE)

    assert len(await asked(stage, chat)) == 1
