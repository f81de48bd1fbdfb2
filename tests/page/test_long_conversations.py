"""A conversation of hundreds of threads opens at its end, and shows what was earlier when it is asked for."""

from typing import TYPE_CHECKING

import pytest

from adapters.sandbox.page.sight import AT_ONCE
from adapters.sandbox.slack.state import MessageDraft
from tests.page.window import Window
from tests.waiting import until

if TYPE_CHECKING:
    from playwright.async_api import Locator

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_latest_are_shown_first_and_earlier_ones_on_demand(window: Window) -> None:
    state = window.desk.slack.state
    for number in range(AT_ONCE + 1):
        state.post(MessageDraft(channel="C0ACME", user="U0ONE", text=f"Message {number:03}"))
    await window.be("Contact Two")
    await window.expect(window.messages.get_by_text(f"Message {AT_ONCE:03}")).to_be_visible()
    await window.expect(window.messages.get_by_text("Message 000")).to_have_count(0)

    await window.do("Show earlier messages")

    await window.expect(window.messages.get_by_text("Message 000")).to_have_count(1)


async def test_ones_own_message_is_scrolled_to_and_nobody_elses_moves_who_reads_above(window: Window) -> None:
    state = window.desk.slack.state
    for number in range(30):
        state.post(MessageDraft(channel="C0ACME", user="U0ONE", text=f"Message {number:03}"))
    await window.be("Contact Two")
    read = window.messages.get_by_text("Message 010")
    await window.expect(window.messages.get_by_text("Message 029")).to_be_in_viewport()
    await scrolled_to(read)
    before = await top_of(read)
    state.post(MessageDraft(channel="C0ACME", user="U0ONE", text="Below\nof it"))
    await window.expect(window.page.get_by_role("button", name="New messages")).to_be_visible()
    await until(lambda: is_at(read, before))

    await window.write("Here I am")

    await window.expect(window.messages.get_by_text("Here I am", exact=True).first).to_be_in_viewport()


async def test_the_answer_to_ones_own_message_does_not_push_it_out_of_sight(window: Window) -> None:
    await window.page.set_viewport_size({"width": 1280, "height": 600})
    state = window.desk.slack.state
    for number in range(30):
        state.post(MessageDraft(channel="C0ACME", user="U0ONE", text=f"Message {number:03}"))
    await window.be("Contact One")
    await window.expect(window.messages.get_by_text("Message 029")).to_be_in_viewport()

    await window.write("Production is down for everybody")

    said = window.messages.get_by_text("Production is down for everybody", exact=True).first
    await window.expect(window.messages.get_by_role("button", name="Not a request")).to_be_attached()
    await window.expect(said).to_be_in_viewport(ratio=1)


async def scrolled_to(found: "Locator") -> None:
    """A reader has scrolled there, and the page has taken note of it, which it does with the next picture."""
    await found.evaluate(
        """it => new Promise(done => {
            document.addEventListener("scroll", done, {capture: true, once: true});
            it.scrollIntoView({block: "center"});
        }).then(() => null)"""
    )


async def is_at(found: "Locator", top: float) -> bool:
    """True once somebody's place is kept, which the browser sees to with the next picture."""
    return await top_of(found) == pytest.approx(top, abs=1)


async def top_of(found: "Locator") -> float:
    """Where it stands in the window, in pixels from the top."""
    box = await found.bounding_box()
    assert box is not None
    return box["y"]
