"""The pictures of the README, in light and in dark: `make screenshots`."""

import asyncio
import tempfile
from pathlib import Path

from tests.page.opening import launched, opened
from tests.page.window import Window

DOCS = Path(__file__).parents[2] / "docs"


async def take() -> None:
    """All of them, each from a desk of its own."""
    DOCS.mkdir(exist_ok=True)
    async with launched() as site:
        for scheme in ("light", "dark"):
            with tempfile.TemporaryDirectory() as folder:
                async with opened(Path(folder), site, scheme) as window:
                    await window.do("Skip the tour")
                    await _question(window)
                    await window.messages.screenshot(path=DOCS / f"question-{scheme}.png")
                    await _triage(window)
                    await window.messages.screenshot(path=DOCS / f"triage-{scheme}.png")


async def _question(window: Window) -> None:
    """What the desk asks a contact who has written in their channel."""
    await window.be("Contact One")
    await window.write("Nobody can log in since 9:00. We have restarted everything twice.")
    await window.expect().to_contain_text("How urgent is this?")


async def _triage(window: Window) -> None:
    """A ticket whose promise is at risk, as the agent sees it who is on duty."""
    await window.press("Level 1 – Critical")
    await window.be("Agent One")
    await window.look("triage")
    await window.do("Next reminder")
    await window.read_thread()
    await window.expect().to_contain_text("no response yet")
    await window.page.mouse.move(0, 0)


if __name__ == "__main__":
    asyncio.run(take())
