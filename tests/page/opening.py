"""Opens the page: the whole desk behind it, on a clock that doesn't go until somebody moves it.

One browser, one tab and one address serve all windows of a process. So the browser keeps what never changes, the
scripts of NiceGUI, and reads them once; the desk, its database and what the tab remembers are each window's own.
"""

import contextlib
import shutil
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from adapters.composition.local_desk import with_page
from adapters.composition.sandbox import build_sandbox
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.reactions import Reactions
from adapters.sandbox.example import DESK_FILE
from tests.acceptance.stage import prepare, served
from tests.page.window import Window
from tests.shipped import LIBRARY
from tests.waiting import until

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Error, Page, ViewportSize

CHROMIUM = shutil.which("chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--process-per-site")
"""With one process for the site, what it has compiled for one tab it has for the next."""
SIZE: "ViewportSize" = {"width": 1280, "height": 800}
MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""Nine in the morning where Acme is."""
NOBODY = PlainTextResponse("No desk is here yet.")
PATIENCE = 15
"""Seconds that the page has for whatever is expected of it, on a machine that is busy with other tests."""


@dataclass(kw_only=True)
class Site:
    """An address that serves the desk of one window after the other, and the browser in which they open."""

    address: str
    browser: "BrowserContext"
    tab: "Page"
    desk: ASGIApp = NOBODY
    pending: int = 0
    """The requests and sockets that haven't come to their end."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to the desk of this window."""
        self.pending += 1
        try:
            await self.desk(scope, receive, send)
        finally:
            self.pending -= 1


@contextlib.asynccontextmanager
async def launched() -> AsyncIterator[Site]:
    """Debian's Chromium, without a window of its own, and an address for it to look at."""
    from playwright.async_api import async_playwright, expect

    expect.set_options(timeout=PATIENCE * 1000)
    async with (
        async_playwright() as driver,
        await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as chromium,
    ):
        browser = await chromium.new_context(viewport=SIZE)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            address = f"http://127.0.0.1:{listener.getsockname()[1]}"
            stays = await browser.new_page()
            site = Site(address=address, browser=browser, tab=await browser.new_page())
            async with served(site, listener), browser:
                await stays.goto(site.address)  # a tab that stays keeps the site's process
                yield site


@contextlib.asynccontextmanager
async def opened(folder: Path, site: Site, scheme: Literal["light", "dark"] = "light") -> AsyncIterator[Window]:
    """A window on the example desk, kept in `folder`. Fails at the end on any error in the browser."""
    kept, errors = folder / "page.db", list[str]()
    found = prepare(kept, DESK_FILE, MONDAY)
    made = build_sandbox(
        address=site.address,
        database_url=f"sqlite:///{kept}",
        clock=ManualClock(MONDAY),
        pace=timedelta(),
        found=found,
        library=LIBRARY,
        reactions=Reactions.TAKEN,
    )
    site.desk = with_page(made)
    async with made.app.router.lifespan_context(made.app):
        async with _cleared(site.tab, errors) as page:
            await page.emulate_media(color_scheme=scheme)
            await page.goto(site.address)
            yield Window(page=page, desk=made, address=site.address)
        await until(lambda: not site.pending)  # or what this window asks for last would reach the next one's desk
    assert errors == []


@contextlib.asynccontextmanager
async def _cleared(tab: "Page", errors: list[str]) -> AsyncIterator["Page"]:
    """Give the tab, note its errors, and leave it as new: a new one would cost the browser as much as the page does."""

    def note(error: "Error") -> None:
        errors.append(str(error))

    tab.on("pageerror", note)
    await tab.bring_to_front()  # behind another one it would be drawn once a second
    try:
        yield tab
    finally:
        await tab.mouse.move(0, 0)
        await tab.set_viewport_size(SIZE)
        await tab.evaluate("sessionStorage.clear()")
        await tab.goto("about:blank")
        tab.remove_listener("pageerror", note)
