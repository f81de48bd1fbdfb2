"""The form on the page: drawn from the modal or the card that the desk has sent, filled in and sent."""

import pytest

from tests.page.window import Window
from tests.waiting import until

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

    await window.expect(form).to_contain_text("EX-1 · Level 1 – Critical.")
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


async def test_what_is_missing_is_said_at_each_field_and_the_first_has_the_focus(window: Window) -> None:
    await window.be("Agent One")
    await window.look("triage")
    await window.write("/ticket new acme")
    form = window.page.get_by_role("dialog")
    await form.get_by_role("combobox").first.or_(form.get_by_role("radio").first).wait_for()

    await form.get_by_role("button", name=SEND).click()

    text = form.get_by_label("What happened?")
    await window.expect(text).to_have_attribute("aria-invalid", "true")
    await window.expect(text).to_have_accessible_description("Please complete this required field.")
    await window.expect(form.get_by_role("alert").filter(visible=True)).to_have_count(2)
    await window.expect(text).to_be_focused()


async def test_escape_closes_a_form_and_the_focus_is_back_where_it_was(window: Window) -> None:
    await window.be("Agent One")
    await window.look("triage")
    await window.write("/ticket new acme")
    form = window.page.get_by_role("dialog")
    await form.get_by_label("What happened?").fill("Nobody can log in")

    await window.page.keyboard.press("Escape")

    await window.expect(form).to_be_hidden()
    await window.expect(window.page.get_by_role("textbox", name="Write in")).to_be_focused()
    await until(lambda: not window.desk.slack.state.views)


async def test_a_form_is_closed_and_nothing_is_opened(window: Window) -> None:
    await window.be("Agent One")
    await window.look("triage")
    await window.write("/ticket new acme")
    form = window.page.get_by_role("dialog")

    await form.get_by_role("button", name="Cancel").click()

    await window.expect(form).to_be_hidden()
    await window.expect().not_to_contain_text("EX-1")


async def test_a_card_says_at_the_field_what_is_missing_and_is_not_sent(window: Window) -> None:
    await window.be("Contact Five")
    await window.look("plandesk")
    await window.write("new")
    await window.messages.get_by_label("What happened?").fill("Nobody can log in")

    await window.press(SEND)

    severity = window.messages.get_by_role("radiogroup", name="Severity")
    await window.expect(severity).to_have_accessible_description("Please choose one: severity.")
    await window.expect(severity.get_by_role("radio").first).to_be_focused()
    await window.expect(window.messages.get_by_label("What happened?")).to_have_value("Nobody can log in")


async def test_a_contact_on_teams_fills_in_the_card_in_their_own_chat(window: Window) -> None:
    await window.be("Contact Five")
    await window.look("plandesk")
    await window.write("new")
    await window.messages.get_by_label("What happened?").fill(" ")
    await window.messages.get_by_role("radiogroup", name="Severity").get_by_role("radio").first.check()
    await window.press(SEND)
    await window.expect(window.page.get_by_role("status").get_by_text("Please write what happened.")).to_be_visible()
    await window.messages.get_by_label("What happened?").fill("Nobody can log in")

    await window.press(SEND)

    await window.expect().to_contain_text("EX-1 · Severity 1")
