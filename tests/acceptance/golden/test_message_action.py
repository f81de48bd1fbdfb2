"""Somebody points at a message and asks for a ticket: by 🎫 on Slack, by the menu of the message on Teams."""

from datetime import timedelta

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.said import instant

CRITICAL = "Level 1 – Critical"


@pytest.mark.parametrize("who", [CONTACT_ONE, CONTACT_TWO, AGENT_ONE])
async def test_what_nobody_took_up_is_asked_about_once_somebody_points_at_it(quiet: Conversation, who: str) -> None:
    thread = await quiet.says(CONTACT_ONE, ACME, "Nobody can log in")
    assert quiet.thread(thread) == []

    await quiet.points(who, thread)

    (question,) = quiet.thread(thread)
    assert CRITICAL in question.buttons


async def test_where_the_desk_must_be_asked_it_counts_from_the_asking(quiet: Conversation) -> None:
    thread = await quiet.says(CONTACT_ONE, ACME, "Nobody can log in")
    await quiet.passes(minutes=7)
    await quiet.points(CONTACT_ONE, thread)

    await quiet.presses(CONTACT_ONE, thread, 1, CRITICAL)

    assert instant(quiet.now + timedelta(hours=1)) in quiet.thread(thread)[-1].text


async def test_a_contact_makes_a_colleagues_message_theirs(quiet: Conversation) -> None:
    thread = await quiet.says(COLLEAGUE, ACME, "Nobody can log in")
    await quiet.points(CONTACT_TWO, thread)

    await quiet.presses(CONTACT_TWO, thread, 1, CRITICAL)

    assert "Contact Two for" in quiet.card_in("EX-1").text


async def test_an_agent_opens_on_behalf_of_a_colleague(quiet: Conversation) -> None:
    thread = await quiet.says(COLLEAGUE, ACME, "Nobody can log in")
    await quiet.points(AGENT_ONE, thread)

    await quiet.presses(AGENT_ONE, quiet.spot(TRIAGE, -1), 0, CRITICAL)

    assert "(opened by Agent One)" in quiet.card_in("EX-1").text
    assert "EX-1 is open" in quiet.thread(thread)[0].text


async def test_who_may_not_ask_leaves_it_waiting_for_a_contact(quiet: Conversation) -> None:
    thread = await quiet.says(COLLEAGUE, ACME, "Nobody can log in")

    await quiet.points(COLLEAGUE, thread)

    (told,) = quiet.thread(thread)
    assert "One click by a designated contact opens it" in told.text


async def test_a_contact_points_at_what_waits_and_is_asked(desk: Conversation) -> None:
    thread = await desk.says(COLLEAGUE, ACME, "Nobody can log in")

    await desk.points(CONTACT_ONE, thread)

    told, question = desk.thread(thread)
    assert told.text == "Contact One is asking for this."
    assert CRITICAL in question.buttons


async def test_two_who_point_bring_one_question(quiet: Conversation) -> None:
    thread = await quiet.says(CONTACT_ONE, ACME, "Nobody can log in")

    await quiet.points(CONTACT_ONE, thread)
    await quiet.points(AGENT_ONE, thread)

    assert len(quiet.thread(thread)) == 1


async def test_what_is_a_ticket_already_stays_one(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    before = desk.thread(thread)

    await desk.points(CONTACT_TWO, thread)

    assert desk.thread(thread) == before
    assert len(desk.channel(TRIAGE)) == 2


async def test_an_agents_own_words_are_nobodys_request(desk: Conversation) -> None:
    thread = await desk.says(AGENT_ONE, ACME, "We are updating the login service tonight")

    await desk.points(AGENT_ONE, thread)

    assert desk.thread(thread) == []


async def test_a_contact_asks_about_what_an_agent_wrote(desk: Conversation) -> None:
    thread = await desk.says(AGENT_ONE, ACME, "We are updating the login service tonight")

    await desk.points(CONTACT_ONE, thread)

    (question,) = desk.thread(thread)
    assert CRITICAL in question.buttons


async def test_a_reply_is_asked_about_in_its_thread(quiet: Conversation) -> None:
    thread = await quiet.says(AGENT_ONE, ACME, "How was the upgrade?")
    await quiet.says(CONTACT_ONE, ACME, "Since then nobody can log in", thread)

    await quiet.points(AGENT_ONE, thread, 1)

    assert CRITICAL in quiet.thread(thread)[-1].buttons
