"""The one address that Slack delivers to. In this order: read little, verify, read well, route, answer.

200 means that it is saved, or that there was nothing to save. 503 means that nothing was kept and Slack should deliver
again. Nobody without the signing secret learns more than 401.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from adapters.http.handling import Handle, Show, unshown
from adapters.http.payload import Payload, parts, words
from adapters.http.taking import take
from adapters.slack import body, listeners, signature
from adapters.slack.config import SlackConfig
from adapters.slack.listeners import HEARD, PAYLOAD, RAW, RETRIES, Context, Read, ShowTable, Unread, untabled
from bot.errors import StorageUnavailable

Admit = Callable[[Payload, str, int], Awaitable[Response]]
"""Handles what is certainly Slack's: the payload, the text that it came in, and how often it came before."""

STAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"

NOWHERE = 404  # Bolt's word for "no listener"

log = logging.getLogger(__name__)


async def nothing(_channel: str, _stamp: str) -> Payload | None:
    """Read nothing: for those who need no reactions."""
    return None


def endpoint(
    admit: Admit, config: SlackConfig, now: Callable[[], datetime]
) -> Callable[[Request], Awaitable[Response]]:
    """Return the handler of `POST /slack/events`: events, interactivity and slash commands.

    `now` is real time, for signatures alone.
    """

    async def receive(request: Request) -> Response:
        """Answer one request, in the order that the module describes."""
        taken = await take(request)
        if isinstance(taken, Response):
            return taken
        stamps, signatures = request.headers.getlist(STAMP), request.headers.getlist(SIGNATURE)
        if problem := signature.problem(config.signing_secret, stamps, signatures, taken, now()):
            log.warning("Refused a request that Slack did not sign.", extra=_noted("refused", problem))
            return Response(status_code=401)
        return await _read(admit, taken, request)

    return receive


def admission(
    handle: Handle,
    config: SlackConfig,
    clock: Callable[[], datetime],
    read: Read = nothing,
    *,
    show: Show = unshown,
    tabled: ShowTable = untabled,
) -> Admit:
    """Return what handles a delivery, whichever way it came. If that answers 200 it is saved, or wasn't for us.

    `clock` is the desk's time, `read` reads a message that a delivery only names, `show` opens a form, and `tabled`
    shows a table.
    """
    heard = listeners.hearing(handle, config, read, show=show)
    bolt = listeners.app(handle, config, clock, read, show=show, tabled=tabled)

    async def admit(payload: Payload, raw: str, retries: int = 0) -> Response:
        """Hand a message to its listener and anything else to Bolt; answer 200 if there is no listener for it."""
        context = {PAYLOAD: payload, RAW: raw, RETRIES: retries}
        if words(payload, "type") == "event_callback" and words(payload, "event", "type") in HEARD:
            return await _answered(_saved(heard(context)))
        shape = shaped(payload)
        return await _answered(_dispatched(bolt, shape, context)) if shape else Response(status_code=200)

    return admit


async def _read(admit: Admit, taken: bytes, request: Request) -> Response:
    """Read what is certainly Slack's, and hand it on."""
    if request.headers.get("content-encoding", "identity") != "identity":
        return Response(status_code=415)
    try:
        payload = body.read(taken, request.headers.get("content-type", ""))
    except ValueError as problem:
        log.warning("Refused a signed request that can't be read.", extra=_noted("unreadable", type(problem).__name__))
        return Response(status_code=400)
    if words(payload, "type") == "url_verification":
        return JSONResponse({"challenge": words(payload, "challenge")})
    return await admit(payload, taken.decode(), _retries(request))


def shaped(payload: Payload) -> dict[str, object] | None:
    """Return what Bolt needs to find the listener, and nothing that it trips over; None if there is no listener.

    Bolt answers 500 to empty `actions` and a null `event`, raises on an authorization that is null, and takes a slash
    command with the word "payload" in its text for something else. So it is shown no more than the kind.
    """
    if words(payload, "ssl_check"):
        return None
    if command := words(payload, "command"):
        return {"command": command}
    if words(payload, "type") == "event_callback" and (kind := words(payload, "event", "type")):
        return {"type": "event_callback", "event": {"type": kind}}
    actions = parts(payload, "actions")
    if words(payload, "type") == "block_actions" and actions and (action := words(actions[0], "action_id")):
        return {"type": "block_actions", "actions": [{"type": words(actions[0], "type"), "action_id": action}]}
    if words(payload, "type") == "message_action" and (called := words(payload, "callback_id")):
        return {"type": "message_action", "callback_id": called}
    if words(payload, "type") == "view_submission" and (callback := words(payload, "view", "callback_id")):
        return {"type": "view_submission", "view": {"type": "modal", "callback_id": callback}}
    return None


def _retries(request: Request) -> int:
    named = request.headers.get("x-slack-retry-num", "")
    return int(named) if named.isdecimal() and len(named) < 4 else 0


async def _saved(listener: Awaitable[None]) -> Response:
    await listener
    return Response(status_code=200)


async def _dispatched(bolt: AsyncApp, shape: dict[str, object], context: Context) -> Response:
    """Return Bolt's answer. `socket_mode` is its word for a body that is read already."""
    answer = await bolt.async_dispatch(AsyncBoltRequest(body=shape, context=dict(context), mode="socket_mode"))
    if answer.status == NOWHERE:
        return Response(status_code=200)
    return Response(answer.body, status_code=answer.status, headers=answer.first_headers_without_set_cookie())


async def _answered(handled: Awaitable[Response]) -> Response:
    """Return the answer of a listener, or ours if the handling failed."""
    try:
        return await handled
    except Unread:
        log.warning("A message couldn't be read; Slack will deliver it again.", extra=_noted("unavailable", "slack"))
        return Response(status_code=503)
    except StorageUnavailable:
        log.warning("Nothing was kept; Slack will deliver it again.", extra=_noted("unavailable", "storage"))
        return Response(status_code=503)
    except Exception:  # the last resort: what was answered 500 is delivered again
        log.exception("Handling a request from Slack failed.", extra=_noted("failed", "exception"))
        return Response(status_code=500)


def _noted(action: str, reason: str) -> dict[str, str]:
    return {"action": f"slack.{action}", "reason": reason}
