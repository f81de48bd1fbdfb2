"""The desk's own page for somebody, on the page."""

import pytest

from tests.page.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_agent_sees_what_is_due_and_presses_there(window: Window) -> None:
    await window.be("Agent One")
    await window.look("plandesk")
    await window.do("Home")
    home = window.page.get_by_role("region", name="Home of the desk")
    await window.expect(home).to_contain_text("Nothing is waiting")
    await window.be("Contact One")
    await window.write("Nobody can log in since 9:00")
    await window.press("Level 1 – Critical")
    await window.has_done("Say how bad it is")
    await window.be("Agent One")
    await window.do("Home")
    await window.expect(home).to_contain_text("EX-1 Acme")

    await window.do("Refresh")

    await window.expect(window.page.get_by_role("alert")).to_be_hidden()
    await window.do("Messages")
    await window.expect(home).to_be_hidden()


async def test_who_has_no_such_page_is_not_offered_one(window: Window) -> None:
    await window.be("Contact One")
    await window.look("plandesk")

    await window.expect(window.page.get_by_role("button", name="Home", exact=True)).to_be_hidden()
