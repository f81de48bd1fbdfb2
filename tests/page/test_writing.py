"""One writes as in any chat: commands are offered, files added, words changed and taken back."""

import re

import pytest

from tests.page.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_command_is_offered_taken_and_answered_to_oneself_alone(window: Window) -> None:
    await window.be("Agent One")
    await window.look("triage")
    box = window.page.get_by_role("textbox", name="Write in")
    await box.press_sequentially("/ticket li")
    await window.expect(window.page.get_by_role("option", name="/ticket list")).to_be_visible()

    await box.press("Tab")
    await box.press("Enter")

    await window.expect().to_contain_text("only visible to you")
    await window.expect().to_contain_text("No ticket is open.")


async def test_who_has_no_commands_is_told_so_and_keeps_the_words(window: Window) -> None:
    await window.be("Contact One")

    await window.write("/ticket list")

    await window.expect(window.page.get_by_role("alert")).to_contain_text("not known in Contact One's own workspace")
    await window.expect(window.page.get_by_role("textbox", name="Write in")).to_have_value("/ticket list")


async def test_people_are_offered_after_an_at(window: Window) -> None:
    await window.be("Contact One")
    box = window.page.get_by_role("textbox", name="Write in")

    await box.press_sequentially("Hello @agent.o")

    await window.expect(window.page.get_by_role("option", name="@agent.one")).to_be_visible()
    await box.press("Tab")
    await box.press_sequentially("there")
    await box.press("Enter")
    await window.expect(window.messages.locator(".mention", has_text="@Agent One").first).to_be_visible()


async def test_a_file_is_added_by_its_name(window: Window) -> None:
    await window.be("Contact One")
    await window.page.get_by_label("Files").set_input_files(
        {"name": "trace.log", "mimeType": "text/plain", "buffer": b"never sent"}
    )

    await window.write("Here is what we see")

    await window.expect(window.messages.get_by_text("trace.log").first).to_be_visible()


async def test_what_somebody_wrote_can_be_changed_and_taken_back(window: Window) -> None:
    await window.be("Contact One")
    await window.write("Nobody can <log> in")
    await window.expect().to_contain_text("How urgent")
    await about(window, "Edit")
    await window.page.get_by_role("textbox", name="Your message").fill("Nobody can log in & out")
    await window.do("Save")
    await window.expect().to_contain_text("Nobody can log in & out")
    await window.expect().to_contain_text("(edited)")

    await about(window, "Delete")

    await window.expect(window.messages.get_by_text("Nobody can log in & out")).to_have_count(0)


async def test_a_message_is_passed_on_without_a_word_and_asked_about(window: Window) -> None:
    await window.be("Agent One")
    await window.look("support-acme")
    await window.write("I saw the import fail, by the way")
    await window.be("Contact One")
    await window.expect().to_contain_text("I saw the import fail")

    await about(window, "Forward")
    await window.do("Forward it")

    await window.expect(window.messages.get_by_text("↪ Agent One: I saw the import fail").first).to_be_visible()
    await window.expect().to_contain_text("How urgent")


async def test_a_ticket_is_asked_for_by_an_emoji_under_a_colleagues_words(window: Window) -> None:
    await window.be("Agent One")
    await window.look("support-acme")
    await window.write("I saw the import fail, by the way")
    await window.be("Contact One")
    await window.expect().to_contain_text("I saw the import fail")

    await about(window, "React with 🎫")

    await window.expect(window.messages.get_by_role("button", name="🎫 1").first).to_have_attribute(
        "aria-pressed", "true"
    )
    await window.expect().to_contain_text("How urgent")


async def test_what_cannot_be_done_about_a_message_is_greyed_and_says_why(window: Window) -> None:
    await window.be("Contact One")
    await window.write("Nobody can log in")
    await window.expect().to_contain_text("How urgent")
    dots = window.messages.get_by_label("More about this message of plandesk")

    await dots.click()

    greyed = window.messages.get_by_role("button", name="Open a ticket", disabled=True).filter(visible=True)
    await window.expect(greyed).to_have_attribute("title", re.compile("The desk wrote this itself"))
    await window.page.keyboard.press("Escape")
    await window.expect(greyed).to_be_hidden()
    await window.expect(dots).to_be_focused()


async def test_a_draft_stays_where_it_was_written(window: Window) -> None:
    await window.be("Contact One")
    box = window.page.get_by_role("textbox", name="Write in")
    await box.fill("Half a thought")

    await window.look("plandesk")

    await window.expect(box).to_have_value("")
    await window.look("support-acme")
    await window.expect(box).to_have_value("Half a thought")


async def test_a_platform_that_is_down_is_said_to_be_and_nothing_is_lost(window: Window) -> None:
    await window.be("Contact One")
    await window.page.get_by_text("Troubles").click()
    await window.page.get_by_role("group", name="Slack").get_by_label("outage").check()
    await window.expect(window.page.get_by_text("Slack: outage")).to_be_visible()

    await window.write("Nobody can log in since 9:00")

    await window.expect(window.page.get_by_role("complementary")).to_contain_text("Not out yet")


async def about(window: Window, deed: str) -> None:
    """Does something about one's own first message."""
    await window.messages.get_by_label("More about").first.click()
    await window.do(deed)
