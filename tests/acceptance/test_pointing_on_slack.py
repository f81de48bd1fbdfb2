"""🎫 and “Open a ticket” on Slack: what is read, what is delivered twice, and what cannot be read."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.core.faults import Broken, Hang
from adapters.sandbox.example import ACME, ACME_COLLEAGUE, AGENT_ONE, CONTACT_ONE
from adapters.sandbox.slack.client import Retry
from adapters.sandbox.slack.state import PostedMessage
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import Story, labels, played, shown

CRITICAL = "Level 1 – Critical"


@pytest.fixture
async def quiet(tmp_path: Path) -> AsyncIterator[Story]:
    """Acme at a desk that takes up only what it is asked to."""
    async with played(tmp_path, MONDAY_NINE, acme_under("mpowr/premier", tmp_path, intake="mention")) as one:
        yield one


async def wrote(story: Story, user: str = CONTACT_ONE, thread: str | None = None) -> PostedMessage:
    """Somebody writes, and the desk does not take it up."""
    gesture = await story.says(user, ACME, "Nobody can log in", thread)
    assert gesture.message
    return gesture.message


async def reacts(story: Story, user: str, message: PostedMessage, emoji: str = "ticket") -> None:
    await story.sandbox.reacts(user, message, emoji)
    await story.settled()


async def test_a_customer_asks_by_a_reaction(quiet: Story) -> None:
    message = await wrote(quiet)

    await reacts(quiet, CONTACT_ONE, message)

    (question,) = quiet.replies(ACME, message.ts)
    assert CRITICAL in labels(question)


async def test_another_emoji_means_nothing(quiet: Story) -> None:
    message = await wrote(quiet)

    await reacts(quiet, CONTACT_ONE, message, "eyes")

    assert quiet.replies(ACME, message.ts) == []


async def test_a_reaction_to_what_the_desk_said_means_nothing(quiet: Story) -> None:
    message = await wrote(quiet)
    await reacts(quiet, CONTACT_ONE, message)
    question = quiet.question(ACME, message.ts)

    await reacts(quiet, CONTACT_ONE, question)

    assert len(quiet.replies(ACME, message.ts)) == 1
    assert quiet.private_messages(CONTACT_ONE) == []


async def test_taken_away_and_put_there_again_it_brings_nothing_new(quiet: Story) -> None:
    message = await wrote(quiet)
    await reacts(quiet, CONTACT_ONE, message)

    await quiet.sandbox.takes_back(CONTACT_ONE, message, "ticket")
    await reacts(quiet, CONTACT_ONE, message)

    assert len(quiet.replies(ACME, message.ts)) == 1
    assert quiet.private_messages(CONTACT_ONE) == []


async def test_delivered_twice_it_brings_one_question(quiet: Story) -> None:
    message = await wrote(quiet)
    gesture = await quiet.sandbox.reacts(CONTACT_ONE, message, "ticket")

    await quiet.sandbox.redelivers(gesture.deliveries[0])
    await quiet.settled()

    assert len(quiet.replies(ACME, message.ts)) == 1


async def test_while_slack_cannot_be_asked_it_is_to_come_again(quiet: Story) -> None:
    message = await wrote(quiet)
    quiet.sandbox.script("conversations.replies", Broken(status=503))
    gesture = await quiet.sandbox.reacts(CONTACT_ONE, message, "ticket")

    again = await quiet.sandbox.redelivers(gesture.deliveries[0])
    await quiet.settled()

    assert (gesture.status, again.status) == (503, 200)
    assert len(quiet.replies(ACME, message.ts)) == 1


async def test_a_slack_that_does_not_answer_is_not_waited_for(quiet: Story) -> None:
    message = await wrote(quiet)
    quiet.sandbox.script("conversations.replies", Hang())

    gesture = await quiet.sandbox.reacts(CONTACT_ONE, message, "ticket")

    assert gesture.status == 503


async def test_who_reacts_is_told_in_the_end_that_it_cannot_be_read(quiet: Story) -> None:
    message = await wrote(quiet)
    for _ in range(2):
        quiet.sandbox.script("conversations.replies", Broken(status=503))
    gesture = await quiet.sandbox.reacts(CONTACT_ONE, message, "ticket")

    await quiet.sandbox.redelivers(gesture.deliveries[0], Retry(number=3))
    await quiet.settled()

    (told,) = quiet.private_messages(CONTACT_ONE)
    assert "can't read that message" in told


async def test_a_message_that_is_gone_meanwhile_cannot_be_read(quiet: Story) -> None:
    message = await wrote(quiet)
    gesture = await quiet.sandbox.reacts(AGENT_ONE, message, "eyes")
    quiet.sandbox.state.remove(message)

    body = gesture.deliveries[0].body.replace(b'"eyes"', b'"ticket"')
    await quiet.sandbox.client.send("application/json", body)
    await quiet.settled()

    (told,) = quiet.private_messages(AGENT_ONE)
    assert "can't read that message" in told


async def test_an_agent_opens_from_the_menu_of_a_reply(quiet: Story) -> None:
    root = await wrote(quiet, AGENT_ONE)
    reply = await wrote(quiet, ACME_COLLEAGUE, root.ts)

    await quiet.sandbox.shortcut(AGENT_ONE, reply)
    await quiet.settled()

    assert CRITICAL in labels(quiet.replies(ACME, root.ts)[-1])
    assert "The question is in the thread of that message." in quiet.private_messages(AGENT_ONE)[0]


async def test_a_guest_has_no_such_menu(quiet: Story) -> None:
    message = await wrote(quiet)

    with pytest.raises(NotPossible, match="not installed in Contact One's own workspace"):
        await quiet.sandbox.shortcut(CONTACT_ONE, message)


async def test_a_colleague_who_reacts_is_told_privately_who_may(quiet: Story) -> None:
    message = await wrote(quiet, ACME_COLLEAGUE)

    await reacts(quiet, ACME_COLLEAGUE, message)

    (told,) = quiet.private_messages(ACME_COLLEAGUE)
    assert "Contact One or Contact Two" in told
    assert CRITICAL in labels(quiet.question(ACME, message.ts))


@pytest.mark.parametrize("who", [AGENT_ONE, CONTACT_ONE])
async def test_open_in_a_thread_is_about_the_message_that_it_hangs_under(quiet: Story, who: str) -> None:
    message = await wrote(quiet)

    await quiet.says(who, ACME, "@plandesk open", message.ts)

    question = quiet.replies(ACME, message.ts)[0]
    assert CRITICAL in labels(question)
    assert "Nobody can log in" in quiet.triage()[0].text


async def test_open_in_a_thread_comes_again_where_slack_cannot_be_asked(quiet: Story) -> None:
    message = await wrote(quiet)
    for _ in range(2):  # the message, and once more as a mention
        quiet.sandbox.script("conversations.replies", Broken(status=503))

    gesture = await quiet.says(AGENT_ONE, ACME, "@plandesk open", message.ts)
    await quiet.sandbox.redelivers(gesture.deliveries[0])
    await quiet.settled()

    assert [delivery.status for delivery in gesture.deliveries] == [503, 503]
    assert CRITICAL in labels(quiet.replies(ACME, message.ts)[0])


async def test_a_mention_in_an_unheard_thread_takes_along_what_the_thread_hangs_under(quiet: Story) -> None:
    message = await wrote(quiet)

    await quiet.says(CONTACT_ONE, ACME, f"<@{quiet.sandbox.state.population.bot.id}> can you look?", message.ts)

    (question,) = quiet.replies(ACME, message.ts)[-1:]
    await quiet.clicks(CONTACT_ONE, question, CRITICAL)
    card = shown(quiet.card("EX-1"))
    assert "can you look?" in card
    assert "Nobody can log in" in card
    assert quiet.private_messages(CONTACT_ONE) == []
