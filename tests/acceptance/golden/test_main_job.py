"""Asked, chosen, opened, acknowledged, answered, resolved, reopened: the main job, the same on every platform."""

from datetime import timedelta

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.said import instant

CRITICAL = "Level 1 – Critical"


async def test_a_request_is_answered_by_one_question(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")

    (question,) = desk.thread(thread)
    assert question.buttons == (
        CRITICAL,
        "Level 2 – Urgent",
        "Level 3 – High",
        "Level 4 – Normal",
        "Not a request",
        "Use the form",
    )
    assert "1 business hour" in question.text
    assert instant(desk.now + timedelta(hours=1)) in question.text


async def test_triage_sees_the_request_before_anybody_has_chosen(desk: Conversation) -> None:
    await desk.says(CONTACT_ONE, ACME, "Nobody can log in")

    (pending,) = desk.channel(TRIAGE)
    assert "Nobody can log in" in pending.text
    assert "Acme" in pending.text


async def test_one_press_opens_the_ticket_and_says_when_an_answer_is_due(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    opened = desk.thread(thread)[1]
    assert "EX-1" in opened.text
    assert CRITICAL in opened.text
    assert instant(desk.now + timedelta(hours=1)) in opened.text
    assert desk.thread(thread)[0].buttons == ()


async def test_a_typed_answer_opens_it_as_well(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")

    await desk.says(CONTACT_ONE, ACME, "level 2", thread)

    assert "Level 2 – Urgent" in desk.thread(thread)[-1].text


async def test_the_triage_card_carries_everything_and_acknowledge(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    card = desk.card_in("EX-1")
    assert all(word in card.text for word in ("Acme", "Premier", CRITICAL, "Nobody can log in", "@Agent One"))
    assert "Acknowledge" in card.buttons


async def test_an_acknowledgement_names_the_agent_to_the_customer(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Acknowledge")

    assert "Agent One is looking into this now" in desk.thread(thread)[-1].text
    assert "Agent One" in desk.card_in("EX-1").text
    assert "Acknowledge" not in desk.card_in("EX-1").buttons


async def test_an_agents_own_message_in_the_thread_is_an_answer(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    await desk.says(AGENT_ONE, ACME, "I am looking into it", thread)

    assert "Acknowledge" not in desk.card_in("EX-1").buttons
    assert await _reminders_until(desk, hours=3) == []


async def test_what_the_customer_adds_shows_up_under_the_triage_card(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    await desk.says(CONTACT_TWO, ACME, "It began at 8:50 <with> an update & [more](x)", thread)

    (shown,) = desk.thread(desk.card("EX-1"))
    assert "Contact Two" in shown.text
    assert "It began at 8:50 <with> an update & [more](x)" in shown.text


async def test_an_agent_replies_by_mention(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk reply EX-1 Please try again now.")

    assert "Please try again now." in desk.thread(thread)[-1].text


async def test_a_resolved_ticket_says_so_everywhere(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Acknowledge")

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk resolve EX-1 We restarted the login service.")

    assert "We restarted the login service." in desk.thread(thread)[-1].text
    assert "Resolved by Agent One" in desk.card_in("EX-1").text
    assert "Agent One has resolved this" in desk.thread(thread)[1].text


async def test_a_reply_of_the_customer_reopens_a_resolved_ticket(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Acknowledge")
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk resolve EX-1 Done.")

    await desk.says(CONTACT_ONE, ACME, "It is broken again", thread)

    assert "EX-1 is open again" in desk.thread(thread)[-1].text
    assert "Resolved" not in desk.card_in("EX-1").text


async def _reminders_until(desk: Conversation, **later: float) -> list[str]:
    card = desk.card("EX-1")
    before = len(desk.thread(card))
    await desk.passes(**later)
    return [said.text for said in desk.thread(card)[before:]]
