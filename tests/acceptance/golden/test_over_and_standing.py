"""Thanks, “solved”, “any update?”: what customers say about a ticket that is no news."""

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE
from tests.acceptance.golden.conversation import Conversation

URGENT = "Level 2 – Urgent"


async def test_thanks_leave_a_resolved_ticket_as_it_is_and_triage_reads_them(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, URGENT)
    await desk.says(AGENT_ONE, ACME, "@plandesk resolve Restarted.", thread)
    before = len(desk.thread(thread))

    await desk.says(CONTACT_ONE, ACME, "Perfect, it works now. Thanks for the quick fix!", thread)

    assert len(desk.thread(thread)) == before + 1
    assert "it works now" in desk.thread(desk.card("EX-1"))[-1].text


async def test_in_doubt_the_customer_is_asked_and_one_press_opens_it_again(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, URGENT)
    await desk.says(AGENT_ONE, ACME, "@plandesk resolve Restarted.", thread)
    await desk.says(CONTACT_ONE, ACME, "thanks, that fixed it for the Berlin office", thread)
    assert desk.thread(thread)[-1].buttons == ("Yes, solved", "Not solved")

    await desk.presses(CONTACT_ONE, thread, -1, "Not solved")

    assert "EX-1 is open again" in desk.thread(thread)[-1].text


async def test_who_says_that_it_is_solved_closes_it_with_one_press(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, URGENT)
    await desk.says(CONTACT_ONE, ACME, "Solved, please close", thread)

    await desk.presses(CONTACT_ONE, thread, -1, "Close EX-1")

    assert "EX-1 is closed" in desk.thread(thread)[-1].text


async def test_never_mind_offers_to_put_the_request_away(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.says(CONTACT_ONE, ACME, "never mind, found it", thread)

    await desk.presses(CONTACT_ONE, thread, -1, "Not a request")

    assert all(said.buttons == () for said in desk.thread(thread))


async def test_any_update_gets_state_due_time_and_assignee_who_is_told(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, URGENT)
    await desk.says(AGENT_ONE, ACME, "@plandesk ack", thread)

    await desk.says(CONTACT_ONE, ACME, "any update?", thread)

    assert "Agent One has been on it" in desk.thread(thread)[-1].text
    assert "asks for news on EX-1" in desk.private(AGENT_ONE)[-1].text


async def test_in_the_channel_it_is_answered_in_private(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, URGENT)
    before = desk.channel(ACME)

    await desk.says(CONTACT_ONE, ACME, "status?")

    assert "EX-1" in desk.private(CONTACT_ONE)[-1].text
    assert len(desk.channel(ACME)) == len(before) + 1
