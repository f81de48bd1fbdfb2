"""What people say to the desk in their own words, alike on every platform."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation

URGENT = "Level 2 – Urgent"


@pytest.mark.parametrize("text", ["@plandesk: close EX-1.", "hey @plandesk close EX-1 please"])
async def test_politeness_and_punctuation_make_no_request_of_an_order(desk: Conversation, text: str) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, URGENT)

    await desk.says(CONTACT_ONE, ACME, text)

    assert "EX-1 is closed" in desk.thread(thread)[-1].text


async def test_a_mention_that_names_a_ticket_reaches_that_ticket(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, URGENT)

    await desk.says(CONTACT_ONE, ACME, "@plandesk EX-1 happens in Berlin too")

    assert "happens in Berlin too" in desk.thread(desk.card("EX-1"))[-1].text
    assert "added that to EX-1" in desk.private(CONTACT_ONE)[-1].text


async def test_hello_gets_one_line_and_help(desk: Conversation) -> None:
    await desk.says(CONTACT_ONE, ACME, "@plandesk hello")

    assert desk.private(CONTACT_ONE)[-1].buttons == ("Help",)


async def test_are_you_open_is_answered_from_the_calendar(desk: Conversation) -> None:
    await desk.says(CONTACT_ONE, ACME, "@plandesk are you open now?")

    assert "open now" in desk.private(CONTACT_ONE)[-1].text
    assert len(desk.channel(TRIAGE)) == 0


async def test_a_near_miss_gets_the_command_as_a_button(desk: Conversation) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk queeu acme")

    assert desk.private(AGENT_ONE)[-1].buttons == ("Queue acme", "Help")
