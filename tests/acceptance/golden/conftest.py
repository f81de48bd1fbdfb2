"""Each golden conversation is told on every platform."""

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.chat import Chat
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.memory_chat import MemoryChat
from tests.acceptance.golden.slack_chat import SlackChat
from tests.acceptance.golden.staged import staged
from tests.acceptance.golden.teams_chat import TeamsChat

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""09:00 in Chicago."""


@pytest.fixture(params=list(Platform))
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Conversation]:
    """The desk of the cast at 09:00 in Chicago, 23 November 2026."""
    there = MemoryChat(request.param, tmp_path, MONDAY_NINE)
    async with _on(request.param, tmp_path) as here:
        yield Conversation(here, there, MONDAY_NINE)


@contextlib.asynccontextmanager
async def _on(platform: Platform, folder: Path) -> AsyncIterator[Chat]:
    async with staged(folder, MONDAY_NINE, cast.desk_file(platform, folder)) as stage:
        yield SlackChat(stage) if platform is Platform.SLACK else TeamsChat(stage)
