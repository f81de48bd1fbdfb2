"""A customer never learns of another's tickets: what is foreign is answered as what does not exist."""

import json

import pytest
from msgspec.structs import replace

from adapters.sandbox.example import (
    ACME,
    ACME_COLLEAGUE,
    AGENT_ONE,
    CONTACT_ONE,
    CONTACT_THREE,
    CONTACT_TWO,
    GLOBE,
    GLOBE_COLLEAGUE,
)
from adapters.sandbox.slack.state import PostedMessage
from tests.acceptance.story import TRIAGE, Story, shown

CRITICAL = "Level 1 – Critical"
SECRET = "Our merger with Initech fails to log in"


async def told(story: Story, user: str, channel: str, text: str) -> str:
    """What somebody alone is told when they say that to the desk."""
    before = len(story.private_messages(user))
    await story.says(user, channel, f"@plandesk {text}")
    (answer,) = story.private_messages(user)[before:]
    return answer


async def commanded(story: Story, user: str, command: str, text: str) -> str:
    """What is answered to a slash command that reaches the desk from somebody's own workspace."""
    caller, channel = story.sandbox.state.user(user), story.sandbox.state.channel(ACME)
    assert caller
    assert channel
    fields = story.sandbox.interactions.command(caller, channel, (command, text), "https://unused.example")
    answered = (await story.sandbox.client.command(fields)).answer
    await story.settled()
    return str(json.loads(answered)["text"])


def forwarded(message: PostedMessage, channel: str) -> PostedMessage:
    """The same message, buttons and all, in another channel."""
    return replace(message, channel=channel, thread=None)


# Asking about it


@pytest.mark.parametrize("user", [CONTACT_THREE, GLOBE_COLLEAGUE])
@pytest.mark.parametrize("text", ["status {}", "show {}", "why {}"])
async def test_looking_at_a_foreign_ticket_is_answered_as_for_none(story: Story, user: str, text: str) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)

    foreign = await told(story, user, GLOBE, text.format("EX-1"))

    absent = await told(story, user, GLOBE, text.format("EX-9"))
    assert foreign == absent.replace("EX-9", "EX-1")


@pytest.mark.parametrize(
    "text", ["close {}", "reopen {}", "severity {} 1", "ack {}", "reply {} hello", "wait {}", "resolve {}"]
)
async def test_touching_a_foreign_ticket_is_answered_as_for_none_and_does_nothing(story: Story, text: str) -> None:
    await story.opens(CONTACT_ONE, ACME, "Level 3 – High", SECRET)
    before = story.card("EX-1")

    foreign = await told(story, CONTACT_THREE, GLOBE, text.format("EX-1"))

    absent = await told(story, CONTACT_THREE, GLOBE, text.format("EX-9"))
    assert foreign == absent.replace("EX-9", "EX-1")
    assert story.card("EX-1") == before


async def test_a_customers_list_has_their_own_tickets_alone(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)
    await story.opens(CONTACT_THREE, GLOBE, "Level 2 – Major Functionality Impairment", "The export is broken")

    listed = await told(story, CONTACT_THREE, GLOBE, "list")

    assert "EX-2" in listed
    assert "EX-1" not in listed
    assert "merger" not in listed


async def test_the_vendors_list_has_everybodys(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)
    await story.opens(CONTACT_THREE, GLOBE, "Level 2 – Major Functionality Impairment", "The export is broken")

    listed = await story.runs(AGENT_ONE, TRIAGE, "/ticket", "list")

    assert "EX-1" in listed
    assert "EX-2" in listed


async def test_an_agent_who_looks_at_a_ticket_in_a_foreign_channel_is_answered_alone(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)

    answer = await told(story, AGENT_ONE, GLOBE, "show EX-1")

    assert "EX-1" in answer
    assert all(SECRET not in shown(message) for message in story.sandbox.state.messages(GLOBE))


async def test_a_customer_sees_their_own_ticket(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)

    assert SECRET in await told(story, ACME_COLLEAGUE, ACME, "status EX-1")


async def test_directly_a_contact_is_shown_their_own_tickets_alone(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)
    await story.opens(CONTACT_THREE, GLOBE, "Level 2 – Major Functionality Impairment", "The export is broken")

    listed = await told(story, CONTACT_TWO, story.sandbox.state.direct(CONTACT_TWO).id, "list")

    assert "EX-1" in listed
    assert "EX-2" not in listed


async def test_directly_somebody_whom_the_desk_does_not_know_is_shown_nothing(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)

    answer = await told(story, GLOBE_COLLEAGUE, story.sandbox.state.direct(GLOBE_COLLEAGUE).id, "show EX-1")

    assert "merger" not in answer
    assert "Acme" not in answer


# Buttons of a card that was passed on


@pytest.mark.parametrize("label", [CRITICAL, "Not a request"])
async def test_a_foreign_question_cannot_be_answered(story: Story, label: str) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, SECRET)
    question = story.question(ACME, thread)

    await story.clicks(CONTACT_THREE, forwarded(question, GLOBE), label)

    assert story.replies(ACME, thread) == [question]
    (answer,) = story.private_messages(CONTACT_THREE)
    assert "merger" not in answer
    assert "Acme" not in answer


async def test_a_foreign_question_is_answered_as_one_that_never_was(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, SECRET)
    question = forwarded(story.question(ACME, thread), GLOBE)

    await story.clicks(CONTACT_THREE, question, CRITICAL)

    (block,) = [block for block in question.blocks if block["type"] == "actions"]
    block["elements"][0]["value"] = "in-0123456789abcdef 1"
    await story.clicks(CONTACT_THREE, question, CRITICAL)
    foreign, absent = story.private_messages(CONTACT_THREE)
    assert foreign == absent


async def test_a_foreign_card_explains_nothing(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)

    await story.clicks(CONTACT_THREE, forwarded(story.replies(ACME, thread)[1], GLOBE), "Why this time?")

    (foreign,) = story.private_messages(CONTACT_THREE)
    assert foreign == (await told(story, CONTACT_THREE, GLOBE, "why EX-9")).replace("EX-9", "EX-1")


async def test_a_foreign_ticket_cannot_be_opened_again(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "resolve EX-1")
    resolved = story.replies(ACME, thread)[-1]

    await story.clicks(CONTACT_THREE, forwarded(resolved, GLOBE), "Not solved")

    assert "Resolved by Agent One" in shown(story.card("EX-1"))


@pytest.mark.parametrize("user", [CONTACT_THREE, CONTACT_ONE])
async def test_a_triage_card_that_leaked_serves_no_customer(story: Story, user: str) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)
    card = story.card("EX-1")

    await story.clicks(user, forwarded(card, GLOBE if user == CONTACT_THREE else ACME), "Acknowledge")

    assert story.card("EX-1") == card
    assert "Example Support" in story.private_messages(user)[0]


# Commands of the vendor's people


@pytest.mark.parametrize(("command", "text"), [("/ack", "{}"), ("/ticket", "resolve {}"), ("/ticket", "reply {} hi")])
async def test_a_customer_cannot_give_the_vendors_commands(story: Story, command: str, text: str) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL, SECRET)
    before = story.card("EX-1")

    own = await commanded(story, CONTACT_ONE, command, text.format("EX-1"))

    absent = await commanded(story, CONTACT_ONE, command, text.format("EX-9"))
    assert own == absent
    assert story.card("EX-1") == before
