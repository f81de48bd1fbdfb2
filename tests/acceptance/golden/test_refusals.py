"""What is refused is refused in the same words everywhere, and nothing is opened."""

from datetime import timedelta

import pytest

from tests.acceptance.golden.cast import (
    ACME,
    AGENT_ONE,
    CONTACT_FOUR,
    CONTACT_ONE,
    CONTACT_THREE,
    CONTACT_TWO,
    GLOBE,
    STERLING,
    TRIAGE,
)
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.said import instant


async def test_where_chat_is_not_part_of_the_plan_the_way_that_is_open_is_named(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_FOUR, STERLING, "Our invoices are wrong")

    (told,) = desk.thread(thread)
    assert "doesn't include support by chat" in told.text
    assert "doesn't include" in told.text


async def test_triage_hears_of_a_refusal(desk: Conversation) -> None:
    await desk.says(CONTACT_FOUR, STERLING, "Our invoices are wrong")

    (line,) = desk.channel(TRIAGE)
    assert "Our invoices are wrong" in line.text
    assert line.buttons == ()


@pytest.mark.parametrize(
    "text",
    [
        "I forgot my password",
        "The reset password page is down for all users",
        "everybody sees 'my account is locked'",
        "Since we configure our router it fails",
    ],
)
async def test_what_the_plan_may_leave_out_is_said_beside_the_severities_and_opens_all_the_same(
    desk: Conversation, text: str
) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, text)

    (question,) = desk.thread(thread)
    assert "Choose below." in question.text
    assert "“Exclusions”" in question.text
    await desk.presses(CONTACT_ONE, thread, 1, "Level 1 – Critical")
    assert instant(desk.now + timedelta(hours=1)) in desk.thread(thread)[-1].text


async def test_a_greeting_and_thanks_start_nothing(desk: Conversation) -> None:
    first = await desk.says(CONTACT_ONE, ACME, "Good morning!")
    second = await desk.says(CONTACT_ONE, ACME, "Thanks a lot")

    assert desk.thread(first) == []
    assert desk.thread(second) == []
    assert desk.channel(TRIAGE) == []


async def test_the_desks_own_people_start_nothing(desk: Conversation) -> None:
    thread = await desk.says(AGENT_ONE, ACME, "We are updating the login service tonight")

    assert desk.thread(thread) == []


async def test_what_turns_out_to_be_no_request_is_put_away(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")

    await desk.presses(CONTACT_ONE, thread, 1, "Not a request")

    (settled,) = desk.thread(thread)
    assert settled.buttons == ()


async def test_who_goes_on_after_not_a_request_is_asked_once_more(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Lunch at noon")
    await desk.presses(CONTACT_ONE, thread, 1, "Not a request")

    await desk.says(CONTACT_ONE, ACME, "Well, the booking page is down", thread)

    assert "Level 1 – Critical" in desk.thread(thread)[-1].buttons
    assert "the booking page is down" in desk.channel(TRIAGE)[-1].text


async def test_a_second_message_joins_the_open_request(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")
    other = await desk.says(CONTACT_ONE, ACME, "It is the whole company")

    await desk.presses(CONTACT_ONE, thread, 1, "Level 1 – Critical")

    assert desk.thread(other) == []
    assert "It is the whole company" in desk.card_in("EX-1").text


async def test_a_ticket_of_another_customer_is_unknown(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    await desk.says(CONTACT_THREE, GLOBE, "@plandesk status EX-1")
    await desk.says(CONTACT_THREE, GLOBE, "@plandesk status EX-9")

    answers = [said.text for said in desk.private(CONTACT_THREE)]
    assert answers[0].replace("EX-1", "EX-9") == answers[1]


async def test_a_customer_cannot_do_what_agents_do(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    before = desk.thread(thread)

    await desk.says(CONTACT_TWO, ACME, "@plandesk ack EX-1", thread)

    assert "Only our team at Example Support can do that" in desk.private(CONTACT_TWO)[-1].text
    assert [said for said in desk.thread(thread) if said.by == "plandesk"] == before
