"""What is written in a channel and is no request: nothing is posted, sent privately or opened for it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from adapters.sandbox.example import ACME, ACME_COLLEAGUE, AGENT_ONE, CONTACT_ONE, MANAGER_ONE, TAM_ONE
from adapters.sandbox.slack.state import MessageDraft
from adapters.sandbox.slack.uploads import Upload
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import TRIAGE, Story, labels, played, shown

Event = dict[str, Any]


def quiet(story: Story) -> bool:
    """Whether the desk has said nothing at all, to anybody."""
    desk = story.sandbox.state.population.bot.id
    there = [message for channel in (ACME, TRIAGE) for message in story.sandbox.state.messages(channel)]
    private = [text for user in story.sandbox.state.users for text in story.private_messages(user.id)]
    return not private and all(message.user != desk for message in there)


async def hears(story: Story, **changed: object) -> None:
    """The desk is told of a contact's message, with these fields of the event changed."""
    message = story.sandbox.state.post(MessageDraft(channel=ACME, user=CONTACT_ONE, text="Nobody can log in"))
    payload = story.sandbox.events.message(message)
    payload["event"] |= changed
    await story.sandbox.client.event(payload)
    await story.settled()


@pytest.mark.parametrize("user", [AGENT_ONE, TAM_ONE, MANAGER_ONE])
async def test_the_vendors_own_people_start_nothing(story: Story, user: str) -> None:
    await story.says(user, ACME, "We are going to update the system tonight")

    assert quiet(story)


@pytest.mark.parametrize(
    "changed",
    [
        {"subtype": "bot_message", "bot_id": "B0OTHER"},
        {"bot_id": "B0OTHER", "user": "U0OTHERBOT"},
        {"user": "U0PLANDESK"},
        {"user": "USLACKBOT"},
        {"subtype": "channel_join"},
        {"subtype": "channel_topic"},
        {"subtype": "message_changed", "hidden": True},
        {"subtype": "tombstone"},
    ],
    ids=str,
)
async def test_what_no_person_wrote_starts_nothing(story: Story, changed: Event) -> None:
    await hears(story, **changed)

    assert quiet(story)


async def test_the_same_message_from_a_person_does_start_something(story: Story) -> None:
    await hears(story)

    assert not quiet(story)


async def test_a_join_starts_nothing(story: Story) -> None:
    await story.sandbox.leaves(ACME_COLLEAGUE, ACME)
    await story.sandbox.joins(ACME_COLLEAGUE, ACME)
    await story.settled()

    assert quiet(story)


@pytest.mark.parametrize(
    "text",
    [
        "Hi",
        "Good morning everyone!",
        "thanks",
        "Thank you so much for your quick help!",
        "ok, great",
        ":+1:",
        ":tada: :tada:",
        "👍🏽",
        "🙏 thanks 🙏",
        "...",
        "   ",
    ],
)
async def test_greetings_thanks_and_emoji_start_nothing(story: Story, text: str) -> None:
    await story.says(CONTACT_ONE, ACME, text)

    assert quiet(story)


@pytest.mark.parametrize("text", ["Hi, nobody can log in", "Thanks, but it is broken again", "???", "down", "help"])
async def test_a_request_with_a_greeting_around_it_is_a_request(story: Story, text: str) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, text)

    assert len(story.replies(ACME, thread)) == 1


async def test_a_greeting_with_a_file_is_a_request(story: Story) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "", files=(Upload(name="screenshot.png", mimetype="image/png"),))

    assert len(story.replies(ACME, asked.ts)) == 1


async def test_an_edit_of_a_greeting_starts_nothing(story: Story) -> None:
    greeting = await story.says(CONTACT_ONE, ACME, "Hello")

    assert greeting.message
    await story.sandbox.edits(CONTACT_ONE, greeting.message, "Hello, nobody can log in")
    await story.settled()

    assert quiet(story)


async def test_an_edit_of_a_request_asks_no_second_time(story: Story) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can lgo in")

    assert asked.message
    await story.sandbox.edits(CONTACT_ONE, asked.message, "Nobody can log in")
    await story.settled()

    assert len(story.replies(ACME, asked.ts)) == 1
    assert len(story.triage()) == 1


async def test_a_deleted_message_starts_nothing_more(story: Story) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")

    assert asked.message
    await story.sandbox.deletes(CONTACT_ONE, asked.message)
    await story.settled()

    assert len(story.triage()) == 1


async def test_a_message_in_a_channel_of_no_customer_starts_nothing_but_triage_reads_the_line(story: Story) -> None:
    for _ in range(2):
        await hears(story, channel="C0ELSEWHERE")

    (said,) = story.triage()
    assert 'channels = ["slack:T0DESK/C0ELSEWHERE"]' in shown(said)


async def test_what_slack_tells_of_a_channel_reaches_triage(story: Story) -> None:
    contact, channel = story.sandbox.state.user(CONTACT_ONE), story.sandbox.state.channel(ACME)
    assert contact
    assert channel

    await story.sandbox.client.event(story.sandbox.events.happened("channel_archive", channel))
    await story.sandbox.client.event(story.sandbox.events.left(contact, channel))
    await story.settled()

    archived, left = story.triage()
    assert "was archived" in shown(archived)
    assert "Contact One, a contact of" in shown(left)


async def test_an_agents_post_through_an_app_is_theirs(story: Story) -> None:
    ticket = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")

    theirs = dict.fromkeys(("team", "user_team", "source_team"), "T0DESK")
    await hears(story, user=AGENT_ONE, bot_id="B0APP", thread_ts=ticket, text="We are looking", **theirs)

    assert "Agent One" in shown(story.card("EX-1"))


async def test_a_contacts_screenshot_is_their_request(story: Story) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "", files=(Upload(name="a.png"),))

    assert asked.message
    assert labels(story.replies(ACME, asked.message.ts)[0])


async def test_talk_in_triage_starts_nothing(story: Story) -> None:
    await story.says(AGENT_ONE, TRIAGE, "Has anybody seen that nobody can log in?")

    assert quiet(story)


async def test_a_side_talk_of_the_vendors_people_in_a_thread_starts_nothing(story: Story) -> None:
    note = await story.says(AGENT_ONE, ACME, "The update starts now")

    await story.says(TAM_ONE, ACME, "It is done", note.ts)

    assert quiet(story)


async def test_a_customers_question_below_the_vendors_announcement_is_a_request(story: Story) -> None:
    note = await story.says(AGENT_ONE, ACME, "We update the system tonight")

    await story.says(CONTACT_ONE, ACME, "Will the export run?", note.ts)

    assert "Level 1 – Critical" in labels(story.replies(ACME, note.ts)[0])


# Where the desk listens to mentions alone


@pytest.fixture
async def spoken_to(tmp_path: Path) -> AsyncIterator[Story]:
    """A desk on which a request must mention it."""
    async with played(tmp_path, MONDAY_NINE, acme_under("mpowr/premier", tmp_path, intake="mention")) as one:
        yield one


async def test_without_a_mention_a_message_starts_nothing(spoken_to: Story) -> None:
    await spoken_to.says(CONTACT_ONE, ACME, "Nobody can log in")

    assert quiet(spoken_to)


async def test_a_mention_starts_a_request_without_the_mention_in_it(spoken_to: Story) -> None:
    thread = await spoken_to.asks(CONTACT_ONE, ACME, "@plandesk nobody can log in")

    assert len(spoken_to.replies(ACME, thread)) == 1
    assert "“nobody can log in”" in spoken_to.triage()[0].text


async def test_a_reply_that_mentions_the_desk_starts_a_request_in_that_thread(spoken_to: Story) -> None:
    talk = await spoken_to.asks(ACME_COLLEAGUE, ACME, "Is it only me?")

    await spoken_to.says(CONTACT_ONE, ACME, "@plandesk please look at this", talk)

    assert "Level 1 – Critical" in labels(spoken_to.replies(ACME, talk)[0])


async def test_what_follows_a_mention_within_minutes_belongs_to_it(spoken_to: Story) -> None:
    await spoken_to.asks(CONTACT_ONE, ACME, "@plandesk nobody can log in")

    await spoken_to.says(CONTACT_ONE, ACME, "It started at nine")

    (pending,) = spoken_to.triage()
    assert "It started at nine" in spoken_to.replies(TRIAGE, pending.ts)[0].text
