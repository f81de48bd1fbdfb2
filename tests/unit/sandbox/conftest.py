"""A sandbox on a standing clock, a desk that notes what it is sent, and the platform's own client between them."""

import json
import socket
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.slack.people import SlackPopulation
from adapters.sandbox.slack.population import populated
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Contact, Person, Role
from bot.model.places import Account, Place

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from adapters.sandbox.slack.sandbox import SlackSandbox

SECRET = "a-signing-secret"
TOKEN = "xoxb-a-token"
MONDAY = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
REAL = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class DeskStub:
    """The desk's end of the wire: keeps every request and gives the answer that it was told to give."""

    def __init__(self) -> None:
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self.answer: Response = PlainTextResponse("")

    async def take(self, request: Request) -> Response:
        """One request."""
        self.requests.append((dict(request.headers), await request.body()))
        return self.answer

    @property
    def events(self) -> list[dict[str, Any]]:
        """The event payloads that came."""
        return [json.loads(body) for headers, body in self.requests if headers["content-type"] == "application/json"]

    @property
    def forms(self) -> list[dict[str, str]]:
        """The forms that came: commands, and clicks under `payload`."""
        return [dict(parse_qsl(body.decode())) for headers, body in self.requests if "form" in headers["content-type"]]

    @property
    def clicks(self) -> list[dict[str, Any]]:
        """The payloads of the clicks that came."""
        return [json.loads(form["payload"]) for form in self.forms]


@pytest.fixture
def clock() -> ManualClock:
    """Stands still until a test moves it."""
    return ManualClock(MONDAY)


@pytest.fixture
def population() -> SlackPopulation:
    """A desk with one agent, and one customer with one contact and a colleague."""
    agent = Person(
        id=PersonId("agent-one"),
        name="Agent One",
        email="agent.one@vendor.example",
        roles=frozenset({Role.AGENT}),
        accounts=(Account.parse("slack:T0DESK/U0AGENT1"),),
    )
    contact = Contact(
        id=PersonId("acme-one"),
        name="Contact One",
        email="one@acme.example",
        accounts=(Account.parse("slack:T0ACME/U0ONE"),),
        since=date(2026, 1, 5),
    )
    acme = Customer(
        id=CustomerId("acme"),
        name="Acme",
        plan="a/b",
        channels=(Place.parse("slack:T0DESK/C0ACME"),),
        contacts=(contact,),
    )
    triage = (Place.parse("slack:T0DESK/C0TRIAGE"),)
    found = populated(
        Desk(name="Example Support", ticket_prefix="EX", triage=triage, people=(agent,), customers=(acme,))
    )
    assert found is not None
    return found


@pytest.fixture
def desk() -> DeskStub:
    """The desk's end of the wire."""
    return DeskStub()


def connected(desk: DeskStub) -> httpx.AsyncClient:
    """The way to the desk, within the process."""
    app = Starlette(routes=[Route("/slack/events", desk.take, methods=["POST"])])
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:3978")


@pytest.fixture
async def sandbox(clock: ManualClock, population: SlackPopulation, desk: DeskStub) -> AsyncIterator["SlackSandbox"]:
    """A sandbox, connected within the process to the stub of a desk."""
    from adapters.sandbox.slack.sandbox import SlackSandbox

    sandbox = SlackSandbox(
        clock=clock, real=ManualClock(REAL), signing_secret=SECRET, bot_token=TOKEN, population=population
    )
    sandbox.connect(connected(desk))
    yield sandbox
    await sandbox.close()


@pytest.fixture
async def web(sandbox: "SlackSandbox") -> AsyncIterator[httpx.AsyncClient]:
    """Plain HTTP to the sandbox, within the process."""
    transport = httpx.ASGITransport(app=Starlette(routes=sandbox.wire()))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:3978") as client:
        yield client


class Api:
    """The Web API, called with JSON and the right token."""

    def __init__(self, web: httpx.AsyncClient) -> None:
        self._web = web

    async def __call__(self, method: str, **arguments: object) -> dict[str, Any]:
        """One call."""
        from adapters.sandbox.slack.sandbox import API

        headers = {"authorization": f"Bearer {TOKEN}"}
        answer = await self._web.post(f"{API}{method}", json=arguments, headers=headers)
        found: dict[str, Any] = answer.json()
        return found


@pytest.fixture
def api(web: httpx.AsyncClient) -> Api:
    """The Web API, called with JSON and the right token."""
    return Api(web)


@pytest.fixture
async def slack(sandbox: "SlackSandbox") -> AsyncIterator["AsyncWebClient"]:
    """The platform's own client, over a real connection, without retries."""
    from slack_sdk.web.async_client import AsyncWebClient

    from adapters.sandbox.slack.sandbox import API
    from tests.acceptance.stage import served

    listener = socket.create_server(("127.0.0.1", 0))
    async with served(Starlette(routes=sandbox.wire()), listener):
        address = f"http://127.0.0.1:{listener.getsockname()[1]}{API}"
        yield AsyncWebClient(token=TOKEN, base_url=address, retry_handlers=[], timeout=5)
