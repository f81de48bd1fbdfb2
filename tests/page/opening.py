"""Opens the page: the whole desk behind it, on a clock that stands still until somebody moves it."""

import contextlib
import shutil
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.composition.sandbox import trial, with_page
from adapters.sandbox.core.clock import ManualClock
from policies.library import Library
from tests.acceptance.stage import migrated, running
from tests.page.window import Window

if TYPE_CHECKING:
    from playwright.async_api import Browser

CHROMIUM = shutil.which("chromium")
MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""Nine in the morning where Acme is."""
PATIENCE = 15
"""Seconds that the page has for whatever is expected of it, on a machine that is busy with other tests."""
PACKS = Library()
"""Reads each pack once for all windows."""


@contextlib.asynccontextmanager
async def launched() -> AsyncIterator["Browser"]:
    """Debian's Chromium, without a window of its own."""
    from playwright.async_api import async_playwright, expect

    expect.set_options(timeout=PATIENCE * 1000)
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        await browser.close()


@contextlib.asynccontextmanager
async def opened(folder: Path, browser: "Browser", scheme: str) -> AsyncIterator[Window]:
    """A window on the example desk, kept in `folder`. Fails at the end on any error in the browser."""
    kept, errors = folder / "page.db", list[str]()
    kept.write_bytes(migrated())
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        made = trial(
            address=address,
            database_url=f"sqlite:///{kept}",
            clock=ManualClock(MONDAY),
            pace=timedelta(),
            library=PACKS,
        )
        async with running(with_page(made), listener):
            page = await browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 800})
            page.on("pageerror", lambda error: errors.append(str(error)))
            await page.goto(address)
            yield Window(page=page, desk=made, address=address)
            await page.close()
    assert errors == []
