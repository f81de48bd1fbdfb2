"""The form on the page: drawn from the modal or the card that the desk has sent, filled in and sent."""

import pytest

from tests.page.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")

SEND = "Open the ticket"


async def test_a_contact_on_slack_fills_in_what_stands_over_the_page(window: Window) -> None:
    await window.be("Contact One")
    await window.look("support-acme")
    await window.write("@plandesk new")
    await window.press("Use the form")
    form = window.page.get_by_role("dialog")
    await form.get_by_label("What happened?").fill("Nobody can log in")
    await form.get_by_role("radio", name="Level 1 – Critical").check()

    await form.get_by_role("button", name=SEND).click()

    await window.expect(form).to_contain_text("EX-1 is open: Level 1 – Critical.")
    await form.get_by_role("button", name="Close").click()
    await window.expect(form).to_be_hidden()
    await window.expect().to_contain_text("Contact One asks:")


async def test_what_was_written_stays_while_the_desk_says_what_is_wrong(window: Window) -> None:
    await window.be("Agent One")
    await window.look("triage")
    await window.write("/ticket new acme")
    form = window.page.get_by_role("dialog")
    await form.get_by_label("What happened?").fill("   ")
    await form.get_by_role("radio", name="Level 2 – Urgent").check()

    await form.get_by_role("button", name=SEND).click()

    await window.expect(form.get_by_role("alert")).to_have_text("Please write what happened.")
    await window.expect(form.get_by_role("radio", name="Level 2 – Urgent")).to_be_checked()


async def test_a_form_is_closed_and_nothing_is_opened(window: Window) -> None:
    await window.be("Agent One")
    await window.look("triage")
    await window.write("/ticket new acme")
    form = window.page.get_by_role("dialog")

    await form.get_by_role("button", name="Cancel").click()

    await window.expect(form).to_be_hidden()
    await window.expect().not_to_contain_text("EX-1")


async def test_a_contact_on_teams_fills_in_the_card_in_their_own_chat(window: Window) -> None:
    await window.be("Contact Five")
    await window.look("plandesk")
    await window.write("new")
    await window.messages.get_by_label("What happened?").fill(" ")
    await window.messages.get_by_label("Severity").select_option(index=0)
    await window.press(SEND)
    await window.expect(window.page.get_by_role("status").get_by_text("Please write what happened.")).to_be_visible()
    await window.messages.get_by_label("What happened?").fill("Nobody can log in")

    await window.press(SEND)

    await window.expect().to_contain_text("EX-1 is open")
