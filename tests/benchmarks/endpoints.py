"""What takes the requests: the desk, and beside it the least that others would put there. Each runs in a process."""

import asyncio
import hashlib
import hmac
import json
import logging
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from sqlmodel import Field, Session, SQLModel
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.composition.app import assemble
from adapters.composition.settings import settings_of
from adapters.web.server import configuration, settle_memory
from storage import engines
from tests.benchmarks.load import PATH, SECRET, desk_file

Heard = Callable[[dict[str, object]], object]


class HeardRow(SQLModel, table=True):
    """What a bot would keep of a message."""

    __tablename__ = "heard"

    id: int | None = Field(default=None, primary_key=True)
    event: str = Field(unique=True)
    user: str
    text: str
    at: datetime


def desk(url: str) -> Starlette:
    """The whole desk. It speaks to nobody: its platform is not there."""
    settings = settings_of(
        {
            "DATABASE_URL": url,
            "PLANDESK_DESK": desk_file(Path(mkdtemp())),
            "SLACK_BOT_TOKEN": "xoxb-benchmark",
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": "http://127.0.0.1:9/",
        }
    )
    app = assemble(settings).app
    settle_memory()
    return app


def floor(_: str) -> Starlette:
    """The signature checked and the body read."""

    async def receive(request: Request) -> Response:
        body = await request.body()
        signed = f"v0:{request.headers['x-slack-request-timestamp']}:".encode() + body
        expected = f"v0={hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()}"
        if not hmac.compare_digest(expected, request.headers["x-slack-signature"]):
            return Response(status_code=401)
        json.loads(body)
        return Response()

    return Starlette(routes=[Route(PATH, receive, methods=["POST"])])


def bolt(_: str) -> Starlette:
    """Bolt with a listener that does nothing."""
    return _bolt(lambda event: None)


def bolt_and_row(url: str) -> Starlette:
    """Bolt with a listener that keeps one row through a session, in one thread, as SQLite likes it best."""
    engine = engines.writing(engines.parse(url))
    SQLModel.metadata.create_all(engine)

    def keep(event: dict[str, object]) -> None:
        row = HeardRow(event=str(event["ts"]), user=str(event["user"]), text=str(event["text"]), at=datetime.now(UTC))
        with Session(engine) as session:
            session.add(row)
            session.commit()

    return _bolt(keep, ThreadPoolExecutor(1 if engine.dialect.name == "sqlite" else 8))


def _bolt(heard: Heard, threads: ThreadPoolExecutor | None = None) -> Starlette:
    async def authorize(**_: object) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T0DESK", bot_token="xoxb-benchmark")

    app = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)

    @app.event("message")
    async def message(event: dict[str, object]) -> None:
        if threads is None:
            heard(event)
        else:
            await asyncio.get_running_loop().run_in_executor(threads, partial(heard, event))

    handler = AsyncSlackRequestHandler(app)

    async def receive(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route(PATH, receive, methods=["POST"])])


def serve(make: Callable[[str], Starlette], url: str, listener: socket.socket) -> None:
    """Serves until the process is ended."""
    logging.disable(logging.CRITICAL)
    uvicorn.Server(configuration(make(url))).run(sockets=[listener])
