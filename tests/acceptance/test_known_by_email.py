"""On Teams, people of the desk's own tenant are known by their mail where its file does not have their account."""

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
AGENT_ONE = cast.user(cast.AGENT_ONE, Platform.TEAMS)
ACME, TRIAGE = (cast.channel(name, Platform.TEAMS) for name in (cast.ACME, cast.TRIAGE))

CONTACT = Member(aad="0d5e0000-0000-4000-8000-0000000000d1", name="Contact Five", email="Five@acme.example")
AGENT = Member(aad="0d5e0000-0000-4000-8000-0000000000d2", name="Agent Three", email="agent.three@vendor.example")

_BY_MAIL = """
[[people]]
id = "agent-three"
name = "Agent Three"
email = "agent.three@vendor.example"
roles = ["agent"]
"""
_CONTACT = '{ id = "acme-five", name = "Contact Five", email = "five@acme.example" },'


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The desk of the cast on Teams, with an agent and a contact of Acme of whom its file has the mail alone."""
    file = cast.desk_file(Platform.TEAMS, tmp_path)
    text = file.read_text(encoding="utf-8").replace("contacts = [\n", f"contacts = [\n  {_CONTACT}\n", 1)
    file.write_text(text.replace("[[people]]", f"{_BY_MAIL}\n[[people]]", 1), encoding="utf-8")
    async with staged(tmp_path, MONDAY_NINE, file) as one:
        yield one


def arrives(desk: Staged, who: Member) -> None:
    """Somebody is in the tenant, in Acme's channel and in triage from now on."""
    state = desk.teams.state
    state.population = replace(state.population, members={**state.population.members, who.aad: who})
    for channel in (ACME, TRIAGE):
        place = state.channel(channel)
        assert place
        state.set_members(channel, place.members | {who.aad})


async def asked(desk: Staged, who: Member) -> str:
    """Somebody asks for help; the thread of it."""
    thread = await desk.teams.says(who.aad, ACME, "Nobody can log in")
    await desk.settled()
    return thread.id


async def test_a_contact_known_by_email_asks_and_chooses(desk: Staged) -> None:
    arrives(desk, CONTACT)
    thread = await asked(desk, CONTACT)

    await desk.teams.clicks(CONTACT.aad, desk.teams.thread(ACME, thread)[1], CRITICAL)
    await desk.settled()

    assert "EX-1" in shown(desk.teams.thread(ACME, thread)[2])


async def test_an_agent_known_by_email_acknowledges(desk: Staged) -> None:
    arrives(desk, CONTACT)
    arrives(desk, AGENT)
    thread = await asked(desk, CONTACT)
    await desk.teams.clicks(CONTACT.aad, desk.teams.thread(ACME, thread)[1], CRITICAL)

    await desk.teams.says(AGENT.aad, TRIAGE, "@plandesk ack EX-1")
    await desk.settled()

    assert "is looking into this now" in shown(desk.teams.thread(ACME, thread)[-1])


async def test_what_such_an_agent_writes_in_a_customers_channel_starts_nothing(desk: Staged) -> None:
    arrives(desk, AGENT)

    await asked(desk, AGENT)

    assert desk.teams.messages(TRIAGE) == ()


@pytest.mark.parametrize(
    "somebody",
    [replace(CONTACT, email="six@acme.example"), replace(CONTACT, email=None), replace(CONTACT, tenant="elsewhere")],
    ids=["another address", "no address", "of another tenant"],
)
async def test_whose_email_proves_nothing_is_no_contact(desk: Staged, somebody: Member) -> None:
    arrives(desk, somebody)

    await asked(desk, somebody)

    assert WAITS in shown(desk.teams.messages(TRIAGE)[0])


async def test_while_the_roster_is_down_people_are_heard_all_the_same(desk: Staged) -> None:
    arrives(desk, CONTACT)
    desk.teams.script("getConversationMember", Broken(status=500), ACME)

    await asked(desk, CONTACT)

    assert WAITS in shown(desk.teams.messages(TRIAGE)[0])


async def test_the_writer_of_a_message_that_is_pointed_at_is_known_by_email_too(desk: Staged) -> None:
    arrives(desk, CONTACT)
    said = await desk.teams.says(CONTACT.aad, ACME, "Good morning!")
    edited = await desk.teams.edits(CONTACT.aad, said.left, "Good morning, nobody can log in")

    await desk.teams.opens(AGENT_ONE, edited.left)
    await desk.settled()

    assert "**Contact Five** of Acme (Premier) wrote" in shown(desk.teams.messages(TRIAGE)[0])
    assert WAITS not in shown(desk.teams.messages(TRIAGE)[0])
