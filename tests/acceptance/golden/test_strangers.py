"""A contact of another customer in the channel: nothing there concerns them, and triage learns who wrote where."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, TRIAGE
from tests.acceptance.golden.conversation import Conversation

CRITICAL = "Level 1 – Critical"


@pytest.fixture
async def visited(desk: Conversation) -> Conversation:
    """Globe's contact is in Acme's channel too."""
    await desk.joins(CONTACT_THREE, ACME)
    return desk


async def test_what_a_stranger_writes_starts_nothing_and_is_shown_in_triage(visited: Conversation) -> None:
    thread = await visited.says(CONTACT_THREE, ACME, "Production is down for everybody")

    assert visited.thread(thread) == []
    (line,) = visited.channel(TRIAGE)
    assert all(part in line.text for part in ("Contact Three", "Globe", "Acme", "Production is down for everybody"))
    assert line.buttons == ()


async def test_a_stranger_closes_and_chooses_nothing(visited: Conversation) -> None:
    thread = await visited.opens(CONTACT_ONE, ACME, CRITICAL)
    before = visited.thread(thread)

    await visited.says(CONTACT_THREE, ACME, "@plandesk close", thread)
    await visited.says(CONTACT_THREE, ACME, "@plandesk severity 4", thread)

    assert [said for said in visited.thread(thread) if said.by == "plandesk"] == before
    assert "Acknowledge" in visited.card_in("EX-1").buttons


@pytest.mark.parametrize("text", ["show EX-1", "why EX-1", "status EX-1"])
async def test_a_stranger_reads_nothing_of_a_ticket(visited: Conversation, text: str) -> None:
    await visited.opens(CONTACT_ONE, ACME, CRITICAL, "Our merger with Initech fails")

    await visited.says(CONTACT_THREE, ACME, f"@plandesk {text}")
    await visited.says(CONTACT_THREE, ACME, f"@plandesk {text.replace('EX-1', 'EX-9')}")

    foreign, absent = (said.text for said in visited.private(CONTACT_THREE)[-2:])
    assert "Initech" not in foreign
    assert foreign.replace("EX-1", "EX-9") == absent


async def test_a_strangers_word_in_a_thread_is_no_customers_word(visited: Conversation) -> None:
    thread = await visited.opens(CONTACT_ONE, ACME, CRITICAL)
    await visited.says(AGENT_ONE, ACME, "@plandesk resolve Restarted.", thread)
    before = len(visited.thread(thread))

    await visited.says(CONTACT_THREE, ACME, "It is down again", thread)

    assert len(visited.thread(thread)) == before + 1
    assert "Resolved by Agent One" in visited.card_in("EX-1").text
