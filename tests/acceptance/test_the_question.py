"""The one question: how it is answered, by whom, and what else belongs to the request."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, ACME_COLLEAGUE, AGENT_ONE, CONTACT_ONE, CONTACT_TWO
from adapters.sandbox.slack.uploads import Upload
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.story import TRIAGE, Story, labels, played, said_at, shown

CRITICAL, URGENT = "Level 1 – Critical", "Level 2 – Urgent"


@pytest.fixture
async def saturday(tmp_path: Path) -> AsyncIterator[Story]:
    """The example desk, closed for the weekend."""
    async with played(tmp_path, MONDAY_NINE - timedelta(days=2)) as one:
        yield one


# What it says


async def test_it_says_when_support_closes_today(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    assert f"Open now, until {said_at(MONDAY_NINE + timedelta(hours=8))}" in shown(story.question(ACME, thread))


async def test_outside_hours_it_says_when_support_opens(saturday: Story) -> None:
    thread = await saturday.asks(CONTACT_ONE, ACME)

    opening = said_at(MONDAY_NINE - timedelta(hours=1))
    question = shown(saturday.question(ACME, thread))
    assert f"Closed now, opens {opening}" in question


async def test_outside_hours_the_promised_time_is_on_the_next_working_day(saturday: Story) -> None:
    thread = await saturday.asks(CONTACT_ONE, ACME)

    assert f"1 business hour, by {said_at(MONDAY_NINE)}" in shown(saturday.question(ACME, thread))


async def test_times_name_the_zone_of_the_plan_for_who_reads_them_elsewhere(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    assert "|10:00 AM CST>" in shown(story.question(ACME, thread))


async def test_after_the_term_of_the_subscription_triage_is_told_so_and_the_customer_is_asked(tmp_path: Path) -> None:
    async with played(tmp_path, MONDAY_NINE + timedelta(days=2 * 365)) as later:
        thread = await later.asks(CONTACT_ONE, ACME)

        assert CRITICAL in labels(later.question(ACME, thread))
        assert "31 Dec 2027" in shown(later.triage()[0])


# How it is answered


@pytest.mark.parametrize("text", ["2", "level 2", "Level 2", "urgent", "URGENT!", "Level 2 – Urgent", "p2", "sev 2"])
async def test_a_typed_answer_is_as_good_as_a_button(story: Story, text: str) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    await story.says(CONTACT_ONE, ACME, text, thread)

    assert f"EX-1 · {URGENT}." in story.replies(ACME, thread)[-1].text


async def test_another_contact_may_choose(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    await story.clicks(CONTACT_TWO, story.question(ACME, thread), URGENT)

    assert f"EX-1 · {URGENT}." in story.replies(ACME, thread)[-1].text


async def test_a_colleague_who_presses_is_told_who_decides(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    await story.clicks(ACME_COLLEAGUE, story.question(ACME, thread), URGENT)

    assert len(story.replies(ACME, thread)) == 1
    assert "Contact One or Contact Two" in story.private_messages(ACME_COLLEAGUE)[0]


async def test_a_colleague_who_types_a_number_chooses_nothing(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    await story.says(ACME_COLLEAGUE, ACME, "1", thread)

    assert len(story.replies(ACME, thread)) == 1


async def test_once_answered_it_says_who_chose_what_and_offers_nothing_more(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, URGENT)

    question = story.question(ACME, thread)
    assert all(word in question.text for word in ("Contact One", URGENT, "EX-1"))
    assert labels(question) == []


async def test_who_presses_too_late_is_told_what_happened_and_opens_no_second_ticket(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)
    question = story.question(ACME, thread)
    await story.clicks(CONTACT_ONE, question, URGENT)

    await story.clicks(CONTACT_TWO, question, CRITICAL)

    assert f"EX-1 is open already, as {URGENT}" in story.private_messages(CONTACT_TWO)[0]
    assert not [m for m in story.triage() if m.text.startswith("EX-2")]


# What else belongs to the request


async def test_a_further_message_within_five_minutes_is_not_asked_about_again(story: Story) -> None:
    await story.asks(CONTACT_ONE, ACME)
    await story.passes(minutes=4)

    further = await story.says(CONTACT_ONE, ACME, "It started at nine")

    assert story.replies(ACME, further.ts) == []


async def test_a_further_message_reaches_triage_at_once(story: Story) -> None:
    await story.asks(CONTACT_ONE, ACME)

    await story.says(CONTACT_ONE, ACME, "It started at nine")

    (pending,) = story.triage()
    assert "It started at nine" in story.replies(TRIAGE, pending.ts)[0].text


async def test_the_ticket_has_all_that_was_written(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)
    await story.says(CONTACT_ONE, ACME, "It started at nine")
    await story.says(CONTACT_ONE, ACME, "All of us are in Berlin", thread)

    await story.clicks(CONTACT_ONE, story.question(ACME, thread), CRITICAL)

    card = shown(story.card("EX-1"))
    assert all(text in card for text in ("Nobody can log in", "It started at nine", "All of us are in Berlin"))


async def test_a_file_sent_after_the_request_is_named_in_triage(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)

    await story.says(CONTACT_ONE, ACME, "", thread, files=(Upload(name="console.log"),))

    (pending,) = story.triage()
    assert "console.log" in shown(story.replies(TRIAGE, pending.ts)[0])


async def test_a_message_after_six_minutes_is_a_request_of_its_own(story: Story) -> None:
    await story.asks(CONTACT_ONE, ACME)
    await story.passes(minutes=6)

    second = await story.asks(CONTACT_ONE, ACME, "And the printer is on fire")

    assert CRITICAL in labels(story.question(ACME, second))


async def test_a_message_of_another_contact_is_a_request_of_its_own(story: Story) -> None:
    await story.asks(CONTACT_ONE, ACME)

    second = await story.asks(CONTACT_TWO, ACME, "The export is broken")

    assert CRITICAL in labels(story.question(ACME, second))


async def test_a_message_long_after_the_ticket_was_opened_is_a_request_of_its_own(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL)
    await story.passes(minutes=6)

    second = await story.asks(CONTACT_ONE, ACME, "The export is broken")

    assert CRITICAL in labels(story.question(ACME, second))


# Not a request


async def test_a_contact_says_that_it_is_not_a_request(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, "Lunch at noon?")

    await story.clicks(CONTACT_ONE, story.question(ACME, thread), "Not a request")

    assert "this isn't a request" in story.question(ACME, thread).text
    assert labels(story.question(ACME, thread)) == []


async def test_never_mind_offers_the_one_button_that_says_the_same(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, "Lunch at noon?")
    await story.says(CONTACT_ONE, ACME, "never mind", thread)

    await story.clicks(CONTACT_ONE, story.replies(ACME, thread)[-1], "Not a request")

    assert labels(story.question(ACME, thread)) == []


async def test_an_agent_says_from_triage_that_it_is_not_a_request(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, "Lunch at noon?")

    await story.clicks(AGENT_ONE, story.triage()[0], "Not a request")

    assert "Agent One" in story.question(ACME, thread).text
    assert labels(story.question(ACME, thread)) == []
    assert labels(story.triage()[0]) == []


async def test_what_is_no_request_is_never_asked_about_again(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, "Lunch at noon?")
    await story.clicks(CONTACT_ONE, story.question(ACME, thread), "Not a request")

    await story.until(MONDAY_NINE + timedelta(hours=2))

    assert len(story.replies(ACME, thread)) == 1
    assert "No ticket is open" in await story.runs(AGENT_ONE, TRIAGE, "/ticket", "list")
