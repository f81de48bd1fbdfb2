"""The two threads of a ticket: what goes from ours to the customer's, and what becomes a ticket of its own."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE
from tests.acceptance.golden.conversation import Conversation, Spot

FOUND = "We have found it"


@pytest.fixture
async def thread(desk: Conversation) -> Spot:
    """EX-1 of Acme; its thread."""
    return await desk.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")


async def test_a_remark_under_the_card_goes_to_the_customer_by_two_clicks_and_follows_its_edits(
    desk: Conversation, thread: Spot
) -> None:
    remark = await desk.adds(AGENT_TWO, desk.card("EX-1"), "We have fuond it")
    before = len(desk.thread(thread))

    await desk.chooses(AGENT_ONE, desk.card("EX-1"), -1, "Reply to customer")
    shown, unsent = desk.private(AGENT_ONE)[-1], len(desk.thread(thread)) == before
    await desk.presses_privately(AGENT_ONE, "Send to Acme")
    await desk.edits(AGENT_TWO, remark, FOUND)

    assert "This goes to Acme on EX-1, in your name (Agent Two wrote it):" in shown.text
    assert unsent
    assert desk.thread(thread)[-1].text == f"Agent One on EX-1: {FOUND}"
    assert "Agent One sent what Agent Two wrote to Acme: “We have fuond it”" in desk.thread(desk.card("EX-1"))[-1].text


async def test_something_else_in_the_thread_becomes_a_ticket_with_a_thread_of_its_own(
    desk: Conversation, thread: Spot
) -> None:
    await desk.adds(CONTACT_ONE, thread, "And exports time out")

    await desk.chooses(AGENT_ONE, thread, -1, "Split into a new ticket")

    root = desk.spot(ACME, 1)
    assert "Contact One wrote this in EX-1. Agent One has given it a ticket of its own:" in desk.channel(ACME)[1].text
    assert desk.thread(root)[0].text.startswith("EX-2 · Level 2 – Urgent")
    assert "Agent One has moved “And exports time out” to a ticket of its own." in desk.thread(thread)[-1].text
    assert "Split off: EX-2." in desk.card_in("EX-1").text
    assert "Split off from EX-1." in desk.card_in("EX-2").text
