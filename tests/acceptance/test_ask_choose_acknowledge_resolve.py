"""A contact asks and chooses; an agent takes note and resolves; the cards follow."""

from datetime import timedelta

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from tests.acceptance.story import TRIAGE, Story, labels, said_at, shown


async def test_a_message_is_answered_by_one_question_in_its_thread(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, "Nobody can log in")

    (question,) = story.replies(ACME, thread)
    assert labels(question) == [
        "Level 1 – Critical",
        "Level 2 – Urgent",
        "Level 3 – High",
        "Level 4 – Normal",
        "Not a request",
        "Use the form",
    ]
    assert "1 business hour" in shown(question)


async def test_triage_sees_the_request_before_anybody_has_chosen(story: Story) -> None:
    await story.asks(CONTACT_ONE, ACME, "Nobody can log in")

    (pending,) = story.triage()
    assert "Nobody can log in" in shown(pending)
    assert "Pending" in pending.text


async def test_one_click_opens_the_ticket_and_says_when_an_answer_is_due(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, "Nobody can log in")

    await story.clicks(CONTACT_ONE, story.question(ACME, thread), "Level 1 – Critical")

    opened = story.replies(ACME, thread)[1]
    assert "EX-1 · Level 1 – Critical." in opened.text
    assert said_at(story.clock.now() + timedelta(hours=1)) in opened.text
    assert "10:00 AM CST" in opened.text


async def test_the_triage_card_is_new_and_can_be_acknowledged(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, "Nobody can log in")

    await story.clicks(CONTACT_ONE, story.question(ACME, thread), "Level 1 – Critical")

    card = story.card("EX-1")
    assert all(word in shown(card) for word in ("Acme", "Premier", "Level 1 – Critical", "Nobody can log in"))
    assert said_at(story.clock.now() + timedelta(hours=1)) in card.text
    assert "Acknowledge" in labels(card)


async def test_an_acknowledgement_tells_the_customer_by_name(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")

    assert "Agent One is looking into this now" in shown(story.replies(ACME, thread)[-1]).replace("*", "")


async def test_a_second_acknowledgement_posts_nothing_to_the_customer(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")
    before = len(story.replies(ACME, thread))

    answer = await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")

    assert len(story.replies(ACME, thread)) == before
    assert "already acknowledged by Agent One" in answer


async def test_a_resolved_ticket_says_so_on_both_cards(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    await story.clicks(AGENT_ONE, story.card("EX-1"), "Acknowledge")

    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "resolve EX-1 We restarted the login service.")

    assert "We restarted the login service." in shown(story.replies(ACME, thread)[-1])
    assert "Resolved by Agent One" in shown(story.card("EX-1"))
    assert "Agent One has resolved this" in shown(story.replies(ACME, thread)[1])
