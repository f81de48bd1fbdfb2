"""A tenant on a standing clock, a desk that notes what it is sent, and the connector between them."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.teams.people import Member, TeamsChannel, TeamsPopulation
from adapters.sandbox.teams.sandbox import TeamsSandbox

TENANT = "7a1c0000-0000-4000-8000-000000000001"
APP = "7a1c0000-0000-4000-8000-00000000a001"
AGENT = "7a1c0000-0000-4000-8000-0000000000a1"
CONTACT = "7a1c0000-0000-4000-8000-0000000000c1"
SUPPORT = "19:5a0f@thread.tacv2"
PASSWORD = "a-password"
REAL = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class DeskStub:
    """The desk's end of the wire: keeps every activity and gives the answer that it was told to give."""

    def __init__(self) -> None:
        self.requests: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.answer: Response = Response()

    async def take(self, request: Request) -> Response:
        """One request."""
        self.requests.append((dict(request.headers), json.loads(await request.body())))
        return self.answer

    @property
    def activities(self) -> list[dict[str, Any]]:
        """The activities that came."""
        return [activity for _, activity in self.requests]


@pytest.fixture
def clock() -> ManualClock:
    """Stands still until a test moves it."""
    return ManualClock(datetime(2026, 3, 2, 15, 0, tzinfo=UTC))


@pytest.fixture
def real() -> ManualClock:
    """Real time, as far as tokens know."""
    return ManualClock(REAL)


@pytest.fixture
def desk() -> DeskStub:
    """The desk's end of the wire."""
    return DeskStub()


def population() -> TeamsPopulation:
    """A tenant with an agent, a contact and one channel."""
    agent = Member(aad=AGENT, name="Agent One", email="agent.one@vendor.example")
    contact = Member(aad=CONTACT, name="Contact One", email="one@acme.example", timezone="Europe/Paris")
    channel = TeamsChannel(
        id=SUPPORT,
        name="support-acme",
        team="19:7ea3@thread.tacv2",
        team_name="Acme",
        members=frozenset({AGENT, CONTACT}),
    )
    return TeamsPopulation(
        tenant=TENANT,
        app=APP,
        bot_name="plandesk",
        members={AGENT: agent, CONTACT: contact},
        channels={SUPPORT: channel},
    )


@pytest.fixture
async def teams(clock: ManualClock, real: ManualClock, desk: DeskStub) -> AsyncIterator[TeamsSandbox]:
    """A tenant, connected within the process to the stub of a desk."""
    teams = TeamsSandbox(clock=clock, real=real, password=PASSWORD, population=population())
    app = Starlette(routes=[Route("/api/messages", desk.take, methods=["POST"])])
    teams.connect(httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:3978"))
    yield teams
    await teams.close()


@pytest.fixture
async def web(teams: TeamsSandbox) -> AsyncIterator[httpx.AsyncClient]:
    """Plain HTTP to the stand-in, within the process, its base where all the platform's addresses are."""
    transport = httpx.ASGITransport(app=Starlette(routes=teams.wire()))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:3978/sandbox/teams/") as client:
        yield client


@pytest.fixture
async def token(web: httpx.AsyncClient) -> str:
    """A token for the connector."""
    return await granted(web)


async def granted(web: httpx.AsyncClient, **changed: str) -> str:
    """A token as the desk gets it, or asked for otherwise."""
    form = {
        "grant_type": "client_credentials",
        "client_id": APP,
        "client_secret": PASSWORD,
        "scope": "https://api.botframework.com/.default",
    }
    answer = await web.post(f"{TENANT}/oauth2/v2.0/token", data=form | changed)
    return str(answer.json().get("access_token", ""))


class Connector:
    """The connector, called with the right token."""

    def __init__(self, web: httpx.AsyncClient, token: str) -> None:
        self._web = web
        self._headers = {"authorization": f"Bearer {token}"}

    async def __call__(self, method: str, path: str, body: object = None) -> httpx.Response:
        """One call below `v3/conversations`."""
        sent = {} if body is None else {"json": body}
        return await self._web.request(method, f"v3/conversations{path}", headers=self._headers, **sent)


@pytest.fixture
def connector(web: httpx.AsyncClient, token: str) -> Connector:
    """The connector, called with the right token."""
    return Connector(web, token)


def says(text: str, **more: object) -> dict[str, object]:
    """A message of the bot."""
    return {"type": "message", "text": text, **more}


def card(*body: object, **more: object) -> dict[str, object]:
    """A message that is a card."""
    content = {"type": "AdaptiveCard", "version": "1.5", "body": list(body), **more}
    return {
        "type": "message",
        "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": content}],
    }


ACKNOWLEDGE = {"type": "Action.Execute", "title": "Acknowledge", "verb": "ack", "data": {"subject": "EX-1"}}
ANSWERED = JSONResponse({"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Done."})
