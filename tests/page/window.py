"""A browser window on the page, and what somebody does in it. Waiting is the browser's own."""

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from adapters.composition.sandbox import Sandbox

if TYPE_CHECKING:
    from playwright.async_api import Locator, LocatorAssertions, Page


class Window(Struct, frozen=True, kw_only=True, dict=True):
    """The page of one desk in one window."""

    page: "Page"
    desk: Sandbox
    address: str

    async def be(self, name: str) -> None:
        """Becomes somebody."""
        await self._choose("People", name)

    async def look(self, conversation: str) -> None:
        """Opens a conversation."""
        await self._choose("Conversations", conversation)

    async def write(self, text: str) -> None:
        """Writes in the conversation that is open."""
        box = self.page.get_by_role("textbox", name="Write in")
        await box.fill(text)
        await box.press("Enter")

    async def press(self, label: str) -> None:
        """Presses the newest button of that label."""
        await self.messages.get_by_role("button", name=label, exact=True).last.click()

    async def read_thread(self) -> None:
        """Opens the newest thread that somebody has replied in."""
        await self.messages.get_by_role("button", name=re.compile("^[0-9]+ repl")).last.click()

    async def do(self, button: str) -> None:
        """Presses a button of the page itself."""
        await self.page.get_by_role("button", name=button, exact=True).click()

    async def has_done(self, step: str) -> None:
        """A step of the tour is ticked off."""
        tour = self.page.get_by_role("region", name="Tour")
        await self.expect(tour.get_by_role("button", name=f"{step}, done")).to_be_visible()

    async def has_yet_to_do(self, step: str) -> None:
        """A step of the tour is the next one."""
        tour = self.page.get_by_role("region", name="Tour")
        await self.expect(tour.get_by_role("button", name=step, exact=True)).to_have_attribute("aria-current", "step")

    @property
    def messages(self) -> "Locator":
        """Everything in the conversation that is open, and in the thread beside it."""
        return self.page.get_by_role("group", name="What is said", exact=True)

    def expect(self, found: "Locator | None" = None) -> "LocatorAssertions":
        """What is to be so before long, of an element or of everything in the conversation that is open."""
        from playwright.async_api import expect

        return expect(found or self.messages)

    async def _choose(self, among: str, name: str) -> None:
        entry = self.page.get_by_role("navigation", name=among).get_by_role("button", name=name).first
        await entry.click()
        await self.expect(entry).to_have_attribute("aria-current", "true")
