"""A platform's address that sends the desk elsewhere: nothing of ours leaves for there, least of all a token."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx
import pytest
from msgspec.structs import replace
from starlette.responses import Response

from adapters.slack.doctor import checks
from adapters.slack.platform import SlackPlatform
from adapters.slack.socket_mode import SocketMode
from adapters.teams.config import Cloud
from adapters.teams.credentials import Credentials
from adapters.teams.keys import fetched
from adapters.teams.platform import TeamsPlatform
from bot.errors import DeliveryFailed, NotReached
from bot.model.message import Message, Text
from bot.ports import Address
from tests.scripted import ScriptedServer, Step, answer
from tests.unit.slack.deliveries import ACME as SLACK_ACME
from tests.unit.slack.deliveries import CONFIG as SLACK
from tests.unit.teams.deliveries import ACME as TEAMS_ACME
from tests.unit.teams.deliveries import CONFIG as TEAMS
from tests.unit.teams.deliveries import CONTACT_ONE, Desk, direct, known

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
MESSAGE = Message(summary=(Text(text="Agent One is on it."),), blocks=())
CODES = (301, 302, 303, 307, 308)


@dataclass(kw_only=True)
class Places:
    """A Slack and a Teams that only send the desk elsewhere, and what is there."""

    slack: ScriptedServer
    teams: ScriptedServer
    slack_elsewhere: ScriptedServer
    teams_elsewhere: ScriptedServer

    @property
    def reached(self) -> list[object]:
        """Every request that came elsewhere."""
        elsewhere = (self.slack_elsewhere, self.teams_elsewhere)
        return [call for server in elsewhere for call in (*server.calls, *server.asked)]


@pytest.fixture
async def places() -> AsyncIterator[Places]:
    async with contextlib.AsyncExitStack() as servers:
        slack, teams, slack_elsewhere, teams_elsewhere = [
            await servers.enter_async_context(ScriptedServer().listening()) for _ in range(4)
        ]
        yield Places(slack=slack, teams=teams, slack_elsewhere=slack_elsewhere, teams_elsewhere=teams_elsewhere)


class Enough(Exception):
    """Once is enough."""


async def admit_nothing(*_: object) -> Response:
    """Nothing comes in."""
    raise NotImplementedError


SlackCall = Callable[[SlackPlatform], Awaitable[object]]
IN_CHANNEL = Address(place=SLACK_ACME)
SLACK_CALLS: dict[str, SlackCall] = {
    "a post": lambda desk: desk.post(IN_CHANNEL, MESSAGE, "d-1"),
    "an edit": lambda desk: desk.edit(replace(IN_CHANNEL, edits="1.2"), MESSAGE, "d-1"),
    "a look for a message": lambda desk: desk.find(IN_CHANNEL, "d-1", NOW),
    "a message to be read": lambda desk: desk.said(SLACK_ACME.channel, "1.2"),
}


def to_slack(places: Places, code: int) -> Step:
    return answer({}, code, location=f"{places.slack_elsewhere.origin}/api/chat.postMessage")


def to_teams(places: Places, code: int) -> Step:
    return answer({}, code, location=f"{places.teams_elsewhere.origin}/teams/v3/conversations")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("call", SLACK_CALLS.values(), ids=SLACK_CALLS)
async def test_row_77_the_web_api_leads_the_desk_nowhere_else(places: Places, call: SlackCall, code: int) -> None:
    places.slack.steps = [to_slack(places, code)]
    desk = SlackPlatform(replace(SLACK, api_url=f"{places.slack.origin}/api/"))

    with pytest.raises(NotReached, match="leads elsewhere"):
        await call(desk)

    await desk.close()
    assert (len(places.slack.calls), places.reached) == (1, [])


async def test_row_77_the_doctor_and_socket_mode_are_led_nowhere_else(places: Places) -> None:
    places.slack.steps = [to_slack(places, 307), to_slack(places, 307)]
    config = replace(SLACK, api_url=f"{places.slack.origin}/api/", app_token="xapp-canary")

    async def enough(_: float) -> None:
        raise Enough

    (line,) = await checks(config, (), lambda: NOW)
    listener = SocketMode(config, admit_nothing, enough)
    with pytest.raises(Enough):
        await listener.run()

    assert "leads elsewhere" in line.says
    assert "leads elsewhere" in str(listener.problem)
    assert (len(places.slack.calls), places.reached) == (2, [])


@pytest.mark.parametrize("code", CODES)
async def test_row_77_teams_leads_the_desk_nowhere_else(places: Places, code: int) -> None:
    there = Cloud(
        metadata=f"{places.teams.origin}/keys",
        login=places.teams.origin,
        service_url=f"{places.teams.origin}/teams/",
        origins=frozenset({places.teams.origin, places.teams_elsewhere.origin}),
    )
    config = replace(TEAMS, cloud=there, limits=())
    desk = TeamsPlatform(config, known(Desk(), config))
    places.teams.steps = [to_teams(places, code)] * 3

    with pytest.raises(NotReached, match="leads elsewhere"):
        await desk.post(Address(place=TEAMS_ACME), MESSAGE, "d-1")
    with pytest.raises(httpx.HTTPStatusError):
        await fetched(there.metadata)
    await desk.roster.email(direct(serviceUrl=there.service_url), CONTACT_ONE)

    await desk.close()
    assert (len(places.teams.calls), places.reached) == (3, [])


@pytest.mark.parametrize("code", CODES)
async def test_row_77_the_login_of_teams_leads_the_desk_nowhere_else(places: Places, code: int) -> None:
    places.teams.logins = [to_teams(places, code)]
    config = replace(TEAMS, cloud=Cloud(login=places.teams.origin))

    async with httpx.AsyncClient() as http:
        with pytest.raises(DeliveryFailed, match=f"HTTP {code}"):
            await Credentials(config).token(http)

    assert places.reached == []
