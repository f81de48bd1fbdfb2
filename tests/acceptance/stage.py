"""What a story is played on: a server on this machine's loopback, and a database that is migrated already."""

import asyncio
import contextlib
import functools
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from storage import database
from tests.waiting import PATIENCE


@functools.cache
def migrated() -> bytes:
    """An empty SQLite database with every table, to be copied: migrating takes longer than a story."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        database.upgrade(f"sqlite:///{file}")
        return file.read_bytes()


def make_database(file: Path) -> None:
    """A file with every table, unless it is there."""
    if not file.exists():
        file.touch(0o600)
        file.write_bytes(migrated())


class Unsignalled(uvicorn.Server):
    """A server that leaves the signals of its process alone: to take them over, and give them back, takes its time."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing is done."""
        yield


@contextlib.asynccontextmanager
async def served(app: ASGIApp, listener: socket.socket, config: uvicorn.Config | None = None) -> AsyncIterator[None]:
    """The app served on the listener, and at the end its connections gone. It is started by whoever made it."""
    server = Unsignalled(config or uvicorn.Config(app, lifespan="off", log_config=None, access_log=False))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await _true(lambda: server.started or serving.done())
        yield
        await _true(lambda: not server.server_state.connections)
    finally:
        await _stopped(server, serving)


@contextlib.asynccontextmanager
async def running(app: Starlette, listener: socket.socket, config: uvicorn.Config | None = None) -> AsyncIterator[None]:
    """The app started and served on the listener, and at the end stopped, its connections gone."""
    async with served(app, listener, config), app.router.lifespan_context(app):
        yield


async def _true(condition: Callable[[], bool]) -> None:
    """Lets others go on until it is so; raises TimeoutError where that takes too long."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if condition():
                return
            await asyncio.sleep(0)


async def _stopped(server: uvicorn.Server, serving: asyncio.Task[None]) -> None:
    """Cancelled, since a server that is asked to exit takes its time, and nobody is connected any more."""
    for each in getattr(server, "servers", ()):
        each.close()
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving
