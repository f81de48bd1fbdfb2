"""The tour as each of those whom a newcomer has been at its end; the desk itself ticks it off."""

import pytest

from tests.page.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_contact_asks_and_says_how_bad_it_is(window: Window) -> None:
    await window.has_yet_to_do("Ask for help")
    await window.do("Take me there")
    await window.write("Nobody can log in since 9:00")
    await window.has_done("Ask for help")
    await window.has_yet_to_do("Say how bad it is")

    await window.press("Level 1 – Critical")

    await window.has_done("Say how bad it is")
    await window.expect().to_contain_text("We have it.")


async def test_an_agent_sees_it_in_triage_and_keeps_the_promise(window: Window) -> None:
    await asked(window)
    await window.has_yet_to_do("Look at triage")
    await window.do("Take me there")
    await window.has_done("Look at triage")

    await window.press("Acknowledge")

    await window.has_done("Keep a promise")
    await window.be("Contact One")
    await window.expect().to_contain_text("Agent One has been on it since 9:00.")


async def test_an_account_manager_is_told_before_a_promise_breaks(window: Window) -> None:
    await asked(window)
    for _ in range(3):
        await window.do("Next reminder")
    await window.has_done("Let time pass")

    await window.be("TAM One")
    await window.look("plandesk")

    await window.expect().to_contain_text("EX-1")
    await window.do("+1 h")
    await window.has_done("Break one")


async def test_the_tour_can_be_skipped_and_brought_back(window: Window) -> None:
    tour = window.page.get_by_role("region", name="Tour")

    await window.do("Skip the tour")

    await window.expect(tour).to_be_hidden()
    await window.do("Tour")
    await window.expect(tour).to_be_visible()


async def asked(window: Window) -> None:
    """Contact One has asked for help, and said how bad it is."""
    await window.be("Contact One")
    await window.write("Nobody can log in since 9:00")
    await window.press("Level 1 – Critical")
    await window.has_done("Say how bad it is")
