"""The form on Teams: a card with inputs in the personal chat, and a ticket as soon as it is sent."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sandbox.core.faults import Broken
from adapters.sandbox.teams.gesture import TeamsGesture
from adapters.sandbox.teams.seen import labels, shown
from adapters.sandbox.teams.state import Post
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CRITICAL, SEND = "Level 1 – Critical", "Open the ticket"
AGENT_ONE, CONTACT_ONE, COLLEAGUE = (
    cast.user(name, Platform.TEAMS) for name in (cast.AGENT_ONE, cast.CONTACT_ONE, cast.COLLEAGUE)
)
ACME, TRIAGE = (cast.channel(name, Platform.TEAMS) for name in (cast.ACME, cast.TRIAGE))
FILLED = {"text": "Nobody can log in", "severity": "1", "kind": "Something is broken"}


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The desk of the cast, wholly on Teams, at 09:00 in Chicago."""
    async with staged(tmp_path, MONDAY_NINE, cast.desk_file(Platform.TEAMS, tmp_path)) as one:
        yield one


async def says(desk: Staged, user: str, where: str, text: str) -> None:
    await desk.teams.says(user, where, text)
    await desk.settled()


async def sends(desk: Staged, user: str, label: str = SEND, **inputs: str) -> TeamsGesture:
    """Somebody fills in what stands last in their own chat, and sends it."""
    gesture = await desk.teams.clicks(user, private(desk, user)[-1], label, inputs)
    await desk.settled()
    return gesture


def private(desk: Staged, user: str) -> list[Post]:
    """What the desk told one person alone, in their own chat or in a channel."""
    told = (*desk.teams.direct(user), *desk.teams.asides(user))
    return sorted((post for post in told if post.author == desk.teams.state.population.bot), key=lambda one: one.id)


def chat(desk: Staged, user: str) -> str:
    """Somebody's own chat with the desk."""
    return desk.teams.state.population.members[user].chat


def request(desk: Staged) -> Post:
    """The request as the desk posted it in Acme's channel."""
    (found,) = [post for post in desk.teams.messages(ACME) if "asks" in shown(post)]
    return found


def card(desk: Staged) -> str:
    """The card of EX-1 in triage."""
    (found,) = [shown(post) for post in desk.teams.messages(TRIAGE) if shown(post).startswith("EX-1 ·")]
    return found


async def test_a_contact_opens_a_ticket_with_the_form_in_their_own_chat(desk: Staged) -> None:
    await says(desk, CONTACT_ONE, chat(desk, CONTACT_ONE), "new")
    form = shown(private(desk, CONTACT_ONE)[-1])
    await sends(desk, CONTACT_ONE, **FILLED)

    assert "first response within 1 business hour" in form
    assert "EX-1" in shown(desk.teams.thread(ACME, request(desk).id)[1])
    assert "Nobody can log in" in card(desk)


async def test_the_form_gives_way_to_what_came_of_it(desk: Staged) -> None:
    await says(desk, CONTACT_ONE, chat(desk, CONTACT_ONE), "new")

    await sends(desk, CONTACT_ONE, **FILLED)

    (told,) = private(desk, CONTACT_ONE)
    assert "EX-1 · Level 1" in shown(told)
    assert labels(told) == ()


async def test_what_is_asked_for_in_the_channel_comes_in_private(desk: Staged) -> None:
    await says(desk, CONTACT_ONE, ACME, "@plandesk new")

    assert labels(private(desk, CONTACT_ONE)[-1]) == (SEND,)
    assert len(desk.teams.messages(ACME)) == 1


async def test_an_agent_chooses_the_customer_first_and_then_the_contact(desk: Staged) -> None:
    await says(desk, AGENT_ONE, chat(desk, AGENT_ONE), "new")
    await sends(desk, AGENT_ONE, "Go on", customer="acme")
    await sends(desk, AGENT_ONE, **FILLED, contact="acme-two")

    assert "Agent One asks for **Contact Two**" in shown(request(desk))


async def test_what_is_wrong_is_answered_beside_the_button_and_the_form_stays(desk: Staged) -> None:
    await says(desk, CONTACT_ONE, chat(desk, CONTACT_ONE), "new")

    faulty = await sends(desk, CONTACT_ONE, **FILLED | {"text": " "})
    await sends(desk, CONTACT_ONE, **FILLED)

    assert json.loads(faulty.deliveries[0].answer)["value"] == "Please write what happened."
    assert "Nobody can log in" in card(desk)


async def test_the_same_form_under_another_id_opens_once(desk: Staged) -> None:
    await says(desk, CONTACT_ONE, chat(desk, CONTACT_ONE), "new")
    sent = await sends(desk, CONTACT_ONE, **FILLED)

    again = await desk.teams.redelivers(sent.deliveries[0], activity_id="f:late")
    await desk.settled()

    assert "sent already" in again.answer
    assert card(desk)


async def test_a_form_that_another_sends_is_none(desk: Staged) -> None:
    await says(desk, CONTACT_ONE, chat(desk, CONTACT_ONE), "new")
    sent = await desk.teams.clicks(CONTACT_ONE, private(desk, CONTACT_ONE)[-1], SEND, FILLED | {"text": " "})
    activity = json.loads(sent.deliveries[0].body)
    there = desk.teams.state.population.members[COLLEAGUE]
    activity["from"] |= {"id": there.id, "aadObjectId": there.aad, "name": there.name}
    activity["value"]["action"]["data"] |= FILLED

    stolen = await desk.teams.client.activity(activity | {"id": "f:stolen"})
    await desk.settled()

    assert json.loads(stolen.answer)["statusCode"] == 400
    assert len(desk.teams.messages(ACME)) == 0


async def test_a_form_that_cannot_be_shown_is_answered_in_words(desk: Staged) -> None:
    await says(desk, CONTACT_ONE, chat(desk, CONTACT_ONE), "help")
    desk.teams.script("sendToConversation", Broken(status=403))

    await says(desk, CONTACT_ONE, chat(desk, CONTACT_ONE), "new")

    assert "“@plandesk new what happened”" in shown(private(desk, CONTACT_ONE)[-1])


async def test_who_may_not_ask_is_told_who_may(desk: Staged) -> None:
    await says(desk, COLLEAGUE, ACME, "@plandesk new")

    assert "designated contact" in shown(private(desk, COLLEAGUE)[-1])
    assert SEND not in labels(private(desk, COLLEAGUE)[-1])


async def test_the_form_of_the_question_opens_the_request_that_it_asks_about(desk: Staged) -> None:
    asked = await desk.teams.says(CONTACT_ONE, ACME, "@plandesk Nobody can log in")
    await desk.settled()
    await presses(desk, desk.teams.thread(ACME, asked.id)[1], "Use the form")
    form = shown(private(desk, CONTACT_ONE)[-1])
    await sends(desk, CONTACT_ONE, **FILLED | {"text": "Since 9:00"})

    assert "Nobody can log in" in form
    assert "EX-1 · Level 1" in shown(private(desk, CONTACT_ONE)[-1])
    assert len(desk.teams.messages(ACME)) == 1
    assert any("added:" in shown(post) and "Since 9:00" in shown(post) for post in desk.teams.thread(ACME, asked.id))


async def test_sent_after_a_click_it_is_refused_with_what_was_written(desk: Staged) -> None:
    asked = await desk.teams.says(CONTACT_ONE, ACME, "@plandesk Nobody can log in")
    await desk.settled()
    question = desk.teams.thread(ACME, asked.id)[1]
    await presses(desk, question, "Use the form")
    await presses(desk, question, "Level 2 – Urgent")
    await sends(desk, CONTACT_ONE, **FILLED | {"text": "Since 9:00"})

    told = shown(private(desk, CONTACT_ONE)[-1])
    assert "EX-1 is open already, as Level 2 – Urgent" in told
    assert "Since 9:00" in told


async def test_a_form_of_the_question_that_cannot_be_shown_is_answered_in_words(desk: Staged) -> None:
    await says(desk, CONTACT_ONE, chat(desk, CONTACT_ONE), "help")
    asked = await desk.teams.says(CONTACT_ONE, ACME, "@plandesk Nobody can log in")
    await desk.settled()
    desk.teams.script("sendToConversation", Broken(status=403))

    await presses(desk, desk.teams.thread(ACME, asked.id)[1], "Use the form")

    assert "type its name or number there" in shown(private(desk, CONTACT_ONE)[-1])


async def presses(desk: Staged, post: Post, label: str) -> None:
    await desk.teams.clicks(CONTACT_ONE, post, label)
    await desk.settled()
