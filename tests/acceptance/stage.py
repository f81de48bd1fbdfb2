"""What a story is played on: a server on this machine's loopback, and a database that is migrated already."""

import asyncio
import contextlib
import functools
import socket
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from adapters.composition.desk_in_force import begin
from adapters.composition.settings import settings_of
from adapters.desk_file.judged import DeskFile
from adapters.desk_file.reader import parse
from policies.library import Library
from storage import database
from tests.migrated import migrated
from tests.shipped import LIBRARY
from tests.waiting import PATIENCE


def prepare(kept: Path, desk_file: Path, start: datetime, library: Library = LIBRARY) -> DeskFile:
    """Write a database of a desk that has begun with the file at `start`; return what was read in the file.

    Every story on the same file reads it, and agrees on its contracts, once a process.
    """
    found, begun = _begun(desk_file.read_text(), start, library)
    kept.write_bytes(begun)
    return found


@functools.lru_cache(maxsize=32)
def _begun(text: str, start: datetime, library: Library) -> tuple[DeskFile, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        file, desk_file = Path(folder) / "begun.db", Path(folder) / "desk.toml"
        found = parse(text, str(desk_file), library)
        file.write_bytes(migrated())
        settings = settings_of({"DATABASE_URL": f"sqlite:///{file}", "PLANDESK_DESK": desk_file})
        kept = database.upgraded(settings.database_url)
        begin(found, settings, library, kept, start)
        kept.close()
        return found, file.read_bytes()


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
