"""A story on the example desk, on a Monday morning in Chicago."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.acceptance.story import Story, played

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """The example desk at 09:00 in Chicago, 23 November 2026."""
    async with played(tmp_path, MONDAY_NINE) as one:
        yield one
