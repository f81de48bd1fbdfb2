"""One is anybody on the page: writes, presses, and sees what they see."""

import pytest
import websockets

from tests.page.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_contact_writes_and_chooses_and_an_agent_takes_it_up(window: Window) -> None:
    await window.be("Contact One")
    await window.look("support-acme")
    await window.write("Nobody can log in since 9:00")
    await window.press("Level 1 – Critical")
    await window.be("Agent One")
    await window.look("triage")
    await window.press("Acknowledge")

    await window.be("Contact One")

    await window.expect().to_contain_text("Agent One has been on it since 9:00.")
    await window.expect().to_contain_text("👀")


async def test_what_somebody_writes_is_text_and_nothing_more(window: Window) -> None:
    await window.be("Contact One")

    await window.write("<img src=x onerror=alert(1)> *bold* <script>document.title='x'</script>")

    said = window.messages.get_by_text("<img src=x onerror=alert(1)>").first
    await window.expect(said).to_contain_text("<script>document.title='x'</script>")
    await window.expect(said.locator("strong")).to_have_text("bold")
    assert await window.messages.locator("img, script").count() == 0


async def test_the_clock_moves_to_the_next_reminder(window: Window) -> None:
    await window.be("Contact One")
    await window.write("Nobody can log in since 9:00")
    await window.press("Level 1 – Critical")
    await window.be("Agent One")
    await window.look("triage")
    await window.expect(window.messages.get_by_text("Level 1 – Critical").first).to_be_visible()

    await window.do("Next reminder")

    await window.read_thread()
    await window.expect().to_contain_text("no response yet")


async def test_what_is_unread_is_counted_until_it_is_looked_at(window: Window) -> None:
    await window.be("Contact One")
    await window.write("Nobody can log in since 9:00")
    await window.expect().to_contain_text("How urgent")

    await window.be("Agent One")

    there = window.page.get_by_role("button", name="support-acme")
    await window.expect(there.get_by_label("1 unread")).to_be_visible()
    await there.click()
    await window.expect(there.get_by_label("1 unread")).to_be_hidden()


async def test_another_page_gets_no_socket(window: Window, subtests: pytest.Subtests) -> None:
    there = window.address.replace("http", "ws") + "/_nicegui_ws/socket.io/?EIO=4&transport=websocket"

    for origin in ("https://evil.example", "http://127.0.0.1:1", "null"):
        with subtests.test(origin):
            with pytest.raises(websockets.InvalidStatus) as refused:
                async with websockets.connect(there, origin=origin):
                    pass

            assert refused.value.response.status_code == 403
