"""The page in a browser, which is one for all tests."""

from collections.abc import AsyncIterator
from importlib.util import find_spec
from pathlib import Path

import pytest
import pytest_asyncio

from tests.page.opening import CHROMIUM, Site, launched, opened
from tests.page.window import Window

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser there is nothing to look at."""
    missing = [name for name in ("playwright", "nicegui", "axe_playwright_python") if find_spec(name) is None]
    missing += [] if CHROMIUM else ["chromium"]
    for item in items:
        if missing and item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.skip(reason=f"not installed: {', '.join(missing)}"))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def site() -> AsyncIterator[Site]:
    """A browser and an address for it to look at, one for all tests."""
    async with launched() as site:
        yield site


@pytest_asyncio.fixture(loop_scope="session")
async def window(tmp_path: Path, site: Site) -> AsyncIterator[Window]:
    """A window on the example desk, which is served with its page. Fails at the end on any error in the browser."""
    async with opened(tmp_path, site) as window:
        yield window
