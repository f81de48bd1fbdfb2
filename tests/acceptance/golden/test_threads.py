"""Which ticket is meant where nobody says its number: under the desk's own posts in triage, and in odd threads."""

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot

CRITICAL = "Level 1 – Critical"


def pending_line(desk: Conversation) -> Spot:
    """The line in triage about the only request."""
    return desk.spot(TRIAGE, 0)


async def test_under_the_triage_card_a_verb_needs_no_number(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk ack", desk.card("EX-1"))

    assert "Agent One is looking into this now" in desk.thread(thread)[-1].text


async def test_nor_under_the_line_of_the_request_that_became_the_ticket(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk reply We see it", pending_line(desk))

    assert "We see it" in desk.thread(thread)[-1].text


async def test_under_the_line_of_an_open_request_the_agent_is_told_that_there_is_no_ticket_yet(
    desk: Conversation,
) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk ack", pending_line(desk))

    assert "isn't a ticket yet" in desk.private(AGENT_ONE)[-1].text
    assert len(desk.thread(thread)) == 1


async def test_with_two_tickets_each_card_means_its_own(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    other = await desk.opens(CONTACT_TWO, ACME, CRITICAL, "The report is empty")

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk ack", desk.card("EX-2"))

    assert "is looking into this now" in desk.thread(other)[-1].text
    assert "Acknowledge" in desk.card_in("EX-1").buttons


async def test_what_is_written_under_a_card_without_speaking_to_the_desk_stays_in_triage(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    before = desk.thread(thread)

    await desk.says(AGENT_ONE, TRIAGE, "ack", desk.card("EX-1"))

    assert desk.thread(thread) == before
    assert "Acknowledge" in desk.card_in("EX-1").buttons


async def test_a_thread_under_a_later_message_of_a_request_belongs_to_its_ticket(desk: Conversation) -> None:
    first = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")
    second = await desk.says(CONTACT_ONE, ACME, "It began at eight")
    await desk.presses(CONTACT_ONE, first, 1, CRITICAL)

    await desk.says(CONTACT_TWO, ACME, "London has it too", second)

    assert "London has it too" in desk.thread(desk.card("EX-1"))[-1].text
    assert [said.by for said in desk.thread(second)] == ["Contact Two"]


async def test_an_answer_there_is_the_first_response(desk: Conversation) -> None:
    first = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")
    second = await desk.says(CONTACT_ONE, ACME, "It began at eight")
    await desk.presses(CONTACT_ONE, first, 1, CRITICAL)

    await desk.says(AGENT_ONE, ACME, "We see it", second)

    assert "Assigned to Agent One · first response" in desk.card_in("EX-1").text
