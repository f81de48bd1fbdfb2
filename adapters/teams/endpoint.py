"""The one address that Teams delivers to. In this order: verify, read little, read well, compare, route, answer.

200 means that it is saved, or that there was nothing to save. 503 means that nothing was kept and Teams should deliver
again. Nobody without a token of the platform for this bot learns more than 401.
"""

import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from adapters.http import json_object
from adapters.http.handling import Handle, Show, unshown
from adapters.http.payload import Payload
from adapters.http.proxies import is_passed_on
from adapters.http.taking import take
from adapters.teams import agreement, lifecycle, tenancy, token
from adapters.teams.config import TeamsConfig, is_loopback
from adapters.teams.keys import Keys, KeysUnavailable, fetched
from adapters.teams.listeners import Json, Turns
from adapters.teams.references import KnownReferences
from adapters.teams.roster import Roster
from adapters.teams.token import Caller, NotTheirs
from bot.errors import StorageUnavailable

PLAIN_JSON = "application/json"

log = logging.getLogger(__name__)


class NotServed(Exception):
    """The roster says that who acts is of a tenant that isn't served there."""


def endpoint(
    handle: Handle,
    config: TeamsConfig,
    known: KnownReferences,
    *,
    now: Callable[[], datetime],
    clock: Callable[[], datetime] | None = None,
    keys: Keys | None = None,
    roster: Roster | None = None,
    show: Show = unshown,
) -> Callable[[Request], Awaitable[Response]]:
    """Return the handler of `POST /api/messages`.

    `now` is real time, for tokens alone; `clock` the desk's, where that is another (moved by hand, in stories).
    `roster` finds out who somebody is, if an activity doesn't say.
    """
    turns = Turns(handle, config, clock or now, roster, show)
    keys = keys or Keys(partial(fetched, config.cloud.metadata))

    async def receive(request: Request) -> Response:
        """Answer one request, in the order that the module describes."""
        caller = await _caller(request, keys, config, now())
        if isinstance(caller, Response):
            return caller
        taken = await take(request)
        if isinstance(taken, Response):
            return taken
        read = _read(taken, request)
        if isinstance(read, Response):
            return read
        activity = tenancy.settled(read, config)
        if problem := agreement.problem(activity, caller or agreement.local_caller(activity), config):
            if problem[1] == agreement.FOREIGN_TENANT:
                await _told(activity, taken.decode(), handle, config, (clock or now)())
            return _refused(*problem)
        return await _turned(turn(activity, taken.decode()))

    async def turn(activity: Payload, raw: str) -> Json | None:
        """Run the turn of an activity, with who sent it found out and the way back noted."""
        activity = await _identified(activity, roster)
        if tenancy.stranger(activity, config) is None:
            await known.learn(activity)
            return await turns.run(activity, raw)
        await _told(activity, raw, handle, config, (clock or now)())
        raise NotServed

    return receive


async def _told(activity: Payload, raw: str, handle: Handle, config: TeamsConfig, at: datetime) -> None:
    """Tell the desk of a tenant that isn't served; what can't be kept is told when they try again."""
    command = lifecycle.turned_away(activity, config, at)
    with contextlib.suppress(StorageUnavailable):  # they will try again
        if command:
            await handle(command, raw)


async def _identified(activity: Payload, roster: Roster | None) -> Payload:
    """Return the activity with who sent it, as far as the roster is asked and says so."""
    return await roster.identified(activity) if roster else activity


async def _caller(request: Request, keys: Keys, config: TeamsConfig, now: datetime) -> Caller | Response | None:
    """Return who sends; None for somebody on this machine where that is enough."""
    if config.is_local:
        return None if _is_from_here(request) else _refused(403, "not from this machine")
    try:
        return await token.caller(request.headers.getlist("authorization"), keys, config, now)
    except NotTheirs as problem:
        return _refused(401, str(problem))
    except KeysUnavailable:
        log.warning("Nothing was taken; Teams will deliver it again.", extra=_noted("unavailable", "keys"))
        return Response(status_code=503)


def _is_from_here(request: Request) -> bool:
    """Return whether it was sent from this machine to this machine, neither by a proxy nor by a web page."""
    host = request.client.host if request.client else ""
    named = request.url.hostname or ""
    is_foreign = "origin" in request.headers or is_passed_on(request.headers)
    return is_loopback(host) and is_loopback(named) and not is_foreign


def _read(taken: bytes, request: Request) -> Payload | Response:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != PLAIN_JSON or request.headers.get("content-encoding", "identity") != "identity":
        return _refused(415, "not plain JSON")
    try:
        return json_object.read(json_object.decoded(taken))
    except ValueError as problem:
        return _refused(400, type(problem).__name__)


async def _turned(turn: Awaitable[Json | None]) -> Response:
    """Return the answer to what the turn came to, or to how it failed."""
    try:
        answer = await turn
    except NotServed:
        return _refused(agreement.FORBIDDEN, agreement.FOREIGN_TENANT)
    except StorageUnavailable:
        log.warning("Nothing was kept; Teams will deliver it again.", extra=_noted("unavailable", "storage"))
        return Response(status_code=503)
    except Exception:  # the last resort: what was answered 500 is delivered again
        log.exception("Handling an activity from Teams failed.", extra=_noted("failed", "exception"))
        return Response(status_code=500)
    return Response(status_code=200) if answer is None else JSONResponse(answer)


def _refused(status: int, reason: str) -> Response:
    log.warning("Refused a request to the address of Teams.", extra=_noted("refused", reason) | {"status": status})
    return Response(status_code=status)


def _noted(action: str, reason: str) -> dict[str, object]:
    return {"action": f"teams.{action}", "reason": reason}
