"""Finding out who somebody is, where an activity does not say."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.teams import roster, wire
from adapters.teams.config import TeamsConfig
from adapters.teams.roster import Roster
from adapters.teams.wire import Wire
from tests.unit.slack.scripted import Step, answer, raw, reset, silence
from tests.unit.teams.deliveries import CHANNEL, ONE, activity
from tests.unit.teams.scripted import ScriptedTeams

MEMBER = {"id": "29:1one", "aadObjectId": ONE, "name": "Contact One", "email": "one@acme.example"}


@pytest.fixture
async def people(config: TeamsConfig) -> AsyncIterator[Roster]:
    own = Wire(config)
    yield Roster(own)
    await own.close()


def unnamed(teams: ScriptedTeams, **changes: Any) -> dict[str, Any]:
    """A message that does not say who wrote it, but for the id that bots are given."""
    return activity(**({"serviceUrl": f"{teams.url}/amer/", "from": {"id": "29:1one", "name": "One"}} | changes))


async def test_somebody_without_an_object_id_is_looked_up_in_the_roster_once(
    teams: ScriptedTeams, people: Roster
) -> None:
    teams.steps = [answer(MEMBER)]

    found = [await people.identified(unnamed(teams)) for _ in range(2)]

    assert [one["from"] for one in found] == [{"id": "29:1one", "name": "One", "aadObjectId": ONE}] * 2
    [call] = teams.calls
    assert (call.method, call.path) == ("GET", f"/amer/v3/conversations/{CHANNEL}/members/29:1one")


@pytest.mark.parametrize("who", [{"id": "29:1one", "aadObjectId": ONE}, {"id": "28:bot"}, {}])
async def test_nobody_else_is_looked_up(teams: ScriptedTeams, people: Roster, who: dict[str, str]) -> None:
    body = unnamed(teams, **{"from": who})

    assert await people.identified(body) == body
    assert teams.calls == []


@pytest.mark.parametrize(
    "step",
    [reset, silence, answer({}, 404), answer({}, 500), answer({"id": "29:1one"}), answer([]), raw(b"x", "text/html")],
)
async def test_who_cannot_be_looked_up_is_heard_all_the_same(
    teams: ScriptedTeams, people: Roster, monkeypatch: pytest.MonkeyPatch, step: Step
) -> None:
    monkeypatch.setattr(roster, "SECONDS", 0.2)
    body = unnamed(teams)
    teams.steps = [step]

    assert await people.identified(body) == body


async def test_a_roster_that_is_not_on_the_list_is_not_asked(teams: ScriptedTeams, people: Roster) -> None:
    body = unnamed(teams, serviceUrl="https://evil.test/")

    assert await people.identified(body) == body
    assert (teams.calls, teams.asked) == ([], [])


def test_nobody_waits_long_for_a_roster() -> None:
    assert roster.SECONDS < wire.SECONDS
