"""One page on which somebody writes and clicks as any of the people, and moves the clock."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from adapters.workspace.asked import Unreadable, asked_of, text
from adapters.workspace.chat import NotPossible
from adapters.workspace.client import Delivery
from adapters.workspace.door import Door
from adapters.workspace.side import Side
from adapters.workspace.state import JsonObject
from adapters.workspace.timekeeper import Timekeeper

STATIC = Path(__file__).with_name("static")
FILES = {"/": "page.html", "/workspace/page.css": "page.css"} | {
    f"/workspace/{name}": name
    for name in "page.js conversation.js element.js links.js blocks.js mrkdwn.js cards.js markdown.js".split()
}
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
LONGEST = timedelta(days=366)

Act: TypeAlias = Callable[[JsonObject], Awaitable[Sequence[Delivery]]]


class Page:
    """The page's files, what it shows, and what can be done on it. People of all sides stand side by side."""

    def __init__(self, timekeeper: Timekeeper, sides: Sequence[Side]) -> None:
        self._timekeeper = timekeeper
        self._sides = tuple(sides)

    def routes(self) -> list[Route]:
        """Everything that the page needs; for this machine alone."""
        door = [Middleware(Door)]
        acts = {"say": self._say, "click": self._click, "command": self._command, "clock": self._clock}
        return [
            *(Route(path, _file(name), middleware=door) for path, name in FILES.items()),
            Route("/workspace/state", self._shown, middleware=door),
            *(Route(f"/workspace/{name}", _act(act), methods=["POST"], middleware=door) for name, act in acts.items()),
        ]

    async def _shown(self, request: Request) -> Response:
        people = [person for side in self._sides for person in side.people()]
        me = next((one["id"] for one in people if one["id"] == request.query_params.get("as")), people[0]["id"])
        timekeeper = self._timekeeper
        due = await timekeeper.next_timer_at() if timekeeper.next_timer_at is not None else None
        revision = sum(side.revision for side in self._sides)
        shown: JsonObject = {
            "revision": revision,
            "me": me,
            "now": timekeeper.clock.now().isoformat(),
            "next": due.isoformat() if due else None,
        }
        if request.query_params.get("revision") != f"{me}/{revision}":
            shown |= {"people": people, **self._side_of(me).seen_by(me)}
        return JSONResponse(shown, headers=HEADERS)

    async def _say(self, asked: JsonObject) -> Sequence[Delivery]:
        return await self._side_of(text(asked, "as")).says(asked)

    async def _click(self, asked: JsonObject) -> Sequence[Delivery]:
        return await self._side_of(text(asked, "as")).clicks(asked)

    async def _command(self, asked: JsonObject) -> Sequence[Delivery]:
        return await self._side_of(text(asked, "as")).commands(asked)

    async def _clock(self, asked: JsonObject) -> Sequence[Delivery]:
        if asked.get("to") == "next":
            if await self._timekeeper.passes_to_next_timer() is None:
                raise NotPossible("Nothing is waiting for its time.")
            return ()
        minutes = asked.get("minutes")
        if not isinstance(minutes, int) or not 0 < minutes <= LONGEST.total_seconds() / 60:
            raise Unreadable("minutes: a whole number, at most a year of them")
        await self._timekeeper.passes(timedelta(minutes=minutes))
        return ()

    def _side_of(self, who: str) -> Side:
        for side in self._sides:
            if any(person["id"] == who for person in side.people()):
                return side
        raise NotPossible(f"there is nobody called {who}")


def _file(name: str) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        return FileResponse(STATIC / name, headers=HEADERS)

    return serve


def _act(act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def take(request: Request) -> Response:
        try:
            deliveries = await act(await asked_of(request))
        except Unreadable as unreadable:
            return _problem(400, str(unreadable))
        except (NotPossible, LookupError) as refused:
            return _problem(409, str(refused))
        failed = [delivery for delivery in deliveries if not delivery.taken]
        if failed:
            return _problem(502, f"The desk did not take it: {failed[0].status or 'no answer'}.")
        return JSONResponse({}, headers=HEADERS)

    return take


def _problem(status: int, problem: str) -> Response:
    return JSONResponse({"problem": problem}, status_code=status, headers=HEADERS)
