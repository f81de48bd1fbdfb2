"""Two ways to stage a fault: a desk in a process of its own, and a story whose clock is moved by hand."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.acceptance.story import Story, played
from tests.faults.stage import Stage, standing

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A platform, and no desk yet."""
    async with standing(tmp_path) as one:
        yield one
        one.check()


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """The example desk at 09:00 in Chicago on a Monday."""
    async with played(tmp_path, MONDAY_NINE) as one:
        yield one
