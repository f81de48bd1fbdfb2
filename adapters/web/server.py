"""The server, and what it bears from strangers: long heads, slow senders, slow readers and crowds of the idle.

uvicorn limits heads (with h11 alone) and requests at work. It leaves open how long somebody may take to ask, and lets
those who only wait keep others out. So each connection here has a deadline while it is the other side's turn, and when
places run out, those that have waited longest give theirs up. A delivery is turned away (503, to be delivered again)
only while the desk is at work for all the others.

No header is believed that names a sender other than the one who is connected: nothing here depends on that except the
local page, which is for this machine alone.
"""

import asyncio
import gc
from heapq import nsmallest
from typing import Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS: Final = 10.0
"""The time for a whole request, head and body, since it could begin; and the time to read an answer."""
HEAD_BYTES: Final = 32 * 1024
"""The most bytes of a head: twice the longest token that a platform sends and that is looked at."""
PLACES: Final = 500
"""The most connections at a time: many systems let a process have 1,024 files."""
GIVEN_UP: Final = PLACES // 10
"""The places that are freed at once, so that a crowd isn't searched for each newcomer."""
_MUCH: Final = 10_000
"""The values to make, beyond those that are gone again, between two searches for garbage."""


class Connection(H11Protocol):
    """A connection that ends when its other side takes too long, or when others need its place."""

    seconds = SECONDS
    _since = 0.0
    _deadline: asyncio.TimerHandle | None = None

    @property
    def waits(self) -> bool:
        """Return whether it is the other side's turn: to ask, to finish asking, or to read."""
        cycle = self.cycle
        if cycle is None:  # before the first request
            return True
        return cycle.response_complete or cycle.more_body or self.flow.write_paused

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin a turn; if places run out, the connections that have waited longest are given up."""
        super().connection_made(transport)
        self._begin_turn()
        if len(self.connections) >= (self.limit_concurrency or PLACES):
            waiting = (one for one in self.connections if isinstance(one, Connection) and one.waits and one is not self)
            for longest in nsmallest(GIVEN_UP, waiting, key=lambda one: one._since):
                longest.give_up()

    def on_response_complete(self) -> None:
        """Begin the turn for the next request."""
        super().on_response_complete()
        if not self.transport.is_closing():
            self._begin_turn()

    def handle_websocket_upgrade(self, event: object) -> None:
        """End the turn: a socket has no deadline."""
        self._end_turn()
        super().handle_websocket_upgrade(event)  # type: ignore[arg-type]  # h11's, which is none of our dependencies

    def connection_lost(self, exc: Exception | None) -> None:
        """End the turn, since nobody is waited for any more."""
        self._end_turn()
        super().connection_lost(exc)

    def give_up(self) -> None:
        """End the connection at once, without waiting for the other side to read the rest."""
        self.connections.discard(self)
        self.transport.abort()

    def _begin_turn(self) -> None:
        self._end_turn()
        self._since = self.loop.time()
        self._deadline = self.loop.call_later(self.seconds, self._look)

    def _end_turn(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()

    def _look(self) -> None:
        """Give the connection up if it is still the other side's turn; while the desk is at work, look again later."""
        if self.waits:
            self.give_up()
        else:
            self._deadline = self.loop.call_later(self.seconds, self._look)


def settle_memory() -> None:
    """Leave what is there before the first request out of every later search for garbage.

    All of it stays for as long as the desk runs. What comes and goes with requests is searched when there is more of
    it than Python takes for much.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MUCH)
    gc.enable()


def configuration(app: object) -> uvicorn.Config:
    """Return how an ASGI application is served to strangers.

    Its log lines are ours, and none is written for each request.
    """
    return uvicorn.Config(
        app,  # type: ignore[arg-type]  # any ASGI application
        http=Connection,
        h11_max_incomplete_event_size=HEAD_BYTES,
        limit_concurrency=PLACES,
        proxy_headers=False,
        server_header=False,
        log_config=None,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=10,
    )
