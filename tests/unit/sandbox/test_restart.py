"""A desk that begins anew keeps its address, and nobody who asks in between is turned away."""

import contextlib
from collections.abc import AsyncIterator, Callable
from itertools import count

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from adapters.composition.restart import Begin, Restartable
from tests.waiting import until


class Desks:
    """Desks that answer with their number, and what became of them."""

    def __init__(self) -> None:
        self.begun: list[tuple[int, bool]] = []
        self.ended: list[int] = []
        self.is_faulty = False
        self._numbers = count(1)
        self.restartable = Restartable(self._build)

    def _build(self, starts_over: Callable[[bool], None]) -> tuple[Starlette, Begin]:
        if self.is_faulty:
            raise ValueError("the desk file has a fault")
        number = next(self._numbers)

        @contextlib.asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            yield
            self.ended.append(number)

        async def begin(with_samples: bool) -> None:
            self.begun.append((number, with_samples))

        route = Route("/", lambda request: PlainTextResponse(f"desk {number}"))
        return Starlette(routes=[route], lifespan=lifespan), begin

    @contextlib.asynccontextmanager
    async def served(self) -> AsyncIterator[httpx.AsyncClient]:
        """They are served, and somebody can ask them."""
        app = self.restartable.app
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk.example") as client,
        ):
            yield client


async def test_who_asks_while_one_desk_gives_way_to_the_next_is_answered_by_the_next() -> None:
    desks = Desks()
    async with desks.served() as client:
        assert (await client.get("/")).text == "desk 1"

        desks.restartable.starts_over(True)
        await until(lambda: desks.ended == [1])

        assert (await client.get("/")).text == "desk 2"
        assert desks.begun == [(1, False), (2, True)]
    assert desks.ended == [1, 2]


async def test_while_no_other_can_begin_the_desk_of_now_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    desks = Desks()
    async with desks.served() as client:
        await client.get("/")
        desks.is_faulty = True

        desks.restartable.starts_over(False)
        await until(lambda: "this one goes on" in caplog.text)

        assert (await client.get("/")).text == "desk 1"
    assert desks.ended == [1]
