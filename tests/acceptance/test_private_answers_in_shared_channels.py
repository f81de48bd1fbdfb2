"""Answers for one person of another tenant, in a shared channel of Teams: alone, or what everybody there may read."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.core.faults import Broken, Deny, TooMany
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.example import CONTACT_SEVEN, DESK_FILE, SUMMIT
from adapters.sandbox.teams.population import colleague_id
from adapters.sandbox.teams.seen import shown
from bot.model.ids import CustomerId
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NOON = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
THEIRS = "5c0d0000-0000-4000-8000-000000000002"
TARGETED = "sendTargetedToConversation"
ASSISTANT = f"""
[[assistants]]
id = "sh"
name = "Summit Helper"
customer = "summit"
accounts = ["teams:{THEIRS}/28:summit-helper"]
"""


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The example desk, with an assistant of the customer in the shared channel."""
    file = tmp_path / "desk.toml"
    file.write_text(DESK_FILE.read_text() + ASSISTANT)
    async with staged(tmp_path, MONDAY_NOON, file) as one:
        yield one


def public(desk: Staged) -> list[str]:
    """What the desk posted in the channel for everybody."""
    return [shown(post) for post in desk.teams.state.posts(SUMMIT) if post.author == desk.teams.state.population.bot]


def alone(desk: Staged) -> list[str]:
    """What the desk showed the contact alone."""
    bot = desk.teams.state.population.bot
    return [shown(post) for post in desk.teams.asides(CONTACT_SEVEN) if post.author == bot]


async def opened(desk: Staged) -> str:
    """EX-1; its thread."""
    asked = await desk.teams.says(CONTACT_SEVEN, SUMMIT, "@plandesk nobody can log in")
    await desk.settled()
    await desk.teams.clicks(CONTACT_SEVEN, desk.teams.thread(SUMMIT, asked.id)[1], "Level 1 – Site Down")
    await desk.settled()
    return asked.id


@pytest.mark.parametrize("failure", [Broken(status=500), TooMany(retry_after=5)])
async def test_a_failure_is_no_refusal(desk: Staged, failure: Broken | TooMany) -> None:
    desk.teams.script(TARGETED, failure, SUMMIT)

    for words in ("search canary", "contacts", "home"):
        await desk.teams.says_aside(CONTACT_SEVEN, SUMMIT, words)
        await desk.settled()
        desk.clock.advance(timedelta(minutes=1))
        await desk.settled()

    assert public(desk) == []
    assert len(alone(desk)) == 3
    assert "canary" in alone(desk)[0]


async def test_what_was_asked_alone_is_answered_for_nobody_else(desk: Staged) -> None:
    desk.teams.script(TARGETED, Deny(code="BadArgument"), SUMMIT)

    await desk.teams.says_aside(CONTACT_SEVEN, SUMMIT, "search canary")
    await desk.settled()

    assert public(desk) == [
        "<at>Contact Seven</at>, I can't answer you alone in this channel. "
        "Ask me with @plandesk, and everybody here reads it."
    ]


async def test_what_was_asked_aloud_is_answered_aloud_under_it_by_name(desk: Staged) -> None:
    await opened(desk)
    desk.teams.script(TARGETED, Deny(code="BadArgument"), SUMMIT)

    asked = await desk.teams.says(CONTACT_SEVEN, SUMMIT, "@plandesk status EX-1")
    await desk.settled()

    answer = desk.teams.thread(SUMMIT, asked.id)[-1]
    assert shown(answer).startswith("<at>Contact Seven</at>:\n")
    assert "EX-1" in shown(answer)
    assert [one.id for one in answer.mentions] == [desk.teams.state.population.members[CONTACT_SEVEN].id]


async def test_the_result_of_an_act_may_be_said_to_all(desk: Staged) -> None:
    thread = await opened(desk)
    desk.teams.script(TARGETED, Deny(code="BadArgument"), SUMMIT)

    await desk.teams.says_aside(CONTACT_SEVEN, SUMMIT, "close EX-1", thread)
    await desk.settled()

    said = [shown(one) for one in desk.teams.thread(SUMMIT, thread)]
    assert any(one.startswith("<at>Contact Seven</at>:\n") and "EX-1" in one for one in said)


async def drafted(desk: Staged, thread: str) -> None:
    """The assistant drafts, by a mention in the thread."""
    said = await desk.teams.says(CONTACT_SEVEN, SUMMIT, "@plandesk draft EX-1 It began with our release", thread)
    activity: JsonObject = json.loads(said.deliveries[0].body)
    await desk.settled()
    helper = {"id": "28:summit-helper", "name": "Summit Helper", "tenantId": THEIRS}
    await desk.teams.client.activity(activity | {"id": "1795456800777", "from": helper})
    await desk.settled()


async def test_a_draft_stands_where_its_assistant_wrote_it_until_a_contact_sends_it(desk: Staged) -> None:
    thread = await opened(desk)
    await drafted(desk, thread)
    offer = next(one for one in desk.teams.thread(SUMMIT, thread) if "drafted a message" in shown(one))
    assert [one.id for one in offer.mentions] == [desk.teams.state.population.members[CONTACT_SEVEN].id]
    assert "drafted" not in "".join(alone(desk))
    desk.clock.advance(timedelta(days=2))

    await desk.teams.clicks(CONTACT_SEVEN, offer, "Send")
    await desk.settled()

    in_thread = [shown(one) for one in desk.teams.thread(SUMMIT, thread)]
    assert any("Contact Seven** says:" in one and "It began with our release" in one for one in in_thread)
    assert any("Contact Seven** sent this in the thread of EX-1" in one for one in in_thread)
    assert "drafted a message" not in "".join(in_thread)


async def test_contacts_of_another_tenant_are_mentioned_when_a_request_waits_for_them(tmp_path: Path) -> None:
    file, anyone = tmp_path / "desk.toml", 'name = "Summit"\nplan = "cpi/standard"'
    contacts_only = anyone.replace("cpi/standard", "mpowr/premier")
    file.write_text(DESK_FILE.read_text().replace(anyone, contacts_only))
    async with staged(tmp_path, MONDAY_NOON, file) as desk:
        asked = await desk.teams.says(colleague_id(CustomerId("summit")), SUMMIT, "@plandesk nobody can log in")
        await desk.settled()

        held = desk.teams.thread(SUMMIT, asked.id)[-1]
        assert "so I've asked" in shown(held)
        assert [one.id for one in held.mentions] == [desk.teams.state.population.members[CONTACT_SEVEN].id]
