"""The Web API as an ASGI application: who may call, what goes wrong on purpose, and what a caller shouldn't have done.

It is plain ASGI, below any framework's wrapping, because a cut connection needs the server's own transport.
"""

from collections.abc import Callable, Mapping
from typing import Any, assert_never

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from adapters.sandbox.core.breaking import cut, disconnected, is_done, meet
from adapters.sandbox.core.faults import (
    Broken,
    Call,
    Cut,
    Deny,
    Failure,
    Fault,
    Hang,
    Script,
    TooMany,
)
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack.arguments import CallArguments, CallRefused, NotYetTaken, read
from adapters.sandbox.slack.limits import Limits
from adapters.sandbox.slack.methods import ApiDesk
from adapters.sandbox.slack.reading import METHODS
from adapters.sandbox.slack.sockets import OPENS, Sockets
from bot.ports import Clock

MAY_HAPPEN = frozenset(
    {
        "already_reacted",
        "is_archived",
        "message_not_found",
        "no_reaction",
        "not_in_channel",
        "thread_not_found",
        "user_not_in_channel",
    }
)
"""Refusals that a correct caller can meet, because the world changed. Any other is a violation."""

Asked = Mapping[str, Any]


class SlackApi:
    """The application behind `…/{method}`.

    `calls` records everything that was asked, `violations` what shouldn't have been; `on_done` is told of each call
    that did what it was for.
    """

    def __init__(
        self,
        *,
        desk: ApiDesk,
        token: str,
        clock: Clock,
        sockets: Sockets | None = None,
        on_done: Callable[[Call], None] = lambda _: None,
    ) -> None:
        self.script = Script()
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self._desk = desk
        self._token = token
        self._clock = clock
        self._limits = Limits(clock)
        self._sockets = sockets
        self._on_done = on_done

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        request = Request(scope, receive)
        method = str(request.path_params["method"])
        response = await self._answer(method, request)
        if response is None:
            await disconnected(receive)
        else:
            await response(scope, receive, send)

    async def _answer(self, method: str, request: Request) -> Response | None:
        try:
            given = await read(request)
        except CallRefused as refused:
            return self._response(self._refusal(method, refused))
        fault = self.script.take(method, given) or self._limits.take(method)
        failure = await meet(fault)
        reply = self._reply(method, given, _bearer(request, given)) if is_done(failure) else None
        self._record(method, given, fault, reply)
        if failure is None:
            return self._response(reply or {})
        return self._failed(failure, request)

    def _record(self, method: str, given: Asked, fault: Fault | None, reply: JsonObject | None) -> None:
        asked = {name: value for name, value in given.items() if name != "token"}
        at = self._clock.now()
        self.calls.append(call := Call(method=method, arguments=asked, at=at, fault=fault, reply=reply))
        if call.stored:
            self._on_done(call)

    def _reply(self, method: str, given: Asked, token: str | None) -> JsonObject:
        try:
            return {"ok": True, **self._done(method, given, token)}
        except CallRefused as refused:
            return self._refusal(method, refused)

    def _done(self, method: str, given: Asked, token: str | None) -> JsonObject:
        if method == OPENS and self._sockets is not None:
            return self._sockets.opened(token)
        if method not in METHODS:
            raise CallRefused("unknown_method")
        if not token:
            raise CallRefused("not_authed")
        if token != self._token:
            raise CallRefused("invalid_auth")
        known = METHODS[method]
        if known.scopes and not set(known.scopes) & set(self._desk.scopes):
            raise CallRefused("missing_scope", f"needed: {','.join(known.scopes)}")
        strangers = given.keys() - known.knows - {"token"}
        self.violations += [f"{method}: unknown argument {name}" for name in sorted(strangers)]
        return known.call(self._desk, CallArguments(given))

    def _refusal(self, method: str, refused: CallRefused) -> JsonObject:
        if refused.code not in MAY_HAPPEN and not isinstance(refused, NotYetTaken):
            self.violations.append(": ".join((method, refused.code, *refused.detail)))
        reply: JsonObject = {"ok": False, "error": refused.code}
        if refused.detail:
            reply |= {"errors": list(refused.detail), "response_metadata": {"messages": list(refused.detail)}}
        return reply

    def _response(self, reply: JsonObject) -> Response:
        return JSONResponse(reply, headers={"x-oauth-scopes": ",".join(self._desk.scopes)})

    def _failed(self, failure: Failure, request: Request) -> Response | None:
        match failure:
            case Cut():
                cut(request)
                return None
            case Hang():
                return None
            case Broken(status=status):
                return PlainTextResponse("upstream error", status_code=status)
            case TooMany(retry_after=seconds):
                reply = {"ok": False, "error": "ratelimited"}
                return JSONResponse(reply, status_code=429, headers={"retry-after": str(seconds)})
            case Deny(code=code):
                return self._response({"ok": False, "error": code})
            case _:
                assert_never(failure)


def _bearer(request: Request, given: Asked) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else given.get("token")
