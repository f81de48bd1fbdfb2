"""A customer on one platform, triage on the other, or all on both: a ticket lives where it was opened."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.core.faults import TooMany
from adapters.sandbox.example import (
    ACME,
    AGENT_ONE,
    AGENT_ONE_ON_TEAMS,
    CONTACT_FIVE,
    CONTACT_ONE,
    DESK_FILE,
    HARBOUR,
    TAM_ONE,
    TRIAGE,
)
from adapters.sandbox.slack.state import PostedMessage
from adapters.sandbox.teams.seen import labels, shown
from adapters.sandbox.teams.state import Post
from tests.acceptance import story as slack
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TENANT = "5c0d0000-0000-4000-8000-000000000001"
ACME_ON_TEAMS = "19:acme@thread.tacv2"
TRIAGE_ON_TEAMS = "19:triage@thread.tacv2"
CONTACT_ONE_ON_TEAMS = "5c0d0000-0000-4000-8000-0000000000c1"
URGENT = "Severity 1 – Urgent"
CRITICAL = "Level 1 – Critical"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The example desk: triage on Slack, and two customers on Teams."""
    async with staged(tmp_path, MONDAY_NOON, DESK_FILE) as one:
        yield one


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[Staged]:
    """The example desk, with triage and Acme on both platforms."""
    text = DESK_FILE.read_text(encoding="utf-8")
    for before, after in (
        ('triage = ["slack:T0DESK/C0TRIAGE"]', f'"slack:T0DESK/C0TRIAGE", "teams:{TENANT}/{TRIAGE_ON_TEAMS}"'),
        ('channels = ["slack:T0DESK/C0ACME"]', f'"slack:T0DESK/C0ACME", "teams:{TENANT}/{ACME_ON_TEAMS}"'),
        ('accounts = ["slack:T0ACME/U0ONE"]', f'"slack:T0ACME/U0ONE", "teams:{TENANT}/{CONTACT_ONE_ON_TEAMS}"'),
    ):
        assert before in text
        text = text.replace(before, f"{before.partition(' ')[0]} = [{after}]")
    file = tmp_path / "both.toml"
    file.write_text(text, encoding="utf-8")
    async with staged(tmp_path, MONDAY_NOON, file) as one:
        yield one


async def asked_on_teams(desk: Staged, user: str = CONTACT_FIVE, channel: str = HARBOUR) -> str:
    """Somebody asks for help on Teams; the thread of it."""
    asked = await desk.teams.says(user, channel, "Bills are wrong for everybody")
    await desk.settled()
    return asked.id


async def opened_on_teams(
    desk: Staged, user: str = CONTACT_FIVE, channel: str = HARBOUR, severity: str = URGENT
) -> str:
    """Somebody asks and chooses on Teams; the thread of it."""
    thread = await asked_on_teams(desk, user, channel)
    await desk.teams.clicks(user, desk.teams.thread(channel, thread)[1], severity)
    await desk.settled()
    return thread


def card_on_slack(desk: Staged) -> PostedMessage:
    """The triage card of the first ticket, on Slack."""
    (card,) = [m for m in desk.sandbox.slack.messages(TRIAGE) if m.text.startswith("EX-1 ·")]
    return card


def card_on_teams(desk: Staged) -> Post:
    """The same on Teams."""
    (card,) = [post for post in desk.teams.messages(TRIAGE_ON_TEAMS) if shown(post).startswith("EX-1 ·")]
    return card


async def test_a_request_on_teams_is_asked_about_there_and_shown_in_triage_on_slack(desk: Staged) -> None:
    thread = await asked_on_teams(desk)

    question = desk.teams.thread(HARBOUR, thread)[1]
    assert URGENT in labels(question)
    (pending,) = desk.sandbox.slack.messages(TRIAGE)
    assert "Bills are wrong for everybody" in slack.shown(pending)
    assert f"https://teams.microsoft.com/l/message/19%3Aharbour%40thread.tacv2/{thread}" in slack.shown(pending)


async def test_an_acknowledgement_on_slack_is_told_in_the_thread_on_teams(desk: Staged) -> None:
    thread = await opened_on_teams(desk)

    await desk.sandbox.slack.clicks(AGENT_ONE, card_on_slack(desk), "Acknowledge")
    await desk.settled()

    assert "Agent One is looking into this now" in shown(desk.teams.thread(HARBOUR, thread)[-1]).replace("*", "")


async def test_an_agent_with_both_accounts_answers_in_the_thread_on_teams(desk: Staged) -> None:
    thread = await opened_on_teams(desk)

    await desk.teams.says(AGENT_ONE_ON_TEAMS, HARBOUR, "I am looking into it", thread)
    await desk.settled()

    assert "Acknowledge" not in slack.labels(card_on_slack(desk))
    assert "Agent One" in slack.shown(card_on_slack(desk))


async def test_the_account_manager_is_told_on_the_platform_of_triage(desk: Staged) -> None:
    await opened_on_teams(desk)

    await desk.passes(timedelta(minutes=46))
    await desk.settled()

    (told,) = desk.sandbox.slack.direct(TAM_ONE)
    assert "Harbour" in told.text
    assert "EX-1" in told.text


async def test_what_is_typed_on_slack_about_a_ticket_on_teams_is_done(desk: Staged) -> None:
    thread = await opened_on_teams(desk)

    await desk.sandbox.slack.runs(AGENT_ONE, TRIAGE, "/ticket", "reply EX-1 Please try again.")
    await desk.settled()

    assert "Please try again." in shown(desk.teams.thread(HARBOUR, thread)[-1])


async def test_an_outage_of_one_platform_holds_up_nothing_on_the_other(desk: Staged) -> None:
    for _ in range(2):
        desk.teams.script("sendToConversation", TooMany(retry_after=60))
    thread = (await desk.teams.says(CONTACT_FIVE, HARBOUR, "Bills are wrong")).id
    said = await desk.sandbox.slack.says(CONTACT_ONE, ACME, "Nobody can log in")

    await desk.settled()
    await desk.passes(timedelta(minutes=1))
    await desk.settled()

    assert len(desk.sandbox.slack.thread(ACME, said.ts)) == 2
    assert len(desk.teams.thread(HARBOUR, thread)) == 1
    await desk.passes(timedelta(minutes=1))
    await desk.settled()
    assert len(desk.teams.thread(HARBOUR, thread)) == 2


async def test_a_card_in_each_triage_channel_follows_the_ticket(both: Staged) -> None:
    await opened_on_teams(both)

    await both.sandbox.slack.clicks(AGENT_ONE, card_on_slack(both), "Acknowledge")
    await both.settled()

    assert "Acknowledge" not in slack.labels(card_on_slack(both))
    assert "Acknowledge" not in labels(card_on_teams(both))
    assert "Agent One" in shown(card_on_teams(both))


async def test_what_was_acknowledged_on_one_platform_is_so_on_the_other(both: Staged) -> None:
    thread = await opened_on_teams(both)
    card = card_on_slack(both)
    await both.teams.clicks(AGENT_ONE_ON_TEAMS, card_on_teams(both), "Acknowledge")
    await both.settled()
    before = len(both.teams.thread(HARBOUR, thread))

    await both.sandbox.slack.clicks(AGENT_ONE, card, "Acknowledge")
    await both.settled()

    assert len(both.teams.thread(HARBOUR, thread)) == before
    assert "already acknowledged by Agent One" in slack.shown(both.sandbox.slack.ephemeral(AGENT_ONE)[-1])


async def test_a_ticket_lives_where_it_was_opened(both: Staged) -> None:
    thread = await opened_on_teams(both, CONTACT_ONE_ON_TEAMS, ACME_ON_TEAMS, CRITICAL)
    await both.teams.clicks(AGENT_ONE_ON_TEAMS, card_on_teams(both), "Acknowledge")
    await both.settled()

    assert "Agent One** is looking into this" in shown(both.teams.thread(ACME_ON_TEAMS, thread)[-1])
    assert both.sandbox.slack.messages(ACME) == ()


async def test_a_customer_on_both_asks_on_one_about_a_ticket_of_the_other(both: Staged) -> None:
    await opened_on_teams(both, CONTACT_ONE_ON_TEAMS, ACME_ON_TEAMS, CRITICAL)

    await both.sandbox.slack.says(CONTACT_ONE, ACME, "@plandesk status EX-1")
    await both.settled()

    assert CRITICAL in slack.shown(both.sandbox.slack.ephemeral(CONTACT_ONE)[-1])


async def test_a_request_on_slack_reaches_triage_on_teams(both: Staged) -> None:
    said = await both.sandbox.slack.says(CONTACT_ONE, ACME, "Nobody can log in")
    await both.settled()
    await both.sandbox.slack.clicks(CONTACT_ONE, both.sandbox.slack.thread(ACME, said.ts)[1], CRITICAL)
    await both.settled()

    await both.teams.clicks(AGENT_ONE_ON_TEAMS, card_on_teams(both), "Acknowledge")
    await both.settled()

    told = slack.shown(both.sandbox.slack.thread(ACME, said.ts)[-1]).replace("*", "")
    assert "Agent One is looking into this now" in told
