"""Where faults are staged: a stand-in platform that outlives the desk, and the desk in a process that can be killed.

The process runs what the command runs (`test_starting.py`), forked from a server that has its imports done.
"""

import asyncio
import contextlib
import multiprocessing
import os
import signal
import socket
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette

from adapters.cli.main import main
from adapters.composition.app import assemble
from adapters.composition.assembly import Assembly, Surroundings
from adapters.composition.clock import SystemClock
from adapters.composition.settings import settings_of
from adapters.desk_file.reader import read as read_desk_file
from adapters.sandbox.core.clock import HandClock, MovableClock
from adapters.sandbox.core.faults import Call
from adapters.sandbox.example import DESK_FILE
from adapters.sandbox.slack.population import populated
from adapters.sandbox.slack.sandbox import API, SlackSandbox
from adapters.sandbox.slack.state import PostedMessage
from tests.acceptance.stage import Unsignalled, make_database
from tests.ports import LOCAL, free_port
from tests.shipped import LIBRARY
from tests.waiting import PATIENCE, until

TOKEN, SECRET, LOG = "xoxb-token-canary", "secret-canary", "desk.log"
(_FORKS := multiprocessing.get_context("forkserver")).set_forkserver_preload(["tests.faults.preloaded"])


@dataclass(kw_only=True)
class Stage:
    """One stand-in platform, one database file, and whichever desk is running on them."""

    sandbox: SlackSandbox
    folder: Path
    address: str
    environment: dict[str, str]
    process: ForkServerProcess | None = field(default=None, init=False)

    @property
    def database(self) -> Path:
        """The desk's file."""
        return self.folder / "desk.db"

    @property
    def log(self) -> str:
        """Everything that desks in processes have logged here."""
        return (self.folder / LOG).read_text()

    async def start(self) -> None:
        """Starts a desk in a process of its own, and waits until it takes requests."""
        make_database(self.database)
        self.process = self.forked("run")
        await until(self._is_up)

    async def refused(self, **settings: str) -> str:
        """What a desk says that does not even start, with these settings changed; its exit status is 2."""
        self.process = self.forked("run", **settings)
        await asyncio.to_thread(self.process.join, PATIENCE)
        assert self.process.exitcode == 2, self.log
        return self.log

    async def runs(self, *arguments: str, **settings: str) -> tuple[int | None, str, str]:
        """Another command, with these settings changed: its exit status, and what it says on stdout and stderr."""
        process = self.forked(*arguments, out="out", err="err", **settings)
        await asyncio.to_thread(process.join, PATIENCE)
        return process.exitcode, (self.folder / "out").read_text(), (self.folder / "err").read_text()

    def forked(self, *arguments: str, out: str = LOG, err: str = LOG, **settings: str) -> ForkServerProcess:
        """A command that has begun, in a process of its own."""
        forked = _FORKS.Process(target=_run, args=(self.environment | settings, self.folder, arguments, out, err))
        forked.start()
        return forked

    async def kill(self) -> None:
        """kill -9."""
        await self.stop(signal.SIGKILL)

    async def stop(self, told: signal.Signals = signal.SIGTERM) -> int | None:
        """A signal that ends it; the exit status."""
        if self.process is None:
            return None
        ended, self.process = self.process, None
        if ended.is_alive():
            os.kill(ended.pid or 0, told)
        await asyncio.to_thread(ended.join, PATIENCE)
        return ended.exitcode

    def told(self, what: signal.Signals) -> None:
        """Sends the desk a signal, and waits for nothing."""
        assert self.process is not None
        os.kill(self.process.pid or 0, what)

    async def restart(self) -> None:
        """kill -9, and a new start."""
        await self.kill()
        await self.start()

    @contextlib.asynccontextmanager
    async def desk(self, surroundings: Surroundings) -> AsyncIterator[Assembly]:
        """A desk in this process, for clocks moved by hand. It ends as at a SIGTERM."""
        make_database(self.database)
        assembly = assemble(settings_of(self.environment), surroundings)
        async with served(assembly.app, socket.create_server((LOCAL, int(self.environment["PORT"])))):
            yield assembly

    async def quiet(self, *channels: str) -> None:
        """Waits until the desk has said all that it has to say, or all that it has to say there."""
        there = " OR ".join(f"conversation LIKE '%/{channel}'" for channel in channels) or "true"
        await until(lambda: self.count(f"outbox WHERE state IN ('waiting', 'sending') AND ({there})") == 0)

    async def asked_for(self, path: str) -> httpx.Response:
        """What the desk answers there."""
        async with httpx.AsyncClient(base_url=self.address) as http:
            return await http.get(path, timeout=PATIENCE)

    async def says_yes(self, path: str) -> bool:
        """Whether the desk answers, and well."""
        with contextlib.suppress(httpx.TransportError):
            return (await self.asked_for(path)).is_success
        return False

    def takes_connections(self) -> bool:
        """Whether anybody listens at the desk's address."""
        with contextlib.suppress(ConnectionError):
            socket.create_connection((LOCAL, int(self.environment["PORT"])), timeout=1).close()
            return True
        return False

    def count(self, rows: str) -> int:
        """How many rows there are, of a table and by a condition."""
        return int(self.look(f"SELECT count(*) FROM {rows}")[0][0])  # noqa: S608 - the tests' own words

    def look(self, query: str) -> list[tuple[Any, ...]]:
        """What the database answers to those who only look."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=rw", uri=True)) as connection:
            return connection.execute(query).fetchall()

    def replies(self, channel: str, ts: str) -> list[PostedMessage]:
        """What stands in a thread, without its root."""
        return list(self.sandbox.thread(channel, ts)[1:])

    def posts(self, channel: str | None = None) -> list[Call]:
        """Every post that was tried, in order."""
        asked = [call for call in self.sandbox.calls if call.method == "chat.postMessage"]
        return [call for call in asked if channel in {None, call.arguments["channel"]}]

    def check(self) -> None:
        """What must hold after every fault: nothing said twice, nothing that the platform minds."""
        self.sandbox.assert_clean()
        said = Counter(delivery(call) for call in self.posts() if call.stored)
        assert [name for name, times in said.items() if times > 1] == []

    async def _is_up(self) -> bool:
        assert self.process is not None and self.process.is_alive(), self.log  # noqa: PT018 - one thing to know
        return self.takes_connections() and await self.says_yes("/healthz")


@contextlib.asynccontextmanager
async def standing(
    folder: Path, clock: HandClock | None = None, app_token: str | None = None, desk_file: Path = DESK_FILE, **more: Any
) -> AsyncIterator[Stage]:
    """A stage with its platform served, which may have `more` settings; what runs at the end is killed."""
    real, listener = SystemClock(), socket.create_server((LOCAL, 0))
    own, port = f"http://{LOCAL}:{listener.getsockname()[1]}", free_port()
    sandbox = SlackSandbox(
        clock=clock or MovableClock(real),
        real=real,
        signing_secret=SECRET,
        bot_token=TOKEN,
        population=populated(read_desk_file(desk_file, LIBRARY).desk),
        own_url=own,
        app_token=app_token,
        **more,
    )
    stage = Stage(
        sandbox=sandbox,
        folder=folder,
        address=f"http://{LOCAL}:{port}",
        environment={
            "DATABASE_URL": f"sqlite:///{folder / 'desk.db'}",
            "PLANDESK_DESK": str(desk_file),
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_APP_TOKEN": app_token or "",
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": f"{own}{API}",
            "PORT": str(port),
        },
    )
    sandbox.connect(stage.address)
    async with served(Starlette(routes=sandbox.wire()), listener):
        try:
            yield stage
        finally:
            await stage.kill()
            await sandbox.close()


@contextlib.asynccontextmanager
async def served(app: Starlette, listener: socket.socket) -> AsyncIterator[None]:
    """An application, served in this loop."""
    server = Unsignalled(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    await until(lambda: server.started or serving.done())
    try:
        yield
    finally:
        server.should_exit = True
        await serving


def delivery(call: Call) -> str:
    """The id that a post carries."""
    metadata = call.arguments["metadata"]
    assert isinstance(metadata, dict)
    return str(metadata["event_payload"]["delivery"])


def _run(environment: dict[str, str], folder: Path, arguments: tuple[str, ...], out: str, err: str) -> None:
    os.setpgid(0, 0)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for name, stream in ((out, sys.stdout), (err, sys.stderr)):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream.fileno())
    main([*arguments])
