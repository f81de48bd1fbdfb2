"""“Open a ticket” in the menu of a message on Teams: the writer's request, whoever asks for it, and once."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.teams.seen import labels, shown
from adapters.sandbox.teams.state import Post
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CRITICAL = "Level 1 – Critical"

AGENT_ONE, CONTACT_ONE, COLLEAGUE = (
    cast.user(name, Platform.TEAMS) for name in (cast.AGENT_ONE, cast.CONTACT_ONE, cast.COLLEAGUE)
)
ACME, TRIAGE = (cast.channel(name, Platform.TEAMS) for name in (cast.ACME, cast.TRIAGE))


@pytest.fixture
async def quiet(tmp_path: Path) -> AsyncIterator[Staged]:
    """The desk of the cast, wholly on Teams, which takes up only what it is asked to."""
    async with staged(tmp_path, MONDAY_NINE, cast.desk_file(Platform.TEAMS, tmp_path, "mention")) as one:
        yield one


async def wrote(desk: Staged, who: str, text: str) -> Post:
    """Somebody writes in Acme's channel, and nobody asks anything."""
    said = await desk.teams.says(who, ACME, text)
    await desk.settled()
    assert len(desk.teams.thread(ACME, said.id)) == 1
    return said.left


async def points(desk: Staged, who: str, post: Post) -> str:
    """Somebody opens a ticket on a message; what they are told."""
    gesture = await desk.teams.opens(who, post)
    await desk.settled()
    return str(json.loads(gesture.deliveries[0].answer)["task"]["value"])


@pytest.mark.parametrize("who", [CONTACT_ONE, AGENT_ONE], ids=["its writer", "an agent"])
async def test_a_message_that_is_pointed_at_is_its_writers_request(quiet: Staged, who: str) -> None:
    post = await wrote(quiet, CONTACT_ONE, "Nobody can log in")
    await quiet.passes(timedelta(minutes=7))

    told = await points(quiet, who, post)

    assert told == "The question is in the thread of that message."
    assert CRITICAL in labels(quiet.teams.thread(ACME, post.id)[1])
    assert "**Contact One** of Acme (Premier) wrote" in shown(quiet.teams.messages(TRIAGE)[0])


async def test_pointing_again_starts_nothing(quiet: Staged) -> None:
    post = await wrote(quiet, CONTACT_ONE, "Nobody can log in")
    await points(quiet, AGENT_ONE, post)
    asked = quiet.teams.thread(ACME, post.id)

    again = await points(quiet, CONTACT_ONE, post)
    await quiet.teams.clicks(CONTACT_ONE, asked[1], CRITICAL)
    await quiet.settled()
    once_more = await points(quiet, CONTACT_ONE, post)

    assert again == "That's asked for already – see the thread of that message."
    assert once_more == "That message is part of EX-1 already."
    assert len(quiet.teams.thread(ACME, post.id)) == 3  # the message, the question, the ticket
    assert len(quiet.teams.messages(TRIAGE)) == 2  # the pending line, the card


async def test_an_agent_opens_for_a_colleague_who_may_not_ask(quiet: Staged) -> None:
    post = await wrote(quiet, COLLEAGUE, "Nobody can log in")

    told = await points(quiet, AGENT_ONE, post)

    assert told == "The question is in the thread of that message."
    assert "; Agent One made a request of it." in shown(quiet.teams.messages(TRIAGE)[0])


async def test_a_colleague_who_points_at_a_contacts_message_asks_for_their_ticket(quiet: Staged) -> None:
    post = await wrote(quiet, CONTACT_ONE, "Nobody can log in")

    told = await points(quiet, COLLEAGUE, post)

    assert told == "The question is in the thread of that message."
    assert CRITICAL in labels(quiet.teams.thread(ACME, post.id)[1])


async def test_a_colleague_who_points_at_their_own_message_is_told_who_may(quiet: Staged) -> None:
    post = await wrote(quiet, COLLEAGUE, "Nobody can log in")

    told = await points(quiet, COLLEAGUE, post)

    assert "Contact One or Contact Two" in told
    assert CRITICAL in labels(quiet.teams.thread(ACME, post.id)[1])


async def test_the_desks_own_message_is_nobodys_request(quiet: Staged) -> None:
    post = await wrote(quiet, CONTACT_ONE, "Nobody can log in")
    await points(quiet, CONTACT_ONE, post)
    question = quiet.teams.thread(ACME, post.id)[1]

    told = await points(quiet, CONTACT_ONE, question)

    assert told == "I can open tickets only for what people write in a channel."


async def test_open_in_a_thread_that_cannot_be_read_says_how_else(quiet: Staged) -> None:
    post = await wrote(quiet, CONTACT_ONE, "Nobody can log in")

    await quiet.teams.says(AGENT_ONE, ACME, "@plandesk open", post.id)
    await quiet.settled()

    (told,) = quiet.teams.asides(AGENT_ONE)
    assert "Choose “Open a ticket” in its menu" in shown(told)
