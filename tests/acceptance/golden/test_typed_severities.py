"""A severity as people type it, wherever they type it."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation

URGENT = "Level 2 – Urgent"


async def test_a_severity_in_the_channel_answers_the_question_however_late(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.passes(minutes=25)

    await desk.says(CONTACT_ONE, ACME, "SEV2 please")

    assert URGENT in desk.thread(thread)[-1].text
    assert [said.by for said in desk.channel(ACME)] == [CONTACT_ONE, CONTACT_ONE]


async def test_what_is_not_clear_is_asked_back_with_that_button(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.says(CONTACT_ONE, ACME, "it's pretty urgent", thread)

    await desk.presses(CONTACT_ONE, thread, -1, URGENT)

    assert URGENT in desk.thread(thread)[-1].text
    assert "EX-1" in desk.thread(thread)[-1].text


async def test_a_number_after_an_agents_question_is_asked_back(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.says(AGENT_ONE, ACME, "How many sites have it?", thread)

    await desk.says(CONTACT_ONE, ACME, "2", thread)

    assert desk.thread(thread)[-1].buttons == (URGENT, "No, just an answer")


async def test_a_number_that_was_just_an_answer_leaves_the_question_open(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.says(AGENT_ONE, ACME, "How many sites have it?", thread)
    await desk.says(CONTACT_ONE, ACME, "2", thread)

    await desk.presses(CONTACT_ONE, thread, -1, "No, just an answer")

    assert desk.thread(thread)[-1].buttons == ()
    assert URGENT in desk.thread(thread)[0].buttons


@pytest.mark.parametrize("text", ["Hi Contact One 👋", "@agent.two can you take this?"])
async def test_what_tells_the_customer_nothing_is_no_first_response(desk: Conversation, text: str) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, URGENT)

    await desk.says(AGENT_ONE, ACME, text, thread)
    await desk.passes(minutes=35)

    assert "No response yet" in desk.card_in("EX-1").text
    assert any("no response yet" in said.text for said in desk.thread(desk.card("EX-1")) + desk.channel(TRIAGE))
