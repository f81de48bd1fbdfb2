"""A channel that is shared with a customer's own tenant, from the app's coming to the end of a ticket."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sandbox.core.faults import Deny
from adapters.sandbox.example import AGENT_ONE_ON_TEAMS, CONTACT_FIVE, CONTACT_SEVEN, DESK_FILE, SUMMIT, TRIAGE
from adapters.sandbox.slack import seen
from adapters.sandbox.teams.seen import shown
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NOON = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
THEIRS = "5c0d0000-0000-4000-8000-000000000002"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The example desk, one of whose customers is in a shared channel of Teams."""
    async with staged(tmp_path, MONDAY_NOON, DESK_FILE) as one:
        yield one


def in_triage(desk: Staged) -> str:
    """Everything that triage reads, on Slack."""
    slack = desk.sandbox.slack
    return "\n".join(seen.shown(message) for message in slack.state.messages(TRIAGE))


def read(desk: Staged, root: str) -> str:
    """What everybody reads in a thread of the channel."""
    return "\n".join(map(shown, desk.teams.thread(SUMMIT, root)))


async def test_a_customer_of_another_tenant_is_served_from_the_first_report_to_the_end(desk: Staged) -> None:
    teams = desk.teams
    await teams.installs(AGENT_ONE_ON_TEAMS, SUMMIT)
    await teams.arranges(AGENT_ONE_ON_TEAMS, SUMMIT, "channelShared", THEIRS)
    unheard = await teams.says(CONTACT_SEVEN, SUMMIT, "Nobody can log in")
    asked = await teams.says(CONTACT_SEVEN, SUMMIT, "@plandesk nobody can log in")
    await desk.settled()
    await teams.clicks(CONTACT_SEVEN, teams.thread(SUMMIT, asked.id)[1], "Level 1 – Site Down")
    await desk.settled()
    await teams.says_aside(AGENT_ONE_ON_TEAMS, SUMMIT, "ack", asked.id)
    await teams.says_aside(CONTACT_SEVEN, SUMMIT, "list")
    await desk.settled()
    await teams.says_aside(AGENT_ONE_ON_TEAMS, SUMMIT, "resolve EX-1 Restarted.")
    await desk.settled()

    told = in_triage(desk)
    assert "Summit's channel> has me in it now." in told
    assert (
        "is now shared with Summit. Other people can read and write there now. On CPI Ongoing Support, any of" in told
    )
    assert f"shared with another organisation ({THEIRS})" not in told
    assert "Contact Seven" in told
    assert len(teams.thread(SUMMIT, unheard.id)) == 1
    public = read(desk, asked.id)
    assert "Agent One** is looking into this now." in public
    assert "Restarted." in public
    assert "EX-1" in shown(teams.asides(CONTACT_SEVEN)[-1])
    assert teams.direct(CONTACT_SEVEN) == ()


async def test_what_is_said_there_fits_what_is_heard_there(desk: Staged) -> None:
    teams = desk.teams
    asked = await teams.says(CONTACT_SEVEN, SUMMIT, "@plandesk nobody can log in")
    await desk.settled()
    await teams.clicks(CONTACT_SEVEN, teams.thread(SUMMIT, asked.id)[1], "Level 1 – Site Down")
    for who, text in ((CONTACT_SEVEN, "help"), (CONTACT_SEVEN, "hello"), (AGENT_ONE_ON_TEAMS, "help")):
        await teams.says(who, SUMMIT, f"@plandesk {text}")
    await teams.says_aside(AGENT_ONE_ON_TEAMS, SUMMIT, "resolve EX-1 Restarted.")
    await desk.settled()

    to_customer = "\n".join(map(shown, teams.asides(CONTACT_SEVEN)))
    assert "Write @plandesk and what's happening. You can also say, after @plandesk or /plandesk:" in to_customer
    assert "Hi! Write @plandesk and what's happening, and we'll take it from there." in to_customer
    assert "/plandesk or @plandesk, then:" in "\n".join(map(shown, teams.asides(AGENT_ONE_ON_TEAMS)))
    assert "Solved? If not, reply here with @plandesk." in read(desk, asked.id)


async def test_alone_with_the_desk_nothing_has_to_go_before_a_command(desk: Staged) -> None:
    for who in (CONTACT_FIVE, AGENT_ONE_ON_TEAMS):
        await desk.teams.says(who, desk.teams.state.population.members[who].chat, "help")
    await desk.settled()

    assert "Just write here what's happening. You can also say:" in shown(desk.teams.direct(CONTACT_FIVE)[-1])
    assert "Here you can say:" in shown(desk.teams.direct(AGENT_ONE_ON_TEAMS)[-1])


async def test_who_has_no_chat_is_answered_in_the_thread_where_nothing_else_is_taken(desk: Staged) -> None:
    desk.teams.script("sendTargetedToConversation", Deny(code="BadArgument"), SUMMIT)
    asked = await desk.teams.says(CONTACT_SEVEN, SUMMIT, "@plandesk nobody can log in")
    await desk.settled()

    await desk.teams.says(CONTACT_SEVEN, SUMMIT, "@plandesk list", asked.id)
    await desk.settled()

    assert "No ticket is open" in read(desk, asked.id)
    assert "What anybody wrote to me alone isn't in this list." in read(desk, asked.id)


async def test_somebody_of_a_third_tenant_is_turned_away_and_triage_reads_the_line_to_add(desk: Staged) -> None:
    said = await desk.teams.says(CONTACT_SEVEN, SUMMIT, "@plandesk nobody can log in")
    activity = json.loads(said.deliveries[0].body)
    elsewhere = "5c0d0000-0000-4000-8000-000000000003"

    turned_away = await desk.teams.client.activity(
        activity | {"id": "1795456800999", "from": {**activity["from"], "tenantId": elsewhere}}
    )
    await desk.settled()

    assert turned_away.status == 403
    assert f'accounts = ["teams:{elsewhere}/{CONTACT_SEVEN}"]' in in_triage(desk)


async def test_an_organisation_that_nobody_is_known_of_is_named_by_its_id(desk: Staged) -> None:
    elsewhere = "5c0d0000-0000-4000-8000-000000000009"
    await desk.teams.arranges(AGENT_ONE_ON_TEAMS, SUMMIT, "channelShared", elsewhere)
    await desk.teams.arranges(AGENT_ONE_ON_TEAMS, SUMMIT, "channelUnshared", THEIRS)
    await desk.settled()

    told = in_triage(desk)
    assert f"is now shared with another organisation ({elsewhere}). Other people can read and write there now." in told
    assert "I hear them once the desk file has a contact from there." in told
    assert "is no longer shared with Summit. Their people don't see" in told
    assert "19:summit" not in told


async def test_what_is_asked_or_offered_there_can_be_done_there(desk: Staged) -> None:
    teams = desk.teams
    asked = await teams.says(CONTACT_SEVEN, SUMMIT, "@plandesk nobody can log in")
    await desk.settled()
    for text in ("search canary", "home", "new", "help", "Nobody can log in"):
        await teams.says_aside(CONTACT_SEVEN, SUMMIT, text)
        await desk.settled()

    everything = [*teams.thread(SUMMIT, asked.id), *teams.asides(CONTACT_SEVEN)]
    assert all("Use the form" not in json.dumps(post.card or {}) for post in everything)
    told = "\n".join(map(shown, everything))
    assert "Something wrong? Write @plandesk here, and what's happening." in told
    assert "Need something? Write @plandesk here, and what happened." in told
    assert "Say it in words: “@plandesk new what happened”." in told
    assert "write it without the slash, and with @plandesk if it's for us too." in told


@pytest.mark.parametrize(("text", "answer"), [("hello", "Hi! Write @plandesk"), ("thanks!", "You're welcome!")])
async def test_a_kind_word_to_the_desk_alone_gets_one_back(desk: Staged, text: str, answer: str) -> None:
    await desk.teams.says_aside(CONTACT_SEVEN, SUMMIT, text)
    await desk.settled()

    assert answer in shown(desk.teams.asides(CONTACT_SEVEN)[-1])


async def test_a_button_without_a_chat_says_where_the_answer_is(desk: Staged) -> None:
    teams = desk.teams
    await teams.says(CONTACT_SEVEN, SUMMIT, "@plandesk list")
    await desk.settled()

    pressed = await teams.clicks(CONTACT_SEVEN, teams.asides(CONTACT_SEVEN)[-1], "Closed tickets")

    assert "own chat" not in pressed.deliveries[0].answer
