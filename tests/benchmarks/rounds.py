"""Servers in turns under the same load: each round a fresh process, a fresh address and requests of its own."""

import asyncio
import multiprocessing
import socket
from collections.abc import Callable
from dataclasses import dataclass

from starlette.applications import Starlette

from tests.benchmarks import endpoints, load
from tests.benchmarks.load import Figures

REQUESTS = 2_000
ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
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
            asyncio.run(load.sent(port, requests[: REQUESTS // 10]))
            return asyncio.run(load.sent(port, requests[REQUESTS // 10 :]))
        finally:
            server.kill()
            server.join()
