"""Nothing on the page keeps somebody out: axe-core finds nothing, in light and in dark."""

from typing import Any, Literal

import pytest

from tests.page.window import Window

SETTLED = """
    new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
        .then(() => Promise.all(document.getAnimations().map(one => one.finished.catch(() => null))))
"""
"""What still fades has the colours of neither state."""

FAULTS = {"resultTypes": ["violations"]}
OF_COLOURS = {**FAULTS, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What the scheme can change. All else is looked for once, since the elements are the same."""
SCHEMES: dict[Literal["light", "dark"], dict[str, Any]] = {"light": FAULTS, "dark": OF_COLOURS}

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_contact_who_is_asked_for_the_severity(window: Window) -> None:
    await window.be("Contact One")
    await window.write("Nobody can log in since 9:00")
    await window.expect().to_contain_text("How urgent")

    assert await faults(window) == []


async def test_an_agent_in_triage_with_everything_open(window: Window) -> None:
    await window.be("Contact One")
    await window.write("Nobody can log in since 9:00")
    await window.press("Level 1 – Critical")
    await window.be("Agent One")
    await window.look("triage")
    await window.press("Reply in thread")
    await window.expect(window.page.get_by_role("textbox", name="Reply in this thread")).to_be_visible()
    await window.page.get_by_text("Troubles").click()
    await window.expect(window.page.get_by_role("group", name="Slack")).to_be_visible()

    assert await faults(window) == []


async def test_a_contact_on_teams_who_is_asked(window: Window) -> None:
    await window.be("Contact Five")
    await window.write("Nothing works")
    await window.expect(window.messages.get_by_role("button").first).to_be_visible()

    assert await faults(window) == []


async def test_an_agent_with_a_form_before_them(window: Window) -> None:
    await window.be("Agent One")
    await window.look("triage")
    await window.write("/ticket new acme")
    await window.expect(window.page.get_by_role("dialog").get_by_label("What happened?")).to_be_visible()

    assert await faults(window) == []


async def test_an_agent_who_sorts_the_queue(window: Window) -> None:
    for who, level in (("Contact One", "Level 2 – Urgent"), ("Contact Three", "Level 1 – Site Down")):
        await window.be(who)
        await window.write("Nobody can log in")
        await window.press(level)
    await window.be("Agent One")
    await window.look("triage")
    await window.write("/ticket queue")
    table = window.messages.get_by_role("table")
    by_number = table.get_by_role("columnheader", name="Ticket")

    for order, tickets in (("ascending", ["EX-1", "EX-2"]), ("descending", ["EX-2", "EX-1"])):
        await by_number.get_by_role("button").press("Enter")
        await window.expect(by_number).to_have_attribute("aria-sort", order)
        await window.expect(table.get_by_role("row").get_by_role("link")).to_have_text(tickets)

    assert await faults(window) == []


async def test_a_narrow_window_has_everything_too(window: Window) -> None:
    await window.page.set_viewport_size({"width": 420, "height": 800})
    await window.be("Contact One")
    await window.write("Nobody can log in since 9:00")
    await window.expect().to_contain_text("How urgent")

    assert await faults(window) == []
    assert await window.page.evaluate("document.documentElement.scrollWidth") == 420


async def faults(window: Window) -> list[str]:
    """What axe-core finds, in which scheme, each with the element that it is about."""
    from axe_playwright_python.async_playwright import Axe

    told = list[str]()
    for scheme, rules in SCHEMES.items():
        await window.page.emulate_media(color_scheme=scheme)
        await window.page.evaluate(SETTLED)
        found: list[dict[str, Any]] = (await Axe().run(window.page, options=rules)).response["violations"]
        told += [f"{scheme}: {one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
    return told
