"""What matters now, asked for in words, the same on every platform."""

from tests.acceptance.golden.cast import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_THREE, GLOBE, TRIAGE
from tests.acceptance.golden.conversation import Conversation


async def test_an_agent_is_told_what_is_due_next_and_what_nobody_has(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk home")

    told = desk.private(AGENT_ONE)[-1]
    assert "1 waiting on us" in told.text
    assert "EX-1 Acme – Nobody can log in · Level 1 – Critical" in told.text
    assert "Nothing is assigned to you." in told.text
    assert told.buttons[-4:] == ("Acknowledge", "EX-1 · Acme", "Refresh", "Use the form")


async def test_refresh_tells_it_anew(desk: Conversation) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk home")
    await desk.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    await desk.presses_privately(AGENT_ONE, "Refresh")

    assert "EX-1 " in desk.private(AGENT_ONE)[-1].text


async def test_a_customer_is_told_of_their_own_alone(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    await desk.opens(CONTACT_THREE, GLOBE, "Level 1 – Site Down", "The merger tool is down")

    await desk.says(COLLEAGUE, ACME, "@plandesk home")

    told = desk.private(COLLEAGUE)[-1].text
    assert "Acme · Premier" in told
    assert "EX-1 " in told
    assert "EX-2" not in told
    assert "Write in your support channel" in told
