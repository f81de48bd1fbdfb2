"""Where the vendor classifies or confirms the severity, the customer's choice is a suggestion."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, GLOBE
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import TRIAGE, Story, labels, played, said_at, shown

NOON = timedelta(hours=-3) + MONDAY_NINE
"""13:00 in Paris, inside support hours."""

URGENT, HIGH = "Severity 1 – Urgent", "Severity 2 – High Priority"


@pytest.fixture
async def gold(tmp_path: Path) -> AsyncIterator[Story]:
    """Acme under a plan whose vendor alone classifies."""
    async with played(tmp_path, NOON, acme_under("m3ter/gold", tmp_path)) as one:
        yield one


async def test_the_question_says_that_a_choice_is_a_suggestion(gold: Story) -> None:
    thread = await gold.asks(CONTACT_ONE, ACME)

    question = shown(gold.question(ACME, thread))
    assert "Tell us how it looks to you; we set the level and tell you here." in question


async def test_a_suggestion_is_marked_as_one_on_both_cards(gold: Story) -> None:
    thread = await gold.opens(CONTACT_ONE, ACME, HIGH)

    assert "We'll set the level" in shown(gold.replies(ACME, thread)[1])
    assert "Confirm Severity 2" in labels(gold.card("EX-1"))


async def test_not_sure_opens_a_ticket_without_a_severity_or_a_promise(gold: Story) -> None:
    thread = await gold.opens(CONTACT_ONE, ACME, "Not sure")

    opened = gold.replies(ACME, thread)[1].text
    assert "EX-1 · no level yet" in opened
    assert "<!date^" not in opened


async def test_an_agent_classifies_with_one_click_on_the_card(gold: Story) -> None:
    await gold.opens(CONTACT_ONE, ACME, "Not sure")

    await gold.clicks(AGENT_ONE, gold.card("EX-1"), "Set Severity 2")

    assert HIGH in gold.card("EX-1").text


async def test_the_customer_is_told_the_classification(gold: Story) -> None:
    thread = await gold.opens(CONTACT_ONE, ACME, "Not sure")

    await gold.clicks(AGENT_ONE, gold.card("EX-1"), "Set Severity 2")

    told = gold.replies(ACME, thread)[-1]
    assert "Agent One" in told.text
    assert HIGH in told.text


async def test_a_first_classification_counts_from_when_it_was_made(gold: Story) -> None:
    thread = await gold.opens(CONTACT_ONE, ACME, "Not sure")
    await gold.passes(minutes=15)

    await gold.runs(AGENT_ONE, TRIAGE, "/ticket", "severity EX-1 1")

    assert said_at(NOON + timedelta(minutes=75)) in gold.replies(ACME, thread)[-1].text


async def test_an_agent_who_agrees_confirms_the_suggestion(gold: Story) -> None:
    thread = await gold.opens(CONTACT_ONE, ACME, URGENT)

    await gold.clicks(AGENT_ONE, gold.card("EX-1"), "Confirm Severity 1")

    told = gold.replies(ACME, thread)[-1].text
    assert "confirmed" in told
    assert URGENT in told
    assert "suggestion" not in shown(gold.card("EX-1"))


async def test_once_classified_the_card_offers_no_classification(gold: Story) -> None:
    await gold.opens(CONTACT_ONE, ACME, URGENT)

    await gold.clicks(AGENT_ONE, gold.card("EX-1"), "Confirm Severity 1")

    offered = labels(gold.card("EX-1"))
    assert offered[0] == "Acknowledge"
    assert not any(label.startswith(("Confirm ", "Set ")) for label in offered)


async def test_a_site_down_is_asked_to_be_confirmed_as_completely_down(story: Story) -> None:
    thread = await story.opens(CONTACT_THREE, GLOBE, "Level 1 – Site Down")

    opened = shown(story.replies(GLOBE, thread)[1])
    assert "completely down" in opened
    assert "We'll confirm the level with you" in opened


async def test_an_agent_confirms_the_proposed_severity_and_nothing_moves(story: Story) -> None:
    thread = await story.opens(CONTACT_THREE, GLOBE, "Level 1 – Site Down")
    await story.passes(minutes=10)

    await story.clicks(AGENT_ONE, story.card("EX-1"), "Confirm Level 1")

    told = story.replies(GLOBE, thread)[-1].text
    assert "confirmed" in told
    assert said_at(MONDAY_NINE + timedelta(hours=2)) in told


async def test_an_agent_corrects_the_proposed_severity(story: Story) -> None:
    thread = await story.opens(CONTACT_THREE, GLOBE, "Level 1 – Site Down")

    await story.clicks(AGENT_ONE, story.card("EX-1"), "Set Level 2")
    await story.submits(AGENT_ONE, reason="The site still works.")
    await story.submits(AGENT_ONE)

    told = shown(story.replies(GLOBE, thread)[-1])
    assert "Level 2 – Major Functionality Impairment" in told
