"""The sandbox is for this machine alone, and in a browser for its own page."""

import asyncio
import socket as socketlib

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import Message, Scope
from starlette.websockets import WebSocket

from adapters.sandbox.core.endpoint import LocalEndpoint
from adapters.sandbox.slack.sandbox import SlackSandbox
from tests.acceptance.stage import running

OWN = "http://127.0.0.1:3978"
LOCAL = ("127.0.0.1", 5000)

FOREIGN: dict[str, dict[str, str]] = {
    "a page elsewhere": {"origin": "https://evil.example"},
    "another port": {"origin": "http://127.0.0.1:8000"},
    "no origin to name": {"origin": "null"},
    "another name for this machine": {"host": "evil.example"},
    "a name that only begins well": {"host": "localhost.evil.example:3978"},
    "a proxy for somebody else": {"x-forwarded-for": "192.0.2.1"},
    "a proxy that claims to be for this machine": {"x-forwarded-for": "127.0.0.1", "via": "1.1 proxy"},
}
CROSS_SITE = {"sec-fetch-site": "cross-site"}


async def inside(request: Request) -> Response:
    """What is behind the endpoint."""
    return PlainTextResponse("inside")


async def socket(websocket: WebSocket) -> None:
    """A socket behind the endpoint."""
    await websocket.accept()
    await websocket.send_text("inside")
    await websocket.close()


BEHIND = LocalEndpoint(
    Starlette(routes=[Route("/", inside, methods=["GET", "POST"]), WebSocketRoute("/socket", socket)])
)


BEHIND_WITH_LIFESPAN = Starlette(routes=[Mount("/", BEHIND)])
"""The same, to be served."""


def web(peer: tuple[str, int] = LOCAL) -> httpx.AsyncClient:
    """Plain HTTP to what is behind the endpoint."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=BEHIND, client=peer), base_url=OWN)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
async def test_other_pages_can_read_and_do_nothing(method: str, headers: dict[str, str]) -> None:
    async with web() as client:
        answer = await client.request(method, "/", headers=headers)

    assert answer.status_code == 403


async def test_the_browsers_own_word_is_heard_but_links_may_be_followed() -> None:
    async with web() as client:
        done = await client.post("/", headers=CROSS_SITE)
        read = await client.get("/", headers={**CROSS_SITE, "sec-fetch-mode": "no-cors"})
        followed = await client.get("/", headers={**CROSS_SITE, "sec-fetch-mode": "navigate"})

    assert (done.status_code, read.status_code, followed.status_code) == (403, 403, 200)


@pytest.mark.parametrize("host", ["127.0.0.1:3978", "localhost:3978", "[::1]:3978", "localhost"])
async def test_our_own_page_is_served_under_each_local_name(host: str) -> None:
    async with web() as client:
        answer = await client.post("/", headers={"host": host, "origin": f"http://{host}"})

    assert answer.text == "inside"


@pytest.mark.parametrize("headers", [*FOREIGN.values(), CROSS_SITE], ids=[*FOREIGN, "its own word"])
async def test_no_socket_is_opened_to_other_pages(headers: dict[str, str]) -> None:
    answer = await shaken({"host": "127.0.0.1:3978", **headers})

    assert answer["type"] == "websocket.close"


@pytest.mark.parametrize(("origin", "status"), [("https://evil.example", b"403"), (None, b"101")])
async def test_the_handshake_of_a_socket_is_answered_on_the_wire(
    origin: str | None, status: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with socketlib.create_server(("127.0.0.1", 0)) as listener:
        own = f"127.0.0.1:{listener.getsockname()[1]}"
        async with running(BEHIND_WITH_LIFESPAN, listener):
            answer = await handshake(own, origin or f"http://{own}")

    assert answer.split()[1] == status
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.parametrize("headers", [{}, {"origin": OWN}], ids=["a program", "our own page"])
async def test_a_socket_is_opened_to_our_own_page(headers: dict[str, str]) -> None:
    answer = await shaken({"host": "127.0.0.1:3978", **headers})

    assert answer["type"] == "websocket.accept"


@pytest.mark.parametrize("peer", ["192.0.2.7", "::ffff:192.0.2.7", "testclient"])
async def test_other_machines_are_shown_the_door(peer: str) -> None:
    async with web((peer, 5000)) as client:
        answer = await client.get("/")

    assert answer.status_code == 403


async def test_the_platforms_side_of_the_wire_is_behind_it_too(sandbox: SlackSandbox) -> None:
    transport = httpx.ASGITransport(app=Starlette(routes=sandbox.wire()), client=("192.0.2.7", 5000))

    async with httpx.AsyncClient(transport=transport, base_url=OWN) as client:
        answer = await client.get("/sandbox/slack/api/auth.test")

    assert answer.status_code == 403


async def handshake(host: str, origin: str) -> bytes:
    """The first line of what a server answers to the handshake of a socket."""
    reader, writer = await asyncio.open_connection(*host.split(":"))
    lines = (
        "GET /socket HTTP/1.1",
        f"Host: {host}",
        f"Origin: {origin}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    )
    writer.write("\r\n".join((*lines, "", "")).encode())
    answer = await reader.readline()
    writer.close()
    return answer


async def shaken(headers: dict[str, str]) -> Message:
    """The first response to the handshake of a socket."""
    scope: Scope = {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "scheme": "ws",
        "path": "/socket",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": LOCAL,
        "extensions": {"websocket.http.response": {}},
    }
    answers: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        answers.append(message)

    await BEHIND(scope, receive, send)
    return answers[0]
