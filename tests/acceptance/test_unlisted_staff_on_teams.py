"""On Teams an unknown person is the customer's, unless the roster calls them a full member of the desk's own tenant."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from adapters.sandbox.core.faults import Broken
from adapters.sandbox.teams.people import Member
from adapters.sandbox.teams.seen import shown
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CRITICAL = "Level 1 – Critical"
WAITS = "isn't a designated contact"
AGENT_ONE, CONTACT_ONE = (cast.user(name, Platform.TEAMS) for name in (cast.AGENT_ONE, cast.CONTACT_ONE))
ACME, TRIAGE = (cast.channel(name, Platform.TEAMS) for name in (cast.ACME, cast.TRIAGE))
NEWCOMER = Member(aad="0d5e0000-0000-4000-8000-0000000000e9", name="Agent Nine", is_staff=True)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    async with staged(tmp_path, MONDAY_NINE, cast.desk_file(Platform.TEAMS, tmp_path)) as one:
        yield one


def arrives(desk: Staged, who: Member) -> None:
    """Somebody is in the tenant and in Acme's channel from now on."""
    state = desk.teams.state
    state.population = replace(state.population, members={**state.population.members, who.aad: who})
    place = state.channel(ACME)
    assert place
    state.set_members(ACME, place.members | {who.aad})


async def says(desk: Staged, who: str, text: str, thread: str | None = None) -> str:
    said = await desk.teams.says(who, ACME, text, thread)
    await desk.settled()
    return said.id


def triage(desk: Staged) -> str:
    return "\n".join(shown(message) for message in desk.teams.messages(TRIAGE))


async def test_triage_is_asked_who_it_is_and_nothing_is_said_in_public(desk: Staged) -> None:
    arrives(desk, NEWCOMER)

    thread = await says(desk, NEWCOMER.aad, "Hello all, can you log in again?")

    assert "Agent Nine" in triage(desk)
    assert f"teams:{cast.TENANT}/{NEWCOMER.aad}" in triage(desk)
    assert len(desk.teams.thread(ACME, thread)) == 1


@pytest.mark.parametrize(
    "somebody", [replace(NEWCOMER, is_staff=False), replace(NEWCOMER, tenant="elsewhere")], ids=["guest", "elsewhere"]
)
async def test_a_guest_and_who_is_of_another_tenant_are_the_customers(desk: Staged, somebody: Member) -> None:
    arrives(desk, somebody)

    await says(desk, somebody.aad, "Nobody can log in")

    assert WAITS in triage(desk)


async def test_while_the_roster_is_down_they_are_the_customers(desk: Staged) -> None:
    arrives(desk, NEWCOMER)
    desk.teams.script("getConversationMember", Broken(status=500), ACME)

    await says(desk, NEWCOMER.aad, "Nobody can log in")

    assert WAITS in triage(desk)


async def test_in_a_tickets_thread_they_are_no_first_response_and_buttons_say_who_can_add_them(desk: Staged) -> None:
    arrives(desk, NEWCOMER)
    thread = await says(desk, CONTACT_ONE, "Nobody can log in")
    question = desk.teams.thread(ACME, thread)[1]
    await desk.teams.clicks(NEWCOMER.aad, question, CRITICAL)
    await desk.settled()
    not_opened = len(desk.teams.thread(ACME, thread))
    await desk.teams.clicks(CONTACT_ONE, question, CRITICAL)
    await desk.settled()
    opened = len(desk.teams.thread(ACME, thread))

    await says(desk, NEWCOMER.aad, "We have restarted the login service, please try again", thread)

    roots = desk.teams.messages(TRIAGE)
    under = [shown(message) for root in roots for message in desk.teams.thread(TRIAGE, root.id)[1:]]
    assert any("who isn't in the desk file, wrote in the thread of EX-1" in text for text in under)
    assert not_opened == 2
    assert len(desk.teams.thread(ACME, thread)) == opened + 1
