"""A resolved ticket: thanks leave it so, a reply opens it again, silence closes it."""

from datetime import timedelta

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.story import TRIAGE, Story, labels, shown


async def resolved(story: Story) -> str:
    """A ticket that Agent One has resolved; its thread."""
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "resolve EX-1 We restarted the login service.")
    return thread


def card(story: Story, thread: str) -> str:
    """What the card in the customer's thread reads now."""
    return shown(story.replies(ACME, thread)[1])


@pytest.mark.parametrize("text", ["Thanks!", "Thank you so much for your quick help", ":tada:", "great", "👍"])
async def test_thanks_do_not_open_it_again(story: Story, text: str) -> None:
    thread = await resolved(story)

    await story.says(CONTACT_ONE, ACME, text, thread)

    assert "Agent One has resolved this" in card(story, thread)


async def test_thanks_are_passed_on(story: Story) -> None:
    thread = await resolved(story)

    await story.says(CONTACT_ONE, ACME, "Thanks!", thread)

    assert "Thanks!" in shown(story.under_card("EX-1")[-1])


async def test_a_reply_opens_it_again_and_says_so_in_the_thread(story: Story) -> None:
    thread = await resolved(story)

    await story.says(CONTACT_ONE, ACME, "It is broken again", thread)

    assert "EX-1 is open again" in story.replies(ACME, thread)[-1].text
    assert "Open again" in shown(story.card("EX-1"))
    assert "Acknowledge" in labels(story.card("EX-1"))


async def test_a_reply_that_opens_it_again_calls_the_first_line(story: Story) -> None:
    thread = await resolved(story)

    await story.says(CONTACT_ONE, ACME, "It is broken again", thread)

    (call,) = [each for each in story.under_card("EX-1") if "open again" in each.text]
    (reply,) = [each for each in story.under_card("EX-1") if "It is broken again" in shown(each)]
    assert reply != call
    assert "<@U0AGENT1>" in call.text
    assert labels(call) == ["Acknowledge"]


async def test_not_solved_opens_it_again(story: Story) -> None:
    thread = await resolved(story)

    await story.clicks(CONTACT_TWO, story.replies(ACME, thread)[-1], "Not solved")

    assert "EX-1 is open again" in story.replies(ACME, thread)[-1].text


async def test_an_agent_opens_it_again_from_the_card(story: Story) -> None:
    thread = await resolved(story)

    await story.clicks(AGENT_TWO, story.card("EX-1"), "Reopen")

    assert "EX-1 is open again" in story.replies(ACME, thread)[-1].text


async def test_opened_again_it_is_reminded_of_by_a_goal_that_the_customer_never_sees(story: Story) -> None:
    thread = await resolved(story)
    await story.says(CONTACT_ONE, ACME, "It is broken again", thread)

    await story.until(MONDAY_NINE + timedelta(minutes=31))

    assert "our goal" in story.under_card("EX-1")[-1].text.casefold()
    assert "goal" not in "\n".join(map(shown, story.replies(ACME, thread)))


async def test_taken_up_again_it_reminds_nobody(story: Story) -> None:
    thread = await resolved(story)
    await story.says(CONTACT_ONE, ACME, "It is broken again", thread)
    await story.clicks(AGENT_TWO, story.card("EX-1"), "Acknowledge")
    before = len(story.under_card("EX-1"))

    await story.until(MONDAY_NINE + timedelta(hours=3))

    assert "Assigned to Agent Two" in shown(story.card("EX-1"))
    assert len(story.under_card("EX-1")) == before


# Closing


async def test_seven_quiet_days_close_it_without_a_word(story: Story) -> None:
    thread = await resolved(story)
    before = len(story.replies(ACME, thread))

    await story.until(MONDAY_NINE + timedelta(days=7))

    assert "Closed." in card(story, thread)
    assert "Closed ·" in shown(story.card("EX-1"))
    assert len(story.replies(ACME, thread)) == before


async def test_before_seven_days_it_stays_resolved(story: Story) -> None:
    thread = await resolved(story)

    await story.until(MONDAY_NINE + timedelta(days=6, hours=23))

    assert "Agent One has resolved this" in card(story, thread)


async def test_what_was_opened_again_is_not_closed_after_seven_days(story: Story) -> None:
    thread = await resolved(story)
    await story.says(CONTACT_ONE, ACME, "It is broken again", thread)
    await story.clicks(AGENT_ONE, story.card("EX-1"), "Acknowledge")

    await story.until(MONDAY_NINE + timedelta(days=8))

    assert "Agent One has been on it" in card(story, thread)


async def test_the_seven_days_count_from_the_last_time_that_it_was_resolved(story: Story) -> None:
    thread = await resolved(story)
    await story.until(MONDAY_NINE + timedelta(days=3))
    await story.says(CONTACT_ONE, ACME, "It is broken again", thread)
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "resolve EX-1 Now for good.")

    await story.until(MONDAY_NINE + timedelta(days=8))

    assert "Agent One has resolved this" in card(story, thread)


async def test_a_closed_ticket_opens_again_on_a_reply(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    await story.says(CONTACT_ONE, ACME, "@plandesk close", thread)

    await story.says(CONTACT_ONE, ACME, "It is broken again", thread)

    assert "EX-1 is open again" in story.replies(ACME, thread)[-1].text


async def test_one_that_was_closed_long_ago_stays_so_and_a_reply_begins_another(story: Story) -> None:
    thread = await resolved(story)
    await story.until(MONDAY_NINE + timedelta(days=8))

    await story.says(CONTACT_ONE, ACME, "It is broken again", thread)

    assert "EX-1 has been closed for a while" in story.replies(ACME, thread)[-1].text
    assert "Closed" in card(story, thread)


async def test_a_contact_closes_their_own_ticket(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    await story.says(CONTACT_ONE, ACME, "@plandesk close", thread)

    assert "EX-1 is closed" in story.replies(ACME, thread)[-1].text
    assert "Closed ·" in shown(story.card("EX-1"))
