"""The page in a browser: the whole desk behind it, on a clock that stands still until somebody moves it."""

import shutil
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from adapters.trial import trial, with_page
from adapters.workspace.clock import ManualClock
from tests.acceptance.stage import migrated, running
from tests.page.window import Window

if TYPE_CHECKING:
    from playwright.async_api import Browser

CHROMIUM = shutil.which("chromium")
MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""Nine in the morning where Acme is."""
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser there is nothing to look at."""
    missing = [name for name in ("playwright", "nicegui", "axe_playwright_python") if find_spec(name) is None]
    missing += [] if CHROMIUM else ["chromium"]
    for item in items:
        if missing and item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.skip(reason=f"not installed: {', '.join(missing)}"))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator["Browser"]:
    """Debian's Chromium, one for all tests."""
    from playwright.async_api import async_playwright

    async with async_playwright() as driver:
        launched = await driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        await launched.close()


@pytest.fixture(params=["light"])
def scheme(request: pytest.FixtureRequest) -> str:
    """What the browser's owner prefers; tests of looks ask for both."""
    return str(request.param)


@pytest_asyncio.fixture(loop_scope="session")
async def window(tmp_path: Path, browser: "Browser", scheme: str) -> AsyncIterator[Window]:
    """A window on the example desk, which is served with its page. Fails at the end on any error in the browser."""
    kept, errors = tmp_path / "page.db", list[str]()
    kept.write_bytes(migrated())
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        made = trial(address=address, database_url=f"sqlite:///{kept}", clock=ManualClock(MONDAY), pace=timedelta())
        async with running(with_page(made), listener):
            page = await browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 800})
            page.on("pageerror", lambda error: errors.append(str(error)))
            await page.goto(address)
            yield Window(page=page, desk=made, address=address)
            await page.close()
    assert errors == []
