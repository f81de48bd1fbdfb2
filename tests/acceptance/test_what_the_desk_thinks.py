"""The panel beside the sandbox: what the desk thinks, in its own words, while a story goes on."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.cli.tables import plain
from adapters.sandbox.core.faults import Broken, Deny
from adapters.sandbox.example import ACME, ACME_COLLEAGUE, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, DESK_FILE, GLOBE
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CRITICAL = "Level 1 – Critical"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The example desk at 09:00 in Chicago."""
    async with staged(tmp_path, MONDAY_NINE, DESK_FILE) as stage:
        yield stage


async def asked(desk: Staged, user: str = CONTACT_ONE, channel: str = ACME) -> str:
    """Somebody asks for help; the thread of it."""
    said = await desk.sandbox.slack.says(user, channel, "Nobody can log in")
    await desk.settled()
    return said.ts


async def opened(desk: Staged) -> str:
    """EX-1 of Acme; its thread."""
    thread = await asked(desk)
    await desk.sandbox.slack.clicks(CONTACT_ONE, desk.sandbox.slack.thread(ACME, thread)[1], CRITICAL)
    await desk.settled()
    return thread


async def test_a_quiet_desk_thinks_of_nothing(desk: Staged) -> None:
    thoughts = await desk.sandbox.mind.thoughts()

    assert (thoughts.tickets, thoughts.requests, thoughts.timers, thoughts.unsent) == ((), (), (), ())
    assert thoughts.now == MONDAY_NINE


async def test_a_request_is_there_until_it_is_a_ticket(desk: Staged) -> None:
    await asked(desk)

    (request,) = (await desk.sandbox.mind.thoughts()).requests

    assert (request.customer, request.by, request.text, request.state) == (
        "Acme",
        "Contact One",
        "Nobody can log in",
        "asked",
    )


async def test_what_waits_for_a_contact_is_there_too(desk: Staged) -> None:
    await asked(desk, ACME_COLLEAGUE)

    (request,) = (await desk.sandbox.mind.thoughts()).requests

    assert request.state == "held"


async def test_what_was_said_to_be_no_request_is_none_any_more(desk: Staged) -> None:
    thread = await asked(desk)
    await desk.sandbox.slack.clicks(CONTACT_ONE, desk.sandbox.slack.thread(ACME, thread)[1], "Not a request")
    await desk.settled()

    assert (await desk.sandbox.mind.thoughts()).requests == ()


async def test_a_ticket_says_where_it_stands_and_why_it_is_due(desk: Staged) -> None:
    await opened(desk)

    thoughts = await desk.sandbox.mind.thoughts()

    (ticket,) = thoughts.tickets
    assert (ticket.id, ticket.customer, ticket.plan, ticket.severity) == ("EX-1", "Acme", "Premier", CRITICAL)
    assert (ticket.due_at, ticket.is_overdue) == (MONDAY_NINE + timedelta(hours=1), False)
    assert ticket.state == "No response yet."
    assert "1 business hour" in ticket.why[0]
    assert any("“Response table”" in line for line in ticket.why)
    assert thoughts.requests == ()


async def test_where_nothing_is_promised_the_desks_own_goal_is_there(desk: Staged) -> None:
    thread = await asked(desk, CONTACT_THREE, GLOBE)
    await desk.sandbox.timekeeper.passes(timedelta(minutes=31))

    (ticket,) = (await desk.sandbox.mind.thoughts()).tickets

    assert thread
    assert (ticket.severity, ticket.due_at) == ("no level yet", None)
    assert ticket.goal_at == MONDAY_NINE + timedelta(hours=2)


async def test_who_acknowledged_is_its_assignee_and_is_asked_for_the_next_answer(desk: Staged) -> None:
    await opened(desk)
    await desk.sandbox.slack.runs(AGENT_ONE, "C0TRIAGE", "/ack", "EX-1")
    await desk.settled()

    thoughts = await desk.sandbox.mind.thoughts()

    assert [one.assignee for one in thoughts.tickets] == ["Agent One"]
    assert {one.question.partition("?")[0] for one in thoughts.timers} == {
        "Is the customer still waiting for the next answer"
    }


async def test_an_answered_ticket_shows_what_is_due_next_and_no_more_when_the_answer_was(desk: Staged) -> None:
    await opened(desk)
    await desk.sandbox.slack.runs(AGENT_ONE, "C0TRIAGE", "/ack", "EX-1")
    await desk.settled()

    (ticket,) = (await desk.sandbox.mind.thoughts()).tickets

    assert (ticket.next_up, ticket.due_at) == ("Next response", None)
    assert ticket.goal_at == MONDAY_NINE + timedelta(days=1)


async def test_the_timers_say_what_they_will_ask_and_when(desk: Staged) -> None:
    await opened(desk)

    timers = (await desk.sandbox.mind.thoughts()).timers

    assert [(one.due_at - MONDAY_NINE) // timedelta(minutes=1) for one in timers] == [30, 45, 54, 60]
    assert "50 % of the time is used" in timers[0].question
    assert {one.about for one in timers} == {"EX-1"}


async def test_what_cannot_be_said_is_there_with_the_problem(desk: Staged) -> None:
    desk.sandbox.slack.script("chat.postMessage", Broken(status=503), channel=ACME)
    desk.sandbox.slack.script("chat.postMessage", Deny(code="not_in_channel"), channel="C0TRIAGE")

    await asked(desk)

    unsent = {one.where: one for one in (await desk.sandbox.mind.thoughts()).unsent}
    assert "C0ACME" in unsent["in doubt"].to
    assert "isn't in that channel" in str(unsent["failed"].problem)
    assert unsent["in doubt"].text


async def test_the_timeline_tells_it_from_the_first_message_on(desk: Staged) -> None:
    await opened(desk)
    await desk.sandbox.timekeeper.passes(timedelta(minutes=45))

    told = [line.text for line in await desk.sandbox.mind.timeline("EX-1")]

    assert told == [
        "Contact One wrote: “Nobody can log in”. We asked how urgent it is.",
        "It became EX-1.",
        "EX-1 was opened: Level 1 – Critical.",
        "A reminder of the first response went out.",
        "A reminder of the first response went out.",
    ]


async def test_nothing_is_told_of_what_the_desk_does_not_know(desk: Staged) -> None:
    assert await desk.sandbox.mind.timeline("EX-99") == ()


async def test_all_of_it_can_be_written_as_json(desk: Staged) -> None:
    await opened(desk)

    written = json.dumps(plain(await desk.sandbox.mind.thoughts()))

    assert json.loads(written)["tickets"][0]["due_at"] == "2026-11-23T16:00:00+00:00"
