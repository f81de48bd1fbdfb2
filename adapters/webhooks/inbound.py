"""The way in for programs: a signed call that says that work which tickets are linked to is done, or was reopened.

In this order: read little, verify, read well, hand on, answer. Nobody without the secret learns more than 401, and who
has it doesn't learn whether any ticket is linked to that work.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from adapters.http import json_object
from adapters.http.payload import Payload, words
from adapters.http.signature import problem
from adapters.http.taking import take
from bot.errors import StorageUnavailable
from bot.language.web_address import canonical
from bot.model.linked_work import WorkState
from bot.shell.linked_work import WorkNews

PATH: Final = "/webhooks/work"
MAX_BYTES: Final = 64 * 1024
STATES: Final = {f"work.{state}": state for state in WorkState}
"""The state that each type of call tells."""
TAKEN: Final = 202
"""The answer to every call that is signed and can be read; what it tells that the desk doesn't know is ignored."""

NoteState = Callable[[WorkNews], Awaitable[object]]
"""Notes what a call tells. Raises StorageUnavailable."""

log = logging.getLogger(__name__)


def route(key: bytes, note_state: NoteState, now: Callable[[], datetime]) -> Route:
    """Return the address that programs call; `key` signs their calls, and `now` is real time."""

    async def receive(request: Request) -> Response:
        taken = await take(request, MAX_BYTES)
        if isinstance(taken, Response):
            return taken
        if why := problem(request.headers.getlist, taken, key=key, now=now()):
            log.warning(
                "Refused a call about work that nobody signed.", extra={"action": "work_refused", "reason": why}
            )
            return Response(status_code=401)
        try:
            told = json_object.read(json_object.decoded(taken))
        except ValueError as why_not:
            return _unreadable(str(why_not))
        return await _hand_on(told, request)

    async def _hand_on(told: Payload, request: Request) -> Response:
        state = STATES.get(words(told, "type"))
        if state is None:
            return Response(status_code=TAKEN)
        url = canonical(words(told, "data", "url"))
        if url is None:
            return _unreadable("data.url must be the https:// address of the work")
        try:
            said_at = _said_at(told, request)
        except ValueError:
            return _unreadable("timestamp must be a time of ISO 8601 with its zone")
        news = WorkNews(url=url, state=state, said_at=min(said_at, now()), call=request.headers["webhook-id"])
        try:
            await note_state(news)
        except StorageUnavailable:
            log.warning("Nothing was kept; it has to be told again.", extra={"action": "work_unavailable"})
            return Response(status_code=503, headers={"retry-after": "5"})
        return Response(status_code=TAKEN)

    return Route(PATH, receive, methods=["POST"])


def _said_at(told: Payload, request: Request) -> datetime:
    """Return when it was so: by what is told, else when it was first told. Raises ValueError."""
    if "timestamp" not in told:
        return datetime.fromtimestamp(int(request.headers["webhook-timestamp"]), UTC)
    at = datetime.fromisoformat(words(told, "timestamp"))
    if at.tzinfo is None:
        raise ValueError("no zone")
    return at.astimezone(UTC)


def _unreadable(why: str) -> Response:
    return JSONResponse({"error": why}, status_code=400)
