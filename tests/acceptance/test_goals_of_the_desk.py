"""A plan that promises nothing: the customer reads so, and the desk holds itself to a goal that nobody outside sees."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, DESK_FILE, TAM_ONE
from tests.acceptance.story import Story, played, shown

NINE_IN_TORONTO = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)  # a Monday


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    """The example desk, with a plan for Acme whose terms promise no response time."""
    text = DESK_FILE.read_text()
    assert 'plan = "mpowr/premier"' in text
    desk_file = tmp_path / "desk.toml"
    desk_file.write_text(
        text.replace('plan = "mpowr/premier"', 'plan = "influitive/premier-success"').replace(
            'products = ["envision-enterprise"]\n', ""
        )
    )
    async with played(tmp_path, NINE_IN_TORONTO, desk_file) as one:
        yield one


def reminders(story: Story) -> list[str]:
    """What the thread of the triage card says of the goal."""
    return [shown(message) for message in story.under_card("EX-1") if "our goal" in shown(message)]


async def opened(story: Story, severity: str) -> str:
    """A ticket of Acme that nobody answers; the id of the message it came from."""
    asked = await story.says(CONTACT_ONE, ACME, "The hub is down for everyone")
    await story.clicks(CONTACT_ONE, story.replies(ACME, asked.ts)[0], severity)
    return asked.ts


async def test_the_question_says_that_no_response_time_is_promised(story: Story) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "The hub is down for everyone")

    (question,) = story.replies(ACME, asked.ts)
    assert shown(question).count("as soon as we can; your plan sets no time") == 2  # for each severity


async def test_so_does_the_card_of_the_ticket(story: Story) -> None:
    asked = await opened(story, "Severity Level 1")

    card = story.replies(ACME, asked)[1]
    assert "your plan sets no time for this level" in shown(card)
    assert "within" not in shown(card)


async def test_the_number_that_must_be_phoned_is_told_in_full(story: Story) -> None:
    asked = await opened(story, "Severity Level 1")

    card = story.replies(ACME, asked)[1]
    assert shown(card).count("*Please call 1-888-689-0758 x115 now*") == 2  # in the notification and in the card


async def test_the_triage_card_shows_the_goal_beside_the_state(story: Story) -> None:
    await opened(story, "Severity Level 1")

    assert "our goal" in shown(story.card("EX-1"))
    assert "10:00 AM EST" in shown(story.card("EX-1"))


async def test_a_level_1_that_nobody_answers_is_reminded_of_in_triage(story: Story) -> None:
    await opened(story, "Severity Level 1")

    await story.until(NINE_IN_TORONTO + timedelta(minutes=30))

    (half,) = reminders(story)
    assert "no response yet" in half
    assert "(30 min)" in half


async def test_the_reminders_go_up_the_ladder_and_on_after_the_goal_is_missed(story: Story) -> None:
    await opened(story, "Severity Level 1")

    await story.until(NINE_IN_TORONTO + timedelta(minutes=90))

    (live,) = reminders(story)  # of 50, 75, 90, 100 % and the first repeat the last alone
    assert "our goal was" in live
    assert story.sandbox.direct(TAM_ONE)


async def test_a_lesser_request_is_reminded_of_in_hours_of_telephone_support(story: Story) -> None:
    await opened(story, "Other")

    await story.until(NINE_IN_TORONTO + timedelta(hours=5, minutes=59))
    before = reminders(story)
    await story.until(NINE_IN_TORONTO + timedelta(days=1))

    assert before == []
    assert len(reminders(story)) == 1


async def test_an_answer_ends_the_reminders(story: Story) -> None:
    await opened(story, "Severity Level 1")
    await story.runs(AGENT_ONE, "C0TRIAGE", "/ack", "EX-1")

    await story.until(NINE_IN_TORONTO + timedelta(hours=3))

    assert reminders(story) == []
    assert "Our goal" not in shown(story.card("EX-1"))


async def test_no_customer_ever_reads_of_a_goal(story: Story) -> None:
    asked = await opened(story, "Severity Level 1")
    await story.says(CONTACT_ONE, ACME, "<@U0PLANDESK> status EX-1", asked)
    await story.says(CONTACT_ONE, ACME, "<@U0PLANDESK> list")
    await story.says(CONTACT_ONE, ACME, "<@U0PLANDESK> why EX-1", asked)

    await story.until(NINE_IN_TORONTO + timedelta(hours=3))

    public = (*story.sandbox.messages(ACME), *story.replies(ACME, asked))
    read = [*map(shown, public), *story.private_messages(CONTACT_ONE)]
    assert len(story.private_messages(CONTACT_ONE)) == 3
    assert not any("goal" in text.casefold() or "overdue" in text.casefold() for text in read)
