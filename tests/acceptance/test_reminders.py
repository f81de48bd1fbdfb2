"""While an answer is due: who is told what, where and when; and what makes the reminders stop."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, DESK_FILE, TAM_ONE
from adapters.sandbox.slack.state import PostedMessage
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.story import TRIAGE, Story, labels, played, said_at, shown

FIRST, SECOND, ABOVE = {"U0AGENT1"}, {"U0AGENT2", "U0LEAD"}, {"U0MANAGER"}


async def milestone(story: Story, **since: float) -> str:
    """A ticket of the most severe level (1 business hour), asked at nine, that long after; its thread."""
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    await story.until(MONDAY_NINE + timedelta(**since))
    return thread


def minutes(messages: list[PostedMessage]) -> list[int]:
    """When they were said, in minutes after nine."""
    times = (datetime.fromtimestamp(int(float(message.ts)), UTC) for message in messages)
    return [int((at - MONDAY_NINE).total_seconds()) // 60 for at in times]


def called(message: PostedMessage) -> set[str]:
    """Who is mentioned in it."""
    return set(re.findall(r"<@(\w+)>", message.text))


# On the way to the due time


async def test_they_come_at_half_three_quarters_nine_tenths_and_the_whole_of_the_time(story: Story) -> None:
    await milestone(story, minutes=62)

    assert minutes(story.under_card("EX-1")) == [30, 45, 54, 60]


async def test_each_calls_the_lines_that_the_ladder_names(story: Story) -> None:
    await milestone(story, minutes=55)
    before = called(story.under_card("EX-1")[-1])
    await story.until(MONDAY_NINE + timedelta(minutes=62))

    assert [before, called(story.under_card("EX-1")[-1])] == [FIRST | SECOND, SECOND | ABOVE]


async def test_each_says_what_is_due_to_whom_and_by_when(story: Story) -> None:
    await milestone(story, minutes=30)

    (reminder,) = story.under_card("EX-1")
    assert all(word in reminder.text for word in ("EX-1", "Acme", "🔴", "no response yet", "30 min"))
    assert said_at(MONDAY_NINE + timedelta(hours=1)) in reminder.text


async def test_the_last_one_alone_can_be_acknowledged_on_the_spot(story: Story) -> None:
    await milestone(story, minutes=62)

    assert [labels(each) for each in story.under_card("EX-1")] == [[], [], [], ["Acknowledge"]]


async def test_the_customer_reads_none_of_them_but_an_apology_with_who_has_been_told(story: Story) -> None:
    thread = await milestone(story, minutes=62)

    assert len(story.replies(ACME, thread)) == 3
    apology = shown(story.replies(ACME, thread)[-1])
    assert "We're late, and we're sorry: you should have heard from us by" in apology
    assert apology.endswith("and your account manager, TAM One, know.")


async def test_the_tam_is_alerted_directly_from_three_quarters_on(story: Story) -> None:
    await milestone(story, minutes=62)

    assert minutes(list(story.sandbox.direct(TAM_ONE))) == [45, 54, 60]


async def test_the_tam_reads_what_it_is_about_and_can_acknowledge(story: Story) -> None:
    await milestone(story, minutes=45)

    (told,) = story.sandbox.direct(TAM_ONE)
    assert all(word in told.text for word in ("EX-1", "Acme", "Nobody can log in"))
    assert labels(told) == ["Acknowledge"]


async def test_another_customers_tam_is_told_nothing(tmp_path: Path) -> None:
    desk_file = tmp_path / "desk.toml"
    desk_file.write_text(DESK_FILE.read_text(encoding="utf-8").replace('tam = "tam-one"\n', "", 1), encoding="utf-8")
    async with played(tmp_path, MONDAY_NINE, desk_file) as story:
        await milestone(story, minutes=62)

        assert story.direct(TAM_ONE) == []


# After the breach


async def test_at_the_due_time_it_is_said_to_be_overdue_and_the_card_says_so(story: Story) -> None:
    await milestone(story, minutes=60)

    assert "overdue" in story.under_card("EX-1")[-1].text
    assert "overdue since" in shown(story.card("EX-1"))


async def test_the_breach_is_recalled_every_half_hour_three_times_and_then_daily(story: Story) -> None:
    await milestone(story, days=3)

    day = 24 * 60
    assert minutes(story.under_card("EX-1"))[4:] == [90, 120, 150, 150 + day, 150 + 2 * day]


async def test_a_recalled_breach_says_since_when(story: Story) -> None:
    await milestone(story, minutes=120)

    recalled = story.under_card("EX-1")[-1].text
    assert said_at(MONDAY_NINE + timedelta(hours=1)) in recalled
    assert "overdue by 1 h" in recalled


async def test_a_late_answer_is_called_late_on_the_card(story: Story) -> None:
    await milestone(story, minutes=70)

    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")

    assert "10 min later than promised" in shown(story.card("EX-1"))


async def test_the_customer_is_not_told_that_the_answer_was_late(story: Story) -> None:
    thread = await milestone(story, minutes=70)

    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")

    assert "late" not in story.replies(ACME, thread)[-1].text


# What makes them stop


async def by_the_reminders_button(story: Story, _: str) -> None:
    await story.clicks(AGENT_TWO, story.under_card("EX-1")[0], "Acknowledge")


async def by_command(story: Story, _: str) -> None:
    await story.runs(AGENT_TWO, TRIAGE, "/ack", "EX-1")


async def by_a_reply_through_the_desk(story: Story, _: str) -> None:
    await story.runs(AGENT_TWO, TRIAGE, "/ticket", "reply EX-1 We see it")


async def by_writing_to_the_customer(story: Story, thread: str) -> None:
    await story.says(AGENT_TWO, ACME, "We see it", thread)


async def by_asking_the_customer(story: Story, _: str) -> None:
    await story.runs(AGENT_TWO, TRIAGE, "/ticket", "wait EX-1 Since when?")


async def by_resolving(story: Story, _: str) -> None:
    await story.runs(AGENT_TWO, TRIAGE, "/ticket", "resolve EX-1")


Way = Callable[[Story, str], Awaitable[None]]
WAYS = [
    by_the_reminders_button,
    by_command,
    by_a_reply_through_the_desk,
    by_writing_to_the_customer,
    by_asking_the_customer,
    by_resolving,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_an_answer_stops_them(story: Story, way: Way) -> None:
    thread = await milestone(story, minutes=31)

    await way(story, thread)
    await story.until(MONDAY_NINE + timedelta(hours=4))

    assert len([one for one in story.under_card("EX-1") if "EX-1 – reminder, " in shown(one)]) == 1
    assert story.direct(TAM_ONE) == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_an_answer_is_on_the_card_with_its_time(story: Story, way: Way) -> None:
    thread = await milestone(story, minutes=31)

    await way(story, thread)

    now = shown(story.card("EX-1"))
    assert "Agent Two" in now
    assert "Nobody has answered" not in now
    assert "Acknowledge" not in labels(story.card("EX-1"))


async def test_the_tams_button_stops_them_too(story: Story) -> None:
    thread = await milestone(story, minutes=46)

    await story.clicks(TAM_ONE, story.sandbox.direct(TAM_ONE)[0], "Acknowledge")
    await story.until(MONDAY_NINE + timedelta(hours=4))

    assert "TAM One is looking into this now" in story.replies(ACME, thread)[-1].text.replace("*", "")
    assert minutes(story.under_card("EX-1")) == [45], "the line of the last one"


async def test_talk_under_the_triage_card_does_not_stop_them(story: Story) -> None:
    await milestone(story, minutes=31)

    await story.says(AGENT_ONE, TRIAGE, "I am on it", story.card("EX-1").ts)
    await story.until(MONDAY_NINE + timedelta(minutes=62))

    assert minutes(story.under_card("EX-1")) == [30, 45, 54, 60]


async def test_more_from_the_customer_does_not_stop_them(story: Story) -> None:
    thread = await milestone(story, minutes=31)

    await story.says(CONTACT_ONE, ACME, "Hello? Anybody?", thread)
    await story.until(MONDAY_NINE + timedelta(minutes=62))

    assert minutes(story.under_card("EX-1")) == [30, 31, 45, 54, 60]
