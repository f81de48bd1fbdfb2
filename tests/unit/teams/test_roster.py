"""Finding out who somebody is, where an activity does not say."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
from msgspec.structs import replace

from adapters.teams import roster, wire
from adapters.teams.config import TeamsConfig
from adapters.teams.roster import Roster
from adapters.teams.wire import Wire
from bot.model.places import Account, Platform
from tests.scripted import ScriptedServer, Step, answer, raw, reset, silence
from tests.unit.teams.deliveries import CHANNEL, CONTACT_ONE, ONE, TENANT, activity, mention

MEMBER = {"id": "29:1one", "aadObjectId": ONE, "name": "Contact One", "email": "one@acme.example", "tenantId": TENANT}
ELSEWHERE = "aaaaaaaa-0000-0000-0000-000000000002"


@dataclass
class Watch:
    """Seconds that pass when they are told to."""

    at: float = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
async def people(config: TeamsConfig, watch: Watch) -> AsyncIterator[Roster]:
    own = Wire(config)
    yield Roster(own, config, watch)
    await own.close()


def unnamed(teams: ScriptedServer, **changes: Any) -> dict[str, Any]:
    """A message that does not say who wrote it, but for the id that bots are given."""
    return activity(**({"serviceUrl": f"{teams.origin}/amer/", "from": {"id": "29:1one", "name": "One"}} | changes))


async def test_somebody_without_an_object_id_is_looked_up_in_the_roster_once(
    teams: ScriptedServer, people: Roster
) -> None:
    teams.steps = [answer(MEMBER)]

    found = [await people.identified(unnamed(teams)) for _ in range(2)]

    assert [one["from"] for one in found] == [{"id": "29:1one", "name": "One", "aadObjectId": ONE}] * 2
    [call] = teams.calls
    assert (call.method, call.path) == ("GET", f"/amer/v3/conversations/{CHANNEL}/members/29:1one")


@pytest.mark.parametrize("who", [{"id": "29:1one", "aadObjectId": ONE}, {"id": "28:bot"}, {}])
async def test_nobody_else_is_looked_up(teams: ScriptedServer, people: Roster, who: dict[str, str]) -> None:
    body = unnamed(teams, **{"from": who})

    assert await people.identified(body) == body
    assert teams.calls == []


@pytest.mark.parametrize(
    "step",
    [reset, silence, answer({}, 404), answer({}, 500), answer({"id": "29:1one"}), answer([]), raw(b"x", "text/html")],
)
async def test_who_cannot_be_looked_up_is_heard_all_the_same(
    teams: ScriptedServer, people: Roster, monkeypatch: pytest.MonkeyPatch, step: Step
) -> None:
    monkeypatch.setattr(roster, "SECONDS", 0.2)
    body = unnamed(teams)
    teams.steps = [step]

    assert await people.identified(body) == body


async def test_a_roster_that_is_not_on_the_list_is_not_asked(teams: ScriptedServer, people: Roster) -> None:
    body = unnamed(teams, serviceUrl="https://evil.test/")

    assert await people.identified(body) == body
    assert (teams.calls, teams.asked) == ([], [])


async def test_who_could_not_be_looked_up_is_looked_up_again_after_a_while_alone(
    teams: ScriptedServer, people: Roster, watch: Watch
) -> None:
    teams.steps = [answer({}, 500), answer(MEMBER)]
    failed = [await people.identified(unnamed(teams)) for _ in range(2)]

    watch.at += roster.AGAIN_SECONDS
    found = await people.identified(unnamed(teams))

    assert ["aadObjectId" in one["from"] for one in (*failed, found)] == [False, False, True]
    assert len(teams.calls) == 2


# Mail addresses


def named(teams: ScriptedServer, **changes: Any) -> dict[str, Any]:
    """A message that says who wrote it."""
    return activity(**({"serviceUrl": f"{teams.origin}/amer/"} | changes))


async def test_whom_the_desk_file_does_not_have_is_looked_up_for_their_address_once(
    teams: ScriptedServer, people: Roster
) -> None:
    teams.steps = [answer(MEMBER)]

    found = [await people.email(named(teams), CONTACT_ONE) for _ in range(2)]

    assert found == ["one@acme.example"] * 2
    [call] = teams.calls
    assert (call.method, call.path) == ("GET", f"/amer/v3/conversations/{CHANNEL}/members/{ONE}")


async def test_one_look_up_serves_for_the_object_id_and_the_address(teams: ScriptedServer, people: Roster) -> None:
    teams.steps = [answer(MEMBER)]

    await people.identified(unnamed(teams))

    assert await people.email(named(teams), CONTACT_ONE) == "one@acme.example"
    assert len(teams.calls) == 1


async def test_whom_the_desk_file_has_costs_no_look_up(teams: ScriptedServer, config: TeamsConfig) -> None:
    own = Wire(config)

    found = await Roster(own, replace(config, people=frozenset({ONE}))).email(named(teams), CONTACT_ONE)

    assert (found, teams.calls) == ("", [])
    await own.close()


async def test_an_address_in_another_tenant_proves_nothing_and_is_not_looked_up(
    teams: ScriptedServer, people: Roster
) -> None:
    somebody = Account(platform=Platform.TEAMS, workspace=ELSEWHERE, user=ONE)
    there = named(teams, channelData={"tenant": {"id": ELSEWHERE}})

    assert await people.email(there, somebody) == ""
    assert teams.calls == []


@pytest.mark.parametrize(
    "member",
    [MEMBER | {"tenantId": ELSEWHERE}, {**MEMBER, "tenantId": None}, {**MEMBER, "email": None}, {**MEMBER, "email": 7}],
)
async def test_nor_does_that_of_a_guest_of_a_shared_channel(
    teams: ScriptedServer, people: Roster, member: dict[str, Any]
) -> None:
    teams.steps = [answer(member)]

    assert await people.email(named(teams), CONTACT_ONE) == ""


async def test_an_address_that_the_activity_itself_brings_is_not_believed(
    teams: ScriptedServer, people: Roster
) -> None:
    brought = named(teams, **{"from": {"id": "29:1one", "aadObjectId": ONE, "email": "agent.one@vendor.example"}})
    teams.steps = [answer(MEMBER)]

    assert await people.email(brought, CONTACT_ONE) == "one@acme.example"


async def test_an_address_is_looked_up_anew_after_half_a_day(
    teams: ScriptedServer, people: Roster, watch: Watch
) -> None:
    teams.steps = [answer(MEMBER), answer(MEMBER | {"email": "one@globe.example"})]
    await people.email(named(teams), CONTACT_ONE)

    watch.at += roster.KEPT_SECONDS

    assert await people.email(named(teams), CONTACT_ONE) == "one@globe.example"


def test_nobody_waits_long_for_a_roster() -> None:
    assert roster.SECONDS < wire.SECONDS


# Full members and guests


@pytest.mark.parametrize(
    ("told", "is_full"),
    [
        ({"userRole": "user"}, True),
        ({"userRole": "Owner"}, True),
        ({"userRole": "guest"}, False),
        ({"userRole": "anonymous"}, False),
        ({"userRole": "user", "tenantId": ELSEWHERE}, False),
        ({"userRole": "user", "userPrincipalName": "one_acme.example#EXT#@vendor.example"}, False),
        ({"userRole": ""}, None),
        ({"userRole": 7}, None),
        ({}, None),
    ],
)
async def test_a_full_member_is_a_user_or_owner_of_the_desks_own_tenant(
    teams: ScriptedServer, people: Roster, told: dict[str, Any], is_full: bool | None
) -> None:
    teams.steps = [answer(MEMBER | told)]

    assert await people.is_full_member(named(teams), CONTACT_ONE) is is_full


async def test_one_look_up_serves_for_the_address_and_the_membership(teams: ScriptedServer, people: Roster) -> None:
    teams.steps = [answer(MEMBER | {"userRole": "user"})]

    found = (await people.email(named(teams), CONTACT_ONE), await people.is_full_member(named(teams), CONTACT_ONE))

    assert found == ("one@acme.example", True)
    assert len(teams.calls) == 1


async def test_whose_roster_does_not_answer_is_nobody_known(teams: ScriptedServer, people: Roster) -> None:
    teams.steps = [answer({}, 500)]

    assert await people.is_full_member(named(teams), CONTACT_ONE) is None


async def test_whom_a_message_to_the_desk_mentions_is_looked_up_by_the_id_that_bots_are_given(
    teams: ScriptedServer, people: Roster
) -> None:
    teams.steps = [answer(MEMBER)]
    entities = [mention(), mention("One", "29:1one")]

    found = await people.identified(unnamed(teams, entities=entities, **{"from": {"id": "28:bot"}}))

    assert [one["mentioned"].get("aadObjectId") for one in found["entities"]] == [None, ONE]


async def test_whom_people_mention_among_themselves_is_not_looked_up(teams: ScriptedServer, people: Roster) -> None:
    said = unnamed(teams, entities=[mention("One", "29:1one")], **{"from": {"id": "28:bot"}})

    assert await people.identified(said) == said
    assert teams.calls == []
