"""A desk that takes up only what it is asked to: by a mention, and with it what the same person adds."""

from tests.acceptance.golden.cast import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation

CRITICAL = "Level 1 – Critical"


async def test_a_plain_message_starts_nothing(quiet: Conversation) -> None:
    thread = await quiet.says(CONTACT_ONE, ACME, "Nobody can log in")

    assert quiet.thread(thread) == []
    assert quiet.channel(TRIAGE) == []


async def test_a_mention_is_answered_by_the_question(quiet: Conversation) -> None:
    thread = await quiet.says(CONTACT_ONE, ACME, "@plandesk Nobody can log in")

    (question,) = quiet.thread(thread)
    assert CRITICAL in question.buttons


async def test_what_the_same_person_adds_joins(quiet: Conversation) -> None:
    thread = await quiet.says(CONTACT_ONE, ACME, "@plandesk Nobody can log in")
    await quiet.says(CONTACT_ONE, ACME, "It is the whole company")

    await quiet.presses(CONTACT_ONE, thread, 1, CRITICAL)

    assert "It is the whole company" in quiet.card_in("EX-1").text


async def test_a_colleagues_mention_waits_for_a_contact(quiet: Conversation) -> None:
    thread = await quiet.says(COLLEAGUE, ACME, "@plandesk Nobody can log in")
    await quiet.says(COLLEAGUE, ACME, "Not even the admins", thread)

    await quiet.presses(CONTACT_ONE, thread, 1, CRITICAL)

    assert "Not even the admins" in quiet.card_in("EX-1").text


async def test_an_agents_mention_is_an_order_and_no_request(quiet: Conversation) -> None:
    thread = await quiet.says(AGENT_ONE, ACME, "@plandesk list")

    assert quiet.thread(thread) == []
    assert "No ticket is open" in quiet.private(AGENT_ONE)[-1].text


async def test_a_mention_that_is_added_by_an_edit_is_heard_as_if_it_had_been_there(quiet: Conversation) -> None:
    thread = await quiet.says(CONTACT_ONE, ACME, "Nobody can log in")

    await quiet.edits(CONTACT_ONE, thread, "@plandesk Nobody can log in")

    (question,) = quiet.thread(thread)
    assert CRITICAL in question.buttons
    await quiet.presses(CONTACT_ONE, thread, 1, CRITICAL)
    assert "Nobody can log in" in quiet.card_in("EX-1").text


async def test_a_further_edit_of_it_starts_nothing_anew(quiet: Conversation) -> None:
    thread = await quiet.says(CONTACT_ONE, ACME, "Nobody can log in")
    await quiet.edits(CONTACT_ONE, thread, "@plandesk Nobody can log in")

    await quiet.edits(CONTACT_ONE, thread, "@plandesk Nobody at all can log in")

    assert len(quiet.thread(thread)) == 1
    assert "Nobody at all can log in" in quiet.channel(TRIAGE)[0].text


async def test_an_edit_without_a_mention_starts_nothing(quiet: Conversation) -> None:
    thread = await quiet.says(CONTACT_ONE, ACME, "Nobody can log in")

    await quiet.edits(CONTACT_ONE, thread, "Nobody at all can log in")

    assert quiet.thread(thread) == []
    assert quiet.channel(TRIAGE) == []
