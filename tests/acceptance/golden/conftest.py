"""Each golden conversation is told on every platform."""

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from enum import StrEnum
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


class Way(StrEnum):
    """How a conversation is told."""

    SLACK = "slack"
    TEAMS = "teams"
    SOCKET_MODE = "socket mode"

    @property
    def platform(self) -> Platform:
        """Where it is told."""
        return Platform.TEAMS if self is Way.TEAMS else Platform.SLACK


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The main job is told by every way in; all else on every platform, since how deliveries come changes no rule."""
    if "desk" in metafunc.fixturenames:
        is_main = metafunc.module.__name__.endswith("test_main_job")
        metafunc.parametrize("desk", Way if is_main else (Way.SLACK, Way.TEAMS), indirect=True)


@pytest.fixture
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Conversation]:
    """The desk of the cast at 09:00 in Chicago, 23 November 2026."""
    there = MemoryChat(request.param.platform, tmp_path, MONDAY_NINE)
    async with _by(request.param, tmp_path) as here:
        yield Conversation(here, there, MONDAY_NINE)


@contextlib.asynccontextmanager
async def _by(way: Way, folder: Path) -> AsyncIterator[Chat]:
    file = cast.desk_file(way.platform, folder)
    async with staged(folder, MONDAY_NINE, file, socket_mode=way is Way.SOCKET_MODE) as stage:
        yield TeamsChat(stage) if way is Way.TEAMS else SlackChat(stage)
