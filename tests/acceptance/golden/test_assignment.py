"""Whose ticket it is, and notes among the vendor's people: the same on every platform, and nothing to the customer."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot
from tests.acceptance.golden.said import instant

CRITICAL = "Level 1 – Critical"


@pytest.fixture
async def ticket(desk: Conversation) -> Spot:
    """EX-1 of Acme, at the most severe level; its thread."""
    return await desk.opens(CONTACT_ONE, ACME, CRITICAL)


async def test_take_acknowledges_where_nobody_has_answered(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_TWO, TRIAGE, "@plandesk take EX-1")

    assert "Agent Two is looking into this now" in desk.thread(ticket)[-1].text
    assert "Agent Two" in desk.card_in("EX-1").text


async def test_a_press_takes_it_over_from_a_colleague(desk: Conversation, ticket: Spot) -> None:
    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Acknowledge")
    before = len(desk.thread(ticket))

    await desk.presses(AGENT_TWO, desk.card("EX-1"), 0, "Take over")

    assert "Agent Two took EX-1 over from Agent One." in desk.thread(desk.card("EX-1"))[-1].text
    assert len(desk.thread(ticket)) == before


async def test_assign_by_mention_tells_the_colleague_directly(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk assign EX-1 @agent.two")

    told = desk.private(AGENT_TWO)[-1]
    assert "Agent One assigned this to you: EX-1 · Acme · Level 1 – Critical." in told.text
    assert instant(desk.now.replace(hour=16)) in told.text
    assert "Agent One assigned EX-1 to Agent Two." in desk.thread(desk.card("EX-1"))[-1].text


async def test_the_colleague_acknowledges_from_there(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk assign EX-1 @agent.two")

    await desk.presses_privately(AGENT_TWO, "Acknowledge")

    assert "Agent Two is looking into this now" in desk.thread(ticket)[-1].text


async def test_reminders_call_who_has_it(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk assign EX-1 @agent.two")

    await desk.passes(minutes=30)

    assert "@Agent Two" in desk.thread(desk.card("EX-1"))[-1].text


async def test_whoever_is_not_known_is_asked_about(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk assign EX-1 Agent Nine")

    assert "Agent One, Agent Two or TAM One" in desk.private(AGENT_ONE)[-1].text


async def test_a_note_stays_in_triage(desk: Conversation, ticket: Spot) -> None:
    before = len(desk.thread(ticket))

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk note EX-1 They run the old version.")

    assert "They run the old version." in desk.thread(desk.card("EX-1"))[-1].text
    assert len(desk.thread(ticket)) == before
