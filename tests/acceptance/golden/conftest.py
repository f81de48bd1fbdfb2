"""Where each golden conversation is told."""

import contextlib
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from zlib import crc32

import pytest

from adapters.sandbox.core.reactions import Reactions
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.memory_chat import MemoryChat
from tests.acceptance.golden.slack_chat import SlackChat
from tests.acceptance.golden.staged import staged
from tests.acceptance.golden.teams_chat import TeamsChat
from tests.rounds import SOAK

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


ON_EVERY_PLATFORM = frozenset(
    "test_direct_messages test_edits_and_deletions test_forwards test_home test_incidents test_lists "
    "test_message_action test_state_marks test_threads".split()
)
"""Where platforms differ in how it comes in or looks: told on every one, also in the suite."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The main job is told by every way in; other stories on every platform, since how deliveries come changes no rule.

    In the suite a story that is much the same on each is told on one of them, by its name; in a soak on all.
    """
    for told in {"desk", "quiet", "asking", "assisted", "marked"}.intersection(metafunc.fixturenames):
        metafunc.parametrize(
            told, ways(metafunc.module.__name__.rpartition(".")[2], metafunc.function.__name__), indirect=True
        )


def ways(module: str, story: str) -> Sequence[Way]:
    """By which ways a story is told."""
    if module == "test_main_job":
        return tuple(Way)
    platforms = Way.SLACK, Way.TEAMS
    return platforms if SOAK or module in ON_EVERY_PLATFORM else (platforms[crc32(story.encode()) % len(platforms)],)


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
