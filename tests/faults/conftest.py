"""A stage for each test, and what must hold once it is over."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.stage import Stage, standing


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A platform, and no desk yet."""
    async with standing(tmp_path) as one:
        yield one
        one.check()
