"""The platform delivers the same thing more than once, in any order: it counts once."""

import asyncio

import pytest
from msgspec.structs import replace

from adapters.sandbox.core.delivery import DeskDelivery
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.example import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, TRIAGE
from adapters.sandbox.slack.state import Edit, MessageDraft, PostedMessage
from tests.acceptance.story import Story, shown


async def test_row_9_three_deliveries_at_once_are_one_question(story: Story) -> None:
    message = written(story, "Nobody can log in")
    payload = story.sandbox.events.message(message)

    answers = await asyncio.gather(*(story.sandbox.client.event(payload) for _ in range(3)))

    await story.settled()
    assert [answer.status for answer in answers] == [200, 200, 200]
    assert len(story.replies(ACME, message.ts)) == len(story.triage()) == 1


async def test_row_9_three_presses_at_once_are_one_ticket(story: Story) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    (question,) = story.replies(ACME, asked.ts)

    gestures = await asyncio.gather(
        *(story.sandbox.clicks(CONTACT_ONE, question, "Level 1 – Critical") for _ in range(3))
    )

    await story.settled()
    assert [gesture.status for gesture in gestures] == [200, 200, 200]
    assert len([m for m in story.triage() if m.text.startswith("EX-")]) == 1
    assert len(story.replies(ACME, asked.ts)) == 2


@pytest.mark.parametrize("later", [{"minutes": 5}, {"hours": 24}, {"days": 7}])
async def test_row_10_a_delivery_that_comes_again_much_later_is_absorbed(story: Story, later: dict[str, float]) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    await story.clicks(CONTACT_ONE, story.replies(ACME, asked.ts)[0], "Level 1 – Critical")
    await story.passes(**later)
    before = said(story)

    again = await story.sandbox.redelivers(asked.deliveries[0])
    await story.settled()

    assert (again.status, said(story)) == (200, before)


async def test_row_12_an_edit_that_comes_before_its_message_is_heard_once_that_has_come(story: Story) -> None:
    message = written(story, "Nobody can log in")
    edited = replace(message, text="Nobody can log in since noon", edited=Edit(by=CONTACT_ONE, ts="1795446000.000900"))

    await delivered(story, story.sandbox.events.changed(message, edited))
    before = len(story.triage())
    await delivered(story, story.sandbox.events.message(message))

    assert before == 0
    assert len(story.replies(ACME, message.ts)) == 1
    assert "since noon" in shown(story.triage()[0])


@pytest.mark.parametrize("first", ["message", "app_mention"])
async def test_row_11_a_message_and_its_mention_are_one_request(story: Story, first: str) -> None:
    message = written(story, f"<@{story.sandbox.state.population.bot.id}> Nobody can log in")
    both = [story.sandbox.events.message(message), story.sandbox.events.app_mention(message)]

    await delivered(story, *(both if first == "message" else reversed(both)))

    assert len(story.replies(ACME, message.ts)) == len(story.triage()) == 1


async def test_row_11_one_message_under_two_stamps_is_one_request(story: Story) -> None:
    first, second = (written(story, "Nobody can log in", client="same-client-message") for _ in range(2))

    await delivered(story, *(story.sandbox.events.message(message) for message in (first, second)))

    assert (len(story.replies(ACME, first.ts)), story.replies(ACME, second.ts)) == (1, [])
    assert len(story.triage()) == 1
    assert "log in" in shown(story.triage()[0])
    assert story.replies(TRIAGE, story.triage()[0].ts) == []


@pytest.mark.parametrize("times", [3])
async def test_row_61_a_command_that_is_replayed_takes_effect_once(story: Story, times: int) -> None:
    asked = await opened(story)
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "reply EX-1 We are looking.")
    typed = story.sandbox.client.deliveries[-1]

    answers = [await story.sandbox.redelivers(typed) for _ in range(times)]
    await story.settled()

    assert [answer.status for answer in answers] == [200] * times
    assert len([m for m in story.replies(ACME, asked) if "We are looking." in shown(m)]) == 1


async def test_row_61_a_press_that_is_replayed_takes_effect_once(story: Story) -> None:
    await opened(story)
    pressed = await story.clicks(AGENT_ONE, story.card("EX-1"), "Acknowledge")
    before = said(story)

    answers = [await story.sandbox.redelivers(pressed.deliveries[0]) for _ in range(3)]
    await story.settled()

    assert [answer.status for answer in answers] == [200] * 3
    assert said(story) == before


async def test_row_42_of_two_who_acknowledge_at_once_one_is_first_and_the_other_is_told(story: Story) -> None:
    asked = await opened(story)
    before = len(story.replies(ACME, asked))

    gestures = await asyncio.gather(
        *(story.sandbox.runs(agent, TRIAGE, "/ack", "EX-1") for agent in (AGENT_ONE, AGENT_TWO))
    )

    await story.settled()
    (news,) = story.replies(ACME, asked)[before:]
    assert "is looking into this now" in shown(news).replace("*", "")
    answers = [shown(gesture.message) if gesture.message else "" for gesture in gestures]
    assert len([answer for answer in answers if "already acknowledged by Agent" in answer]) == 1


def written(story: Story, text: str, client: str | None = None) -> PostedMessage:
    """A message of Contact One that the desk has not been told of."""
    draft = MessageDraft(channel=ACME, user=CONTACT_ONE, text=text, client_id=client or f"client-of-{text}")
    return story.sandbox.state.post(draft)


async def delivered(story: Story, *payloads: JsonObject) -> list[DeskDelivery]:
    """Tells the desk, one after the other."""
    answers = [await story.sandbox.client.event(payload) for payload in payloads]
    await story.settled()
    return answers


async def opened(story: Story) -> str:
    """A ticket of Acme; the id of the message it came from."""
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    await story.clicks(CONTACT_ONE, story.replies(ACME, asked.ts)[0], "Level 1 – Critical")
    return asked.ts


def said(story: Story) -> int:
    """How many calls the desk has made."""
    return len(story.sandbox.calls)
