"""Servers in turns under the same load: each round a fresh process, a fresh address and requests of its own."""

import asyncio
import multiprocessing
import socket
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace
from starlette.applications import Starlette

from tests.benchmarks import endpoints, load
from tests.benchmarks.load import Figures
from tests.benchmarks.rows import processor_seconds

REQUESTS = 2_000
ROUNDS = 3


class Side(Struct, frozen=True, kw_only=True):
    """A server, made in its own process from the address of a database, and the requests that it takes."""

    make: Callable[[str], Starlette]
    requests: Callable[[int], list[bytes]] = load.messages


def best(url: Callable[[], str], *sides: Side) -> list[Figures]:
    """The best round of each; they take turns, so that a slow moment of the machine hits all alike."""
    rounds = [[_measured(side, url(), turn) for side in sides] for turn in range(ROUNDS)]
    return [max(figures, key=lambda one: one.rate) for figures in zip(*rounds, strict=True)]


def _measured(side: Side, url: str, turn: int) -> Figures:
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        port = listener.getsockname()[1]
        server = multiprocessing.get_context("spawn").Process(target=endpoints.serve, args=(side.make, url, listener))
        server.start()
        try:
            requests = side.requests(REQUESTS * (turn + 1))[REQUESTS * turn :]
            first, others = requests[: REQUESTS // 10], requests[REQUESTS // 10 :]
            asyncio.run(load.sent(port, first))
            before = processor_seconds(server.pid or 0)
            figures = asyncio.run(load.sent(port, others))
            return replace(figures, processor=1000 * (processor_seconds(server.pid or 0) - before) / len(others))
        finally:
            server.kill()
            server.join()
