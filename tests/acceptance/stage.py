"""What a story is played on: a server on this machine's loopback, and a database that is migrated already."""

import asyncio
import contextlib
import functools
import socket
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from storage import database


@functools.cache
def migrated() -> bytes:
    """An empty SQLite database with every table, to be copied: migrating takes longer than a story."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        database.upgrade(f"sqlite:///{file}")
        return file.read_bytes()


@contextlib.asynccontextmanager
async def running(app: Starlette, listener: socket.socket) -> AsyncIterator[None]:
    """The app started and served on the listener, and at the end stopped, its connections gone."""
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_config=None, access_log=False))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not (server.started or serving.done()):
        await asyncio.sleep(0)
    try:
        async with app.router.lifespan_context(app):
            yield
        async with asyncio.timeout(5):
            while server.server_state.connections:
                await asyncio.sleep(0)
    finally:
        await _stopped(server, serving)


async def _stopped(server: uvicorn.Server, serving: asyncio.Task[None]) -> None:
    """Cancelled, since a server that is asked to exit takes its time, and nobody is connected any more."""
    for each in getattr(server, "servers", ()):
        each.close()
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving
