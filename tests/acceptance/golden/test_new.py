"""`new what happened`, said to the desk: it posts the request in the channel, and goes on under that post."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot

CRITICAL = "Level 1 – Critical"


@pytest.fixture
async def request_(desk: Conversation) -> Spot:
    """What an agent asked for in Acme's name, as the desk posted it."""
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk new acme: Nobody can log in")
    return desk.spot(ACME, -1)


async def test_the_customer_reads_who_asks_for_whom_and_is_asked_there(desk: Conversation, request_: Spot) -> None:
    assert "Agent One asks for Contact One:" in desk.channel(ACME)[-1].text
    assert CRITICAL in desk.thread(request_)[0].buttons


async def test_one_click_under_it_opens(desk: Conversation, request_: Spot) -> None:
    await desk.presses(CONTACT_ONE, request_, 1, CRITICAL)

    assert "EX-1" in desk.thread(request_)[-1].text
    assert "Nobody can log in" in desk.card_in("EX-1").text


async def test_what_is_written_under_it_reaches_triage(desk: Conversation, request_: Spot) -> None:
    await desk.presses(CONTACT_ONE, request_, 1, CRITICAL)

    await desk.says(CONTACT_TWO, ACME, "It is all of us.", request_)

    assert "It is all of us." in desk.thread(desk.card("EX-1"))[-1].text


async def test_an_acknowledgement_is_told_under_it(desk: Conversation, request_: Spot) -> None:
    await desk.presses(CONTACT_ONE, request_, 1, CRITICAL)

    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Acknowledge")

    assert "Agent One is looking into this now" in desk.thread(request_)[-1].text


async def test_a_severity_may_be_typed_under_it(desk: Conversation, request_: Spot) -> None:
    await desk.says(CONTACT_ONE, ACME, "2", request_)

    assert "Level 2 – Urgent" in desk.card_in("EX-1").text


async def test_a_contacts_own_mention_needs_no_post_of_the_desk(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "@plandesk new Nobody can log in")

    assert CRITICAL in desk.thread(thread)[0].buttons
    assert len(desk.channel(ACME)) == 1
