"""A Slack that does as it is told, and a desk that speaks to it."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from adapters.slack.platform import SlackPlatform
from bot.ports import ChatPlatform
from tests.scripted import ScriptedServer
from tests.unit.slack.deliveries import CONFIG


@pytest.fixture
async def slack() -> AsyncIterator[ScriptedServer]:
    async with ScriptedServer().listening() as server:
        yield server


@pytest.fixture
async def desk(slack: ScriptedServer) -> AsyncIterator[ChatPlatform]:
    speaking = SlackPlatform(replace(CONFIG, api_url=f"{slack.origin}/api/"))
    yield speaking
    await speaking.close()
