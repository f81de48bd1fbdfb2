"""Triage need not wait for the customer's choice: an agent sets the severity, or answers."""

from datetime import timedelta

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, TAM_ONE
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.story import TRIAGE, Story, labels, said_at, shown

CRITICAL = "Level 1 – Critical"


async def answered(story: Story, user: str = AGENT_ONE, after: float = 5) -> str:
    """A request that somebody of the vendor answered, some minutes after it was written; its thread."""
    thread = await story.asks(CONTACT_ONE, ACME)
    await story.until(MONDAY_NINE + timedelta(minutes=after))
    await story.says(user, ACME, "We see it and are looking", thread)
    return thread


# The severity


async def test_the_pending_line_offers_the_severities_to_agents(story: Story) -> None:
    await story.asks(CONTACT_ONE, ACME)

    (pending,) = story.triage()
    assert labels(pending)[0] == CRITICAL


async def test_an_agent_sets_the_severity_and_the_customer_is_told_whats_open(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    await story.clicks(AGENT_ONE, story.triage()[0], CRITICAL)

    assert f"EX-1 · {CRITICAL}." in story.replies(ACME, thread)[-1].text
    assert f"Agent One chose {CRITICAL}" in story.question(ACME, thread).text


async def test_what_an_agent_set_counts_from_when_it_was_set(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)
    await story.passes(minutes=5)

    await story.clicks(AGENT_ONE, story.triage()[0], CRITICAL)

    assert said_at(MONDAY_NINE + timedelta(minutes=65)) in story.replies(ACME, thread)[-1].text


async def test_the_pending_line_becomes_a_pointer_to_the_ticket(story: Story) -> None:
    await story.asks(CONTACT_ONE, ACME)
    pending = story.triage()[0]

    await story.clicks(AGENT_ONE, pending, CRITICAL)

    now = story.triage()[0]
    assert "EX-1" in now.text
    assert labels(now) == []


# The answer


@pytest.mark.parametrize(("user", "name"), [(AGENT_ONE, "Agent One"), (TAM_ONE, "TAM One")])
async def test_the_pending_line_says_who_has_answered(story: Story, user: str, name: str) -> None:
    await answered(story, user)

    assert f"{name} has answered" in shown(story.triage()[0])


async def test_the_ticket_opens_answered(story: Story) -> None:
    thread = await answered(story)

    await story.clicks(CONTACT_ONE, story.question(ACME, thread), CRITICAL)

    assert "Assigned to Agent One · first response" in shown(story.card("EX-1"))
    assert "Acknowledge" not in labels(story.card("EX-1"))


async def test_the_customers_card_says_who_is_on_it_and_no_due_time(story: Story) -> None:
    thread = await answered(story)

    await story.clicks(CONTACT_ONE, story.question(ACME, thread), CRITICAL)

    opened = story.replies(ACME, thread)[-1]
    assert "Agent One has been on it" in shown(opened)
    assert "due by" not in shown(opened)


async def test_nobody_is_reminded_of_what_was_answered_before(story: Story) -> None:
    thread = await answered(story)
    await story.clicks(CONTACT_ONE, story.question(ACME, thread), CRITICAL)

    await story.until(MONDAY_NINE + timedelta(hours=4))

    assert story.under_card("EX-1") == []
    assert story.direct(TAM_ONE) == []


async def test_a_choice_long_after_the_answer_makes_it_no_late_one(story: Story) -> None:
    thread = await answered(story)
    await story.until(MONDAY_NINE + timedelta(hours=3))

    await story.clicks(CONTACT_ONE, story.replies(ACME, thread)[-1], CRITICAL)

    assert "(late)" not in shown(story.card("EX-1"))
    assert "verdue" not in shown(story.card("EX-1"))


async def test_who_has_been_answered_is_not_asked_a_second_time(story: Story) -> None:
    thread = await answered(story)

    await story.until(MONDAY_NINE + timedelta(minutes=20))

    assert len(story.replies(ACME, thread)) == 1


async def test_unchosen_it_still_opens_after_thirty_minutes_and_reminds_nobody(story: Story) -> None:
    thread = await answered(story)

    await story.until(MONDAY_NINE + timedelta(hours=3))

    assert "EX-1 · no level yet." in story.replies(ACME, thread)[-1].text
    assert story.under_card("EX-1") == []


async def test_what_agents_say_in_triage_is_no_answer(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)
    await story.says(AGENT_ONE, TRIAGE, "I have a look", story.triage()[0].ts)

    await story.clicks(CONTACT_ONE, story.question(ACME, thread), CRITICAL)

    assert "Acknowledge" in labels(story.card("EX-1"))
