"""Each golden conversation is told on every platform."""

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import pytest

from adapters.sandbox.core.reactions import Reactions
from bot.model.places import Platform
from tests.acceptance.golden import cast
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
    is_main = metafunc.module.__name__.endswith("test_main_job")
    for told in {"desk", "quiet", "asking", "assisted", "marked"}.intersection(metafunc.fixturenames):
        metafunc.parametrize(told, Way if is_main else (Way.SLACK, Way.TEAMS), indirect=True)


@pytest.fixture
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Conversation]:
    """The desk of the cast at 09:00 in Chicago, 23 November 2026."""
    async with _told(request.param, tmp_path, "message") as conversation:
        yield conversation


@pytest.fixture
async def quiet(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Conversation]:
    """The same desk, which takes up only what it is asked to."""
    async with _told(request.param, tmp_path, "mention") as conversation:
        yield conversation


@pytest.fixture
async def asking(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Conversation]:
    """The same desk, which asks whether a ticket is solved, and how it went."""
    async with _told(request.param, tmp_path, "message", "confirm_resolved = true\nask_rating = true") as conversation:
        yield conversation


@pytest.fixture
async def assisted(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Conversation]:
    """The same desk, whose file names an assistant on each side."""
    more = cast.assistants(request.param.platform)
    async with _told(request.param, tmp_path, "message", more) as conversation:
        yield conversation


@pytest.fixture
async def marked(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Conversation]:
    """The same desk, whose marks are taken."""
    async with _told(request.param, tmp_path, "message", reactions=Reactions.TAKEN) as conversation:
        yield conversation


@contextlib.asynccontextmanager
async def _told(
    way: Way, folder: Path, intake: str, more: str = "", reactions: Reactions = Reactions.REFUSED
) -> AsyncIterator[Conversation]:
    there = MemoryChat(way.platform, MONDAY_NINE, intake, more, reactions)
    file = cast.desk_file(way.platform, folder, intake, more)
    async with staged(folder, MONDAY_NINE, file, socket_mode=way is Way.SOCKET_MODE, reactions=reactions) as stage:
        here = TeamsChat(stage) if way is Way.TEAMS else SlackChat(stage)
        yield Conversation(here, there, MONDAY_NINE)
