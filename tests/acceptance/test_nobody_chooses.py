"""Nobody answers the question: it is asked once more, and then the ticket opens without a severity."""

from datetime import timedelta

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.story import TRIAGE, Story, labels, said_at, shown

SEVERITIES = ["Level 1 – Critical", "Level 2 – Urgent", "Level 3 – High", "Level 4 – Normal"]


async def unclassified(story: Story, minutes: float = 30) -> str:
    """A request that nobody chose a severity for, some minutes after it was written; its thread."""
    thread = await story.asks(CONTACT_ONE, ACME)
    await story.until(MONDAY_NINE + timedelta(minutes=minutes))
    return thread


async def test_before_ten_minutes_nothing_more_is_said(story: Story) -> None:
    thread = await unclassified(story, minutes=9.9)

    assert len(story.replies(ACME, thread)) == 1


async def test_after_ten_minutes_it_is_asked_again_in_the_thread_with_the_same_choices(story: Story) -> None:
    thread = await unclassified(story, minutes=10)

    (question, again) = story.replies(ACME, thread)
    assert labels(again) == [*SEVERITIES, "Not a request"]
    assert labels(question) == [*labels(again), "Use the form"]


async def test_it_is_asked_again_only_once(story: Story) -> None:
    thread = await unclassified(story, minutes=29)

    assert len(story.replies(ACME, thread)) == 2


async def test_either_question_can_be_answered_and_both_say_what_came_of_it(story: Story) -> None:
    thread = await unclassified(story, minutes=10)

    await story.clicks(CONTACT_ONE, story.replies(ACME, thread)[1], "Level 2 – Urgent")

    first, second, opened = story.replies(ACME, thread)
    assert "EX-1 · Level 2 – Urgent." in opened.text
    assert labels(first) == labels(second) == []


async def test_after_thirty_minutes_it_opens_without_a_severity_or_a_promise(story: Story) -> None:
    thread = await unclassified(story)

    opened = story.replies(ACME, thread)[-1]
    assert "EX-1 · no level yet." in opened.text
    assert "<!date^" not in shown(opened)


async def test_the_open_ticket_still_offers_the_choice(story: Story) -> None:
    thread = await unclassified(story)

    assert labels(story.replies(ACME, thread)[-1]) == SEVERITIES


async def test_triage_calls_the_first_line_for_what_nobody_classified(story: Story) -> None:
    await unclassified(story)

    card = story.card("EX-1")
    assert "<@U0AGENT1>" in shown(card)
    assert labels(card)[3:7] == ["Set Level 1", "Set Level 2", "Set Level 3", "Set Level 4"]


async def test_it_is_reminded_of_by_the_strictest_target_as_our_own_goal(story: Story) -> None:
    await unclassified(story, minutes=60)

    reminder = story.under_card("EX-1")[-1].text
    assert said_at(MONDAY_NINE + timedelta(hours=1)) in reminder
    assert "our goal" in reminder


async def test_the_customer_never_reads_of_that_goal(story: Story) -> None:
    thread = await unclassified(story, minutes=120)

    said = "\n".join(shown(message) for message in story.replies(ACME, thread))
    assert "goal" not in said
    assert "verdue" not in said


async def test_of_a_missed_goal_the_card_tells_no_broken_promise(story: Story) -> None:
    await unclassified(story, minutes=120)

    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")

    assert "Assigned to Agent One" in shown(story.card("EX-1"))
    assert "(late)" not in shown(story.card("EX-1"))


async def test_the_customers_own_late_choice_counts_from_the_message(story: Story) -> None:
    thread = await unclassified(story, minutes=40)

    await story.clicks(CONTACT_ONE, story.replies(ACME, thread)[-1], "Level 3 – High")

    told = story.replies(ACME, thread)[-1].text
    assert "set this to 🟡 Level 3 – High" in told
    assert said_at(MONDAY_NINE + timedelta(hours=4)) in told


async def test_a_late_choice_can_be_typed(story: Story) -> None:
    thread = await unclassified(story, minutes=40)

    await story.says(CONTACT_ONE, ACME, "level 3", thread)

    assert "set this to 🟡 Level 3 – High" in story.replies(ACME, thread)[-1].text


async def test_a_choice_that_comes_after_its_time_is_overdue_at_once(story: Story) -> None:
    thread = await unclassified(story, minutes=70)

    await story.clicks(CONTACT_ONE, story.replies(ACME, thread)[-1], "Level 1 – Critical")

    assert "overdue" in story.under_card("EX-1")[-1].text
    assert "overdue since" in shown(story.card("EX-1"))


async def test_an_agents_late_classification_counts_from_when_it_was_made(story: Story) -> None:
    thread = await unclassified(story, minutes=40)

    await story.clicks(AGENT_ONE, story.card("EX-1"), "Set Level 1")

    assert said_at(MONDAY_NINE + timedelta(minutes=100)) in story.replies(ACME, thread)[-1].text


async def test_an_unclassified_ticket_can_be_acknowledged_and_then_reminds_nobody(story: Story) -> None:
    await unclassified(story)
    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")
    before = len(story.under_card("EX-1"))

    await story.until(MONDAY_NINE + timedelta(hours=3))

    assert len(story.under_card("EX-1")) == before
