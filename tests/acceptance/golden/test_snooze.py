"""Put aside and back, the same on every platform."""

from datetime import timedelta

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, TAM_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot
from tests.acceptance.golden.said import instant


@pytest.fixture
async def ticket(desk: Conversation) -> Spot:
    """EX-1 of Acme, which Agent One has acknowledged; its thread."""
    thread = await desk.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")
    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Acknowledge")
    return thread


async def test_it_comes_back_at_its_time_and_can_be_put_aside_again(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk snooze EX-1 2h")
    until = instant(desk.now + timedelta(hours=2))
    assert f"Agent One snoozed EX-1 until {until}." in desk.thread(desk.card("EX-1"))[-1].text

    await desk.passes(hours=2)

    assert "EX-1 is back in the queue" in desk.thread(desk.card("EX-1"))[-1].text
    assert "is back in the queue" in desk.private(AGENT_ONE)[-1].text
    await desk.presses_privately(AGENT_ONE, "Snooze 1 day")
    assert "Agent One snoozed EX-1 until" in desk.thread(desk.card("EX-1"))[-1].text
    assert "EX-1 is snoozed until" in desk.private(AGENT_ONE)[-1].text


async def test_a_button_pressed_once_it_is_open_again_says_so_and_resolves_nothing(
    desk: Conversation, ticket: Spot
) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk snooze EX-1 2h")
    await desk.passes(hours=2)
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk resolve EX-1 Restarted it.")
    await desk.says(CONTACT_ONE, ACME, "It fails again since ten", ticket)

    await desk.presses_privately(AGENT_ONE, "Resolve")

    assert "EX-1 has moved on since that message." in desk.private(AGENT_ONE)[-1].text
    assert "“ack EX-1” and “resolve EX-1” do what they say all the same." in desk.private(AGENT_ONE)[-1].text
    assert "Resolved" not in desk.card_in("EX-1").text


async def test_the_customers_word_brings_it_back_at_once(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk snooze EX-1 1d")

    await desk.says(CONTACT_ONE, ACME, "It is worse now", ticket)

    assert "is back in the queue" in desk.private(AGENT_ONE)[-1].text
    assert "Put aside" not in desk.card_in("EX-1").text


async def test_a_severity_that_the_customer_raises_brings_it_back_and_is_told_anew(
    desk: Conversation, ticket: Spot
) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk snooze EX-1 7d")

    await desk.says(CONTACT_ONE, ACME, "@plandesk severity 1", ticket)

    assert "Put aside" not in desk.card_in("EX-1").text
    told = desk.thread(desk.card("EX-1"))[-1].text
    assert "is now Level 1 – Critical (was Level 2 – Urgent). Set by Contact One." in told
    assert "@Agent One" in told
    assert "EX-1 · Acme is now" in desk.private(AGENT_ONE)[-1].text
    assert "EX-1 · Acme is now" in desk.private(TAM_ONE)[-1].text
