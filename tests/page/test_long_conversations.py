"""A conversation of hundreds of threads opens at its end, and shows what was earlier when it is asked for."""

import pytest

from adapters.workspace.page.sight import AT_ONCE
from adapters.workspace.state import Draft
from tests.page.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_latest_are_shown_first_and_earlier_ones_on_demand(window: Window) -> None:
    state = window.desk.workspace.state
    for number in range(AT_ONCE + 1):
        state.post(Draft(channel="C0ACME", user="U0ONE", text=f"Message {number:03}"))
    await window.be("Contact Two")
    await window.expect(window.messages.get_by_text(f"Message {AT_ONCE:03}")).to_be_visible()
    await window.expect(window.messages.get_by_text("Message 000")).to_have_count(0)

    await window.do("Show earlier messages")

    await window.expect(window.messages.get_by_text("Message 000")).to_have_count(1)
