"""After the first response nobody falls silent: the next answer, and the customer's own, the same on every platform."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot


@pytest.fixture
async def thread(desk: Conversation) -> Spot:
    """The thread of EX-1 of Acme, which Agent One has acknowledged."""
    opened = await desk.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")
    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Acknowledge")
    return opened


async def test_an_acknowledgement_that_nothing_follows_is_brought_back_to_its_assignee_and_then_to_triage(
    desk: Conversation, thread: Spot
) -> None:
    await desk.passes(days=1)
    alone = desk.private(AGENT_ONE)[-1].text
    assert "EX-1 · Acme – the customer has heard nothing since" in alone
    assert desk.thread(desk.card("EX-1")) == []

    await desk.passes(days=1)

    assert "the customer has heard nothing since" in desk.thread(desk.card("EX-1"))[-1].text
    assert "heard nothing" not in "".join(said.text for said in desk.thread(thread))


async def test_an_answer_ends_that_and_the_customers_next_word_begins_it_anew(desk: Conversation, thread: Spot) -> None:
    await desk.says(AGENT_ONE, ACME, "It is the certificate; we renew it.", thread)
    await desk.passes(days=2)
    silent = len(desk.private(AGENT_ONE))

    await desk.says(CONTACT_ONE, ACME, "It fails for Berlin as well", thread)
    await desk.passes(days=1)

    assert "the customer has heard nothing since" in desk.private(AGENT_ONE)[silent].text


async def test_a_customer_who_was_asked_something_is_asked_again(desk: Conversation, thread: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk wait EX-1 Which offices are affected?")

    await desk.passes(days=3)

    nudge = desk.thread(thread)[-1].text
    assert "we still need your answer on EX-1" in nudge
    assert "Which offices are affected?" in nudge
