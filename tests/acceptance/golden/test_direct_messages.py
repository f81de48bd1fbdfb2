"""A contact writes to the desk alone: the question, the ticket and the answers stay between the two."""

from datetime import timedelta

from tests.acceptance.golden.cast import AGENT_ONE, COLLEAGUE, CONTACT_FOUR, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.said import instant

CRITICAL = "Level 1 – Critical"


async def test_a_request_is_answered_by_the_question(desk: Conversation) -> None:
    await desk.tells(CONTACT_ONE, "Nobody can log in")

    (question,) = desk.private(CONTACT_ONE)
    assert CRITICAL in question.buttons
    assert desk.private(CONTACT_TWO) == []


async def test_triage_is_told_that_nobody_else_can_see_it(desk: Conversation) -> None:
    await desk.tells(CONTACT_ONE, "Nobody can log in")

    (pending,) = desk.channel(TRIAGE)
    assert "Nobody can log in" in pending.text
    assert "They wrote in a direct message" in pending.text


async def test_one_press_opens_the_ticket(desk: Conversation) -> None:
    await desk.tells(CONTACT_ONE, "Nobody can log in")

    await desk.presses_privately(CONTACT_ONE, CRITICAL)

    opened = desk.private(CONTACT_ONE)[-1]
    assert "EX-1" in opened.text
    assert instant(desk.now + timedelta(hours=1)) in opened.text
    assert "Acme" in desk.card_in("EX-1").text


async def test_a_typed_answer_opens_it_as_well(desk: Conversation) -> None:
    await desk.tells(CONTACT_ONE, "Nobody can log in")

    await desk.tells(CONTACT_ONE, "level 2")

    assert "Level 2 – Urgent" in desk.card_in("EX-1").text


async def test_messages_within_five_minutes_are_one_request(desk: Conversation) -> None:
    await desk.tells(CONTACT_ONE, "Nobody can log in")
    await desk.tells(CONTACT_ONE, "It is the whole company")

    await desk.presses_privately(CONTACT_ONE, CRITICAL)

    assert "It is the whole company" in desk.card_in("EX-1").text


async def test_an_acknowledgement_and_a_reply_arrive_there(desk: Conversation) -> None:
    await desk.tells(CONTACT_ONE, "Nobody can log in")
    await desk.presses_privately(CONTACT_ONE, CRITICAL)

    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Acknowledge")
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk reply EX-1 Please try again now.")

    acknowledged, answered = desk.private(CONTACT_ONE)[-2:]
    assert "Agent One is looking into this now" in acknowledged.text
    assert "Please try again now." in answered.text


async def test_where_chat_is_not_part_of_the_plan_it_is_said_there(desk: Conversation) -> None:
    await desk.tells(CONTACT_FOUR, "Our invoices are wrong")

    (told,) = desk.private(CONTACT_FOUR)
    assert "doesn't include support by chat" in told.text


async def test_who_is_no_contact_is_told_where_to_write(desk: Conversation) -> None:
    await desk.tells(COLLEAGUE, "Nobody can log in")

    (told,) = desk.private(COLLEAGUE)
    assert "Please write in your support channel instead." in told.text
    assert desk.channel(TRIAGE) == []


async def test_a_greeting_is_answered_with_one_line_and_help(desk: Conversation) -> None:
    await desk.tells(CONTACT_ONE, "Hello!")

    (told,) = desk.private(CONTACT_ONE)
    assert told.buttons == ("Help",)


async def test_where_the_desk_must_be_spoken_to_a_direct_message_is(quiet: Conversation) -> None:
    await quiet.tells(CONTACT_ONE, "Nobody can log in")

    (question,) = quiet.private(CONTACT_ONE)
    assert CRITICAL in question.buttons
