"""A Slack that does as it is told, and a desk that speaks to it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.slack.platform import SlackPlatform
from bot.ports import ChatPlatform
from tests.unit.slack.deliveries import CONFIG
from tests.unit.slack.scripted import ScriptedSlack


@pytest.fixture
async def slack() -> AsyncIterator[ScriptedSlack]:
    server = ScriptedSlack()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def desk(slack: ScriptedSlack) -> AsyncIterator[ChatPlatform]:
    speaking = SlackPlatform(replace(CONFIG, api_url=slack.url))
    yield speaking
    await speaking.close()
