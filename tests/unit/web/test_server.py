"""What the server bears from those who connect to it, on real connections. Deadlines are short; nothing is timed."""

import asyncio
import contextlib
import socket
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from adapters.web.server import HEAD_BYTES, Connection, configuration
from tests.acceptance.stage import running
from tests.waiting import until

LOCAL = "127.0.0.1"
ASKED = b"GET /peer HTTP/1.1\r\nHost: desk\r\n\r\n"
HALF: dict[str, bytes] = {
    "nothing": b"",
    "half a head": b"POST /echo HTTP/1.1\r\nHost: des",
    "half a body": b"POST /echo HTTP/1.1\r\nHost: desk\r\nContent-Length: 9\r\n\r\n{",
    "half a body that nobody reads": b"POST /peer HTTP/1.1\r\nHost: desk\r\nContent-Length: 9\r\n\r\n{",
    "a whole request and half of one": ASKED + b"GET",
}


class Hasty(Connection):
    """A connection with little patience, which says when it has looked."""

    seconds = 0.05
    looked = asyncio.Event()

    def _look(self) -> None:
        super()._look()
        type(self).looked.set()


@dataclass(kw_only=True)
class Desk:
    """An application whose work is done when it is told."""

    port: int = 0
    at_work: int = 0
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)
    done: asyncio.Event = field(default_factory=asyncio.Event)

    async def connect(self, begun: bytes) -> tuple[StreamReader, StreamWriter]:
        """A connection with so much sent on it."""
        reader, writer = await asyncio.open_connection(LOCAL, self.port)
        writer.write(begun)
        return reader, writer

    async def answered(self, request: bytes) -> str:
        """Everything that comes back until the desk hangs up, which it is asked to."""
        reader, writer = await self.connect(request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
        said = await reader.read()
        writer.close()
        return said.decode()

    async def echo(self, request: Request) -> Response:
        """What was sent."""
        try:
            return Response(await request.body())
        except ClientDisconnect:
            self.hung_up.set()
            raise

    async def peer(self, request: Request) -> Response:
        """Who is taken for the sender."""
        return PlainTextResponse(f"{request.client and request.client.host} {request.url.scheme}")

    async def work(self, request: Request) -> Response:
        """Something that takes a while."""
        self.at_work += 1
        await self.done.wait()
        return PlainTextResponse("done")


@contextlib.asynccontextmanager
async def served(kind: type[Connection] = Connection, places: int | None = None) -> AsyncIterator[Desk]:
    """The desk, served as it is to strangers but for these two."""
    desk = Desk()
    routes = [Route("/echo", desk.echo, methods=["POST"]), Route("/work", desk.work)]
    app = Starlette(routes=[*routes, Route("/peer", desk.peer, methods=["GET", "POST"])])
    config = configuration(app)
    config.http = kind
    config.lifespan = "off"
    config.limit_concurrency = places or config.limit_concurrency
    with socket.create_server((LOCAL, 0)) as listener:
        desk.port = listener.getsockname()[1]
        async with running(app, listener, config):
            yield desk


@pytest.mark.parametrize("begun", HALF.values(), ids=HALF)
async def test_who_does_not_finish_asking_is_hung_up_on(begun: bytes) -> None:
    async with served(Hasty) as desk:
        reader, writer = await desk.connect(begun)

        said = await reader.read()

        writer.close()
    assert said.count(b"HTTP/1.1 200") == (b"peer" in begun)


async def test_who_asks_for_ever_is_hung_up_on() -> None:
    sent = 0
    async with served(Hasty) as desk:
        reader, writer = await desk.connect(b"GET /peer HTTP/1.1\r\nX: ")

        with contextlib.suppress(ConnectionError):
            while not reader.at_eof():
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0)
                sent += 1

        writer.close()
    assert sent < HEAD_BYTES


async def test_the_desk_hears_that_the_rest_of_a_request_does_not_come() -> None:
    async with served(Hasty) as desk:
        _, writer = await desk.connect(HALF["half a body"])

        await asyncio.wait_for(desk.hung_up.wait(), 10)

        writer.close()


async def test_nobody_is_hung_up_on_while_the_desk_is_at_work() -> None:
    Hasty.looked.clear()
    async with served(Hasty) as desk:
        asked = asyncio.create_task(desk.answered(b"GET /work HTTP/1.1\r\nHost: desk\r\n\r\n"))
        await Hasty.looked.wait()

        desk.done.set()

        assert (await asked).endswith("done")


async def test_who_waits_gives_way_to_who_asks() -> None:
    async with served(places=20) as desk:
        crowd = [await desk.connect(list(HALF.values())[nth % 5]) for nth in range(60)]

        answers = [await desk.answered(ASKED) for _ in range(8)]

        for _, writer in crowd:
            writer.close()
    assert [answer.partition("\r\n")[0] for answer in answers] == ["HTTP/1.1 200 OK"] * 8


async def test_while_the_desk_is_at_work_in_every_place_who_asks_is_told_to_come_again() -> None:
    async with served(places=4) as desk:
        working = [asyncio.create_task(desk.answered(ASKED.replace(b"peer", b"work"))) for _ in range(3)]
        await until(lambda: desk.at_work == 3)

        refused = await desk.answered(ASKED)

        desk.done.set()
        assert [(await each).endswith("done") for each in working] == [True] * 3
        assert refused.startswith("HTTP/1.1 503 ")
        assert (await desk.answered(ASKED)).startswith("HTTP/1.1 200 ")


@pytest.mark.parametrize("head", [b"GET /" + b"x" * HEAD_BYTES, b"GET / HTTP/1.1\r\nX: " + b"x" * HEAD_BYTES])
async def test_a_head_without_end_is_refused(head: bytes) -> None:
    async with served() as desk:
        reader, writer = await desk.connect(head + b"x")

        assert (await reader.read()).startswith(b"HTTP/1.1 400 ")

        writer.close()


async def test_nobody_is_believed_to_be_somebody_else() -> None:
    claims = b"\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n\r\n"
    async with served() as desk:
        assert (await desk.answered(ASKED.replace(b"\r\n\r\n", claims))).endswith(f"{LOCAL} http")
