"""What happens on Teams alone: deliveries that come again, calls that fail, an app that is removed."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.core.faults import Broken, Cut, Moment, TooMany
from adapters.sandbox.teams.card_parts import actions_of
from adapters.sandbox.teams.gestures import Hearing
from adapters.sandbox.teams.seen import labels, shown
from adapters.sandbox.teams.state import Post
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CRITICAL, NORMAL = "Level 1 – Critical", "Level 4 – Normal"

AGENT_ONE, COLLEAGUE, CONTACT_ONE, TAM_ONE = (
    cast.user(name, Platform.TEAMS) for name in (cast.AGENT_ONE, cast.COLLEAGUE, cast.CONTACT_ONE, cast.TAM_ONE)
)
ACME, TRIAGE = (cast.channel(name, Platform.TEAMS) for name in (cast.ACME, cast.TRIAGE))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The desk of the cast, wholly on Teams, at 09:00 in Chicago."""
    async with staged(tmp_path, MONDAY_NINE, cast.desk_file(Platform.TEAMS, tmp_path)) as one:
        yield one


async def opened(desk: Staged, severity: str = CRITICAL) -> str:
    """EX-1 of Acme; its thread."""
    asked = await desk.teams.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.settled()
    await desk.teams.clicks(CONTACT_ONE, desk.teams.thread(ACME, asked.id)[1], severity)
    await desk.settled()
    return asked.id


def card(desk: Staged) -> Post:
    """The triage card of EX-1."""
    (found,) = [post for post in desk.teams.messages(TRIAGE) if shown(post).startswith("EX-1 ·")]
    return found


def in_triage(desk: Staged) -> str:
    """Everything that triage reads."""
    return "\n".join(shown(post) for post in desk.teams.messages(TRIAGE))


async def later(desk: Staged, **by: float) -> None:
    """Time passes, and everything that became due is done."""
    await desk.passes(timedelta(**by))
    await desk.settled()


async def test_a_reply_that_quotes_the_question_is_the_answer_that_it_says(desk: Staged) -> None:
    asked = await desk.teams.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.settled()
    question = desk.teams.thread(ACME, asked.id)[1]

    await desk.teams.says(CONTACT_ONE, ACME, "4", asked.id, quotes=question)
    await desk.settled()

    assert NORMAL in shown(card(desk))


# What comes again


async def test_a_message_that_is_delivered_three_times_is_asked_about_once(desk: Staged) -> None:
    said = await desk.teams.says(CONTACT_ONE, ACME, "Nobody can log in")
    for _ in range(2):
        await desk.teams.redelivers(said.deliveries[0])

    await desk.settled()

    assert len(desk.teams.thread(ACME, said.id)) == 2
    assert len(desk.teams.messages(TRIAGE)) == 1


async def test_three_deliveries_at_once_are_one(desk: Staged) -> None:
    said = await desk.teams.says(CONTACT_ONE, ACME, "Nobody can log in")

    again = await asyncio.gather(*(desk.teams.redelivers(said.deliveries[0]) for _ in range(3)))
    await desk.settled()

    assert {delivery.status for delivery in again} == {200}
    assert len(desk.teams.thread(ACME, said.id)) == 2


async def test_a_click_that_comes_again_under_a_new_id_opens_one_ticket(desk: Staged) -> None:
    asked = await desk.teams.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.settled()
    clicked = await desk.teams.clicks(CONTACT_ONE, desk.teams.thread(ACME, asked.id)[1], CRITICAL)
    await desk.passes(timedelta(seconds=30))

    for activity_id in (None, "f:00000000-0000-4000-8000-000000000001", "f:00000000-0000-4000-8000-000000000002"):
        await desk.teams.redelivers(clicked.deliveries[0], activity_id=activity_id)
    await desk.settled()

    assert "EX-2" not in in_triage(desk)
    assert sum("EX-1" in shown(post) for post in desk.teams.thread(ACME, asked.id)) == 2  # the question, and the ticket


async def test_a_click_of_an_old_client_does_the_same(desk: Staged) -> None:
    asked = await desk.teams.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.settled()
    question = desk.teams.thread(ACME, asked.id)[1]
    execute = next(action for action in actions_of(question.card or {}) if action["title"] == CRITICAL)

    await desk.teams.presses(CONTACT_ONE, question, {**execute, "type": "Action.Submit"})
    await desk.settled()

    assert CRITICAL in shown(card(desk))


# What is heard


async def test_without_the_permission_the_desk_answers_who_mentions_it(desk: Staged) -> None:
    desk.teams.hearing = Hearing.MENTIONS

    unheard = await desk.teams.says(CONTACT_ONE, ACME, "Nobody can log in")
    heard = await desk.teams.says(CONTACT_ONE, ACME, "@plandesk nobody can log in")
    await desk.settled()

    assert len(desk.teams.thread(ACME, unheard.id)) == 1
    assert CRITICAL in labels(desk.teams.thread(ACME, heard.id)[1])


async def test_comings_and_goings_start_nothing(desk: Staged) -> None:
    said = await desk.teams.says(CONTACT_ONE, ACME, "Good morning!")

    told = [
        await desk.teams.installs(AGENT_ONE, ACME),
        await desk.teams.leaves(COLLEAGUE, ACME),
        await desk.teams.joins(COLLEAGUE, ACME),
        await desk.teams.arranges(AGENT_ONE, ACME, "channelRenamed"),
        await desk.teams.befriends(CONTACT_ONE),
        await desk.teams.edits(CONTACT_ONE, said.left, "Good afternoon!"),
        await desk.teams.deletes(CONTACT_ONE, said.left),
    ]
    await desk.settled()

    assert {delivery.status for gesture in told for delivery in gesture.deliveries} == {200}
    assert desk.teams.messages(ACME) == desk.teams.messages(TRIAGE) == ()


async def test_in_their_own_chat_nobody_needs_to_mention_the_desk(desk: Staged) -> None:
    await opened(desk)
    who = desk.teams.state.member(AGENT_ONE)
    assert who is not None

    await desk.teams.says(AGENT_ONE, who.chat, "show EX-1")
    await desk.settled()

    assert CRITICAL in shown(desk.teams.direct(AGENT_ONE)[-1])


# What fails on the way out


async def test_a_throttled_message_is_said_when_it_may_be(desk: Staged) -> None:
    desk.teams.script("sendToConversation", TooMany(retry_after=20), ACME)
    asked = await desk.teams.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.settled()
    before = len(desk.teams.thread(ACME, asked.id))

    await later(desk, seconds=20)

    assert (before, len(desk.teams.thread(ACME, asked.id))) == (1, 2)


async def test_a_message_that_lost_a_race_is_said_once(desk: Staged) -> None:
    desk.teams.script("sendToConversation", Broken(status=412), ACME)
    asked = await desk.teams.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.settled()

    await later(desk, seconds=30)

    assert [labels(post) for post in desk.teams.thread(ACME, asked.id)[1:]] == [
        (CRITICAL, "Level 2 – Urgent", "Level 3 – High", NORMAL, "Not a request", "Use the form")
    ]


DOUBTS = {
    "heard, and not answered for": (Broken(status=502, moment=Moment.AFTER), 2),
    "neither heard nor answered": (Broken(status=504), 1),
    "heard, and cut off": (Cut(), 2),
}


@pytest.mark.parametrize(("fault", "said"), DOUBTS.values(), ids=DOUBTS)
async def test_an_urgent_message_in_doubt_is_repeated_once_and_says_so(
    desk: Staged, fault: Broken | Cut, said: int
) -> None:
    await opened(desk)
    desk.teams.script("sendToConversation", fault, TRIAGE)

    await later(desk, minutes=30)
    await later(desk, minutes=2)

    reminder_tag = desk.teams.thread(TRIAGE, card(desk).id)[1:]
    assert len(reminder_tag) == said
    assert "You may have seen this before" in shown(reminder_tag[-1])


async def test_any_other_message_in_doubt_is_not_doubled_and_triage_hears_of_it(desk: Staged) -> None:
    thread = await opened(desk, NORMAL)
    desk.teams.script("sendToConversation", Cut(), ACME)
    await desk.teams.clicks(AGENT_ONE, card(desk), "Acknowledge")
    await desk.settled()

    await later(desk, minutes=2)

    told = [post for post in desk.teams.thread(ACME, thread) if "is looking into this now" in shown(post)]
    assert len(told) == 1
    assert "it may have arrived or not" in in_triage(desk)


async def test_an_edit_in_doubt_is_simply_repeated(desk: Staged) -> None:
    await opened(desk)
    desk.teams.script("updateActivity", Broken(status=502), TRIAGE)
    await desk.teams.clicks(AGENT_ONE, card(desk), "Acknowledge")
    await desk.settled()

    await later(desk, minutes=2)

    assert "Acknowledge" not in labels(card(desk))


async def test_where_the_app_was_removed_triage_hears_that_nothing_arrives(desk: Staged) -> None:
    thread = await opened(desk)
    await desk.teams.uninstalls(CONTACT_ONE, ACME)

    await desk.teams.clicks(AGENT_ONE, card(desk), "Acknowledge")
    await desk.settled()

    assert len(desk.teams.thread(ACME, thread)) == 3
    assert "the app isn't in that team or chat; please add it" in in_triage(desk)
