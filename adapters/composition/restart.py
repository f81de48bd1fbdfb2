"""A desk in the sandbox that can begin anew: the same address, and nothing of what was."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

log = logging.getLogger(__name__)

Begin = Callable[[bool], Awaitable[None]]
"""The act on a fresh desk once it is served; True: with sample tickets."""


class Restartable:
    """Serves what `build` makes, one after the other; requests in between wait for the next.

    The first is built at once, so that whatever `build` raises is raised here.
    """

    def __init__(self, build: Callable[[Callable[[bool], None]], tuple[Starlette, Begin]]) -> None:
        self._build = build
        self._next = build(self.starts_over)
        self._served, _ = self._next
        self._ready, self._asked = asyncio.Event(), asyncio.Event()
        self._with_samples = self._is_over = False

    @property
    def app(self) -> Starlette:
        """Return the app to serve."""
        return Starlette(routes=[Mount("/", self)], lifespan=self._lifespan)

    def starts_over(self, with_samples: bool) -> None:
        """Let the desk of now end, and another begin, as soon as whoever asks has been answered."""
        self._with_samples = with_samples
        self._asked.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to the desk of now."""
        await self._ready.wait()
        await self._served(scope, receive, send)

    @contextlib.asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        desks = asyncio.create_task(self._one_after_the_other())
        waiting = asyncio.create_task(self._ready.wait())
        await asyncio.wait({desks, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if desks.done():
            waiting.cancel()
            await desks  # the first one didn't come up, and says why
        yield
        self._is_over = True
        self._asked.set()
        await desks

    async def _one_after_the_other(self) -> None:
        """Serve each desk until another is asked for. One task opens and closes them all, as their contexts want it."""
        while not self._is_over:
            self._served, begin = self._next
            async with self._served.router.lifespan_context(self._served):
                self._ready.set()
                await self._begun(begin)
                await self._until_another_can_begin()
                self._ready.clear()

    async def _begun(self, begin: Begin) -> None:
        """Do what is done on a fresh desk; it is served all the same if that fails."""
        try:
            await begin(self._with_samples)
        except Exception:
            log.exception("The sample tickets couldn't all be told.")

    async def _until_another_can_begin(self) -> None:
        """Wait until the end, or until the next desk is built; while it can't be, the desk of now goes on."""
        while True:
            await self._asked.wait()
            self._asked.clear()
            if self._is_over:
                return
            try:
                self._next = self._build(self.starts_over)
            except Exception:  # say, the desk file is faulty by now
                log.exception("A fresh desk can't be begun, so this one goes on.")
            else:
                return
