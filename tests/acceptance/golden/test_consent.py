"""Remote access: asked for, allowed and ended by a click, the same on every platform."""

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conversation import Conversation


async def test_a_contact_allows_remote_access_by_a_click_and_ends_it_by_another(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk access EX-1 2h to look at the exports")
    asked = desk.thread(thread)[-1]
    assert "may we have remote access for 2 hours, for work on EX-1?" in asked.text
    assert asked.buttons == ("Allow for 2 hours", "Not now")
    number = len(desk.thread(thread))

    await desk.presses(CONTACT_TWO, thread, number, "Allow for 2 hours")
    allowed = desk.thread(thread)[number - 1]
    assert "Contact Two allowed remote access for EX-1 until" in allowed.text
    assert allowed.buttons == ("End it now",)
    assert "Contact Two (Acme) allowed remote access" in desk.thread(desk.card("EX-1"))[-1].text

    await desk.presses(CONTACT_ONE, thread, number, "End it now")
    assert "Contact One ended remote access for EX-1." in desk.thread(thread)[-1].text
    assert desk.thread(thread)[number - 1].buttons == ()
