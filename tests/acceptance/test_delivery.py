"""Whatever the platform delivers, however often and at whatever moment, is heard once."""

import asyncio
import json

from adapters.sandbox.core.delivery import JSON, DeskDelivery
from adapters.sandbox.example import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO
from adapters.sandbox.slack.client import Retry
from adapters.sandbox.slack.state import MessageDraft
from tests.acceptance.story import TRIAGE, Story, labels

CRITICAL, HIGH = "Level 1 – Critical", "Level 3 – High"


def opened(story: Story) -> list[str]:
    """The first words of every ticket's triage card."""
    return [message.text.partition(" ")[0] for message in story.triage() if message.text.startswith("EX-")]


def asked_once(story: Story, thread: str) -> bool:
    """Whether there is one question and one pending line for it, and nothing below that."""
    return [len(story.replies(ACME, thread)), len(story.sandbox.state.messages(TRIAGE))] == [1, 1]


async def again(story: Story, *deliveries: DeskDelivery) -> None:
    """The platform delivers the same once more, all at the same moment."""
    repeated = await asyncio.gather(*(story.sandbox.redelivers(each) for each in deliveries))
    assert [each.status for each in repeated] == [200] * len(deliveries)
    await story.settled()


async def test_an_event_delivered_three_times_at_once_is_asked_about_once(story: Story) -> None:
    message = story.sandbox.state.post(MessageDraft(channel=ACME, user=CONTACT_ONE, text="Nobody can log in"))
    body = json.dumps(story.sandbox.events.message(message)).encode()

    taken = await asyncio.gather(*(story.sandbox.client.send(JSON, body, Retry(number=n)) for n in range(3)))
    await story.settled()

    assert [each.status for each in taken] == [200, 200, 200]
    assert asked_once(story, message.ts)


async def test_an_event_delivered_again_an_hour_later_is_asked_about_once(story: Story) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    await story.clicks(CONTACT_ONE, story.question(ACME, asked.ts), HIGH)
    await story.passes(hours=1)

    await again(story, *asked.deliveries)

    assert len(story.replies(ACME, asked.ts)) == 2
    assert opened(story) == ["EX-1"]


async def test_a_post_that_comes_as_message_and_as_mention_is_asked_about_once(story: Story) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "@plandesk nobody can log in")

    assert len(asked.deliveries) == 2
    assert asked_once(story, asked.ts)


async def test_both_at_the_same_moment_are_asked_about_once(story: Story) -> None:
    text = f"<@{story.sandbox.state.population.bot.id}> nobody can log in"
    message = story.sandbox.state.post(MessageDraft(channel=ACME, user=CONTACT_ONE, text=text))
    events, client = story.sandbox.events, story.sandbox.client

    await asyncio.gather(client.event(events.app_mention(message)), client.event(events.message(message)))
    await story.settled()

    assert asked_once(story, message.ts)


async def test_a_command_by_mention_is_carried_out_once(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)

    await story.says(AGENT_ONE, ACME, "@plandesk reply We see it", thread)

    assert [m.text for m in story.replies(ACME, thread) if "We see it" in m.text] == ["Agent One on EX-1: We see it"]


async def test_a_click_delivered_twice_opens_one_ticket_and_says_nothing_more(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)
    click = await story.clicks(CONTACT_ONE, story.question(ACME, thread), HIGH)

    await again(story, *click.deliveries)

    assert opened(story) == ["EX-1"]
    assert story.private_messages(CONTACT_ONE) == []


async def test_a_click_delivered_three_times_at_once_opens_one_ticket(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)
    click = await story.sandbox.clicks(CONTACT_ONE, story.question(ACME, thread), HIGH)

    await again(story, *click.deliveries * 2)

    assert opened(story) == ["EX-1"]
    assert story.private_messages(CONTACT_ONE) == []


async def test_two_people_who_choose_at_once_open_one_ticket(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME)
    question = story.question(ACME, thread)

    await asyncio.gather(
        story.sandbox.clicks(CONTACT_ONE, question, HIGH), story.sandbox.clicks(CONTACT_TWO, question, CRITICAL)
    )
    await story.settled()

    assert opened(story) == ["EX-1"]
    assert len(story.private_messages(CONTACT_ONE)) + len(story.private_messages(CONTACT_TWO)) == 1


async def test_two_agents_who_acknowledge_at_once_tell_the_customer_once(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)
    card = story.card("EX-1")

    await asyncio.gather(*(story.sandbox.clicks(user, card, "Acknowledge") for user in (AGENT_ONE, AGENT_TWO)))
    await story.settled()

    assert len([m for m in story.replies(ACME, thread) if "is looking into this" in m.text]) == 1


async def test_many_requests_at_once_are_each_asked_about(story: Story) -> None:
    posts = [
        story.sandbox.state.post(MessageDraft(channel=ACME, user=user, text="The report is empty"))
        for user in (CONTACT_ONE, CONTACT_TWO)
    ]

    await asyncio.gather(*(story.sandbox.client.event(story.sandbox.events.message(post)) for post in posts))
    await story.settled()

    assert [CRITICAL in labels(story.question(ACME, post.ts)) for post in posts] == [True, True]


async def test_a_slash_command_delivered_twice_is_carried_out_once(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)
    ran = await story.sandbox.runs(AGENT_ONE, TRIAGE, "/ticket", "reply EX-1 We see it")

    await again(story, *ran.deliveries)

    assert len([m for m in story.replies(ACME, thread) if "We see it" in m.text]) == 1


async def test_a_time_to_remind_that_is_asked_twice_reminds_once(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL)
    await story.passes(minutes=30)

    await asyncio.gather(story.assembly.sweep(), story.assembly.sweep())
    await story.settled()

    assert len(story.under_card("EX-1")) == 1
