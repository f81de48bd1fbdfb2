"""Every verb, by mention: in triage, in a customer's thread, and what only the one who asked is answered."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_THREE, GLOBE, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot

CRITICAL = "Level 1 – Critical"


@pytest.fixture
async def ticket(desk: Conversation) -> Spot:
    """EX-1 of Acme, at the most severe level; its thread."""
    return await desk.opens(CONTACT_ONE, ACME, CRITICAL)


async def test_ack(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk ack EX-1")

    assert "Agent One is looking into this now" in desk.thread(ticket)[-1].text


async def test_a_second_ack_is_answered_to_the_one_who_gave_it(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk ack EX-1")
    before = desk.thread(ticket)

    await desk.says(AGENT_TWO, TRIAGE, "@plandesk ack EX-1")

    assert desk.thread(ticket) == before
    assert "already acknowledged by Agent One" in desk.private(AGENT_TWO)[-1].text


async def test_severity(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk severity EX-1 2: only Berlin")

    assert "Level 2 – Urgent" in desk.thread(ticket)[-1].text
    assert "Level 2 – Urgent" in desk.card_in("EX-1").text


async def test_wait(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk wait EX-1 Which browser is it?")

    assert "Which browser is it?" in desk.thread(ticket)[-1].text
    assert "aiting" in desk.card_in("EX-1").text


async def test_close_and_reopen(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk close EX-1")
    closed = desk.card_in("EX-1").text

    await desk.says(CONTACT_ONE, ACME, "@plandesk reopen EX-1", ticket)

    assert "losed" in closed
    assert "losed" not in desk.card_in("EX-1").text


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("list", "EX-1"),
        ("show EX-1", CRITICAL),
        ("status EX-1", "Nobody can log in"),
        ("why EX-1", "1 business hour"),
        ("history EX-1", "EX-1 was opened: Level 1"),
        ("help", "ack EX-1"),
        ("severity", "Try it like this"),
        ("ack EX-7", "I can't find a ticket EX-7 here"),
    ],
)
async def test_what_is_asked_in_triage_is_answered_to_who_asked(
    desk: Conversation, ticket: Spot, typed: str, answered: str
) -> None:
    await desk.says(AGENT_ONE, TRIAGE, f"@plandesk {typed}")

    (answer,) = desk.private(AGENT_ONE)
    assert answered in answer.text
    assert desk.private(AGENT_TWO) == []


async def test_a_customer_asks_for_the_status_in_their_own_thread(desk: Conversation, ticket: Spot) -> None:
    before = desk.thread(ticket)

    await desk.says(CONTACT_ONE, ACME, "@plandesk status EX-1", ticket)

    assert CRITICAL in desk.private(CONTACT_ONE)[-1].text
    assert [said for said in desk.thread(ticket) if said.by == "plandesk"] == before


async def test_a_customer_reads_the_history_in_their_own_thread(desk: Conversation, ticket: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk note EX-1 Mind the old version.")
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk reply EX-1 We have found it.")

    await desk.says(CONTACT_ONE, ACME, "@plandesk history", ticket)

    told = desk.private(CONTACT_ONE)[-1].text
    assert "“We have found it.”" in told
    assert "old version" not in told


async def test_the_vendor_confirms_what_the_customer_proposed(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_THREE, GLOBE, "Level 1 – Site Down")

    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Confirm Level 1")

    assert "confirmed" in desk.thread(thread)[-1].text


async def test_why_this_time_is_answered_from_the_card(desk: Conversation, ticket: Spot) -> None:
    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Why this time?")

    assert "1 business hour" in desk.private(AGENT_ONE)[-1].text
