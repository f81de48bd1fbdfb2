"""The platform's addresses as an ASGI application: the connector, the token endpoint, the keys.

Whatever goes wrong on purpose and whatever a caller shouldn't have done is seen to here.
"""

import re
from collections.abc import Mapping
from typing import Final, assert_never
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from adapters.sandbox.core.breaking import cut, disconnected, is_done, meet
from adapters.sandbox.core.faults import (
    Broken,
    Cut,
    Deny,
    Failure,
    Fault,
    Hang,
    Script,
    TooMany,
)
from adapters.sandbox.core.json_object import JsonObject, parse
from adapters.sandbox.teams.connector import OPERATIONS, SEND_ASIDE
from adapters.sandbox.teams.identity import KEYS, METADATA, Identity
from adapters.sandbox.teams.requests import MAY_HAPPEN, STATUSES, ApiRequest, ConnectorCall, RequestRefused
from adapters.sandbox.teams.state import TeamsState

BASE = "/sandbox/teams/"
"""The path of everything that the platform serves; the connector's service URL after scheme and host."""

_CONVERSATION = r"v3/conversations/(?P<conversation>[^/]+)"
_ACTIVITY = rf"{_CONVERSATION}/activities/(?P<activity>[^/]+)"
_REACTION = rf"{_ACTIVITY}/reactions/(?P<reaction>[^/]+)"
_OPERATIONS = {
    (method, re.compile(path)): operation
    for method, path, operation in (
        ("POST", "v3/conversations", "createConversation"),
        ("POST", rf"{_CONVERSATION}/activities", "sendToConversation"),
        ("POST", _ACTIVITY, "replyToActivity"),
        ("PUT", _ACTIVITY, "updateActivity"),
        ("DELETE", _ACTIVITY, "deleteActivity"),
        ("PUT", _REACTION, "addReaction"),
        ("DELETE", _REACTION, "removeReaction"),
        ("GET", rf"{_CONVERSATION}/pagedmembers", "getConversationPagedMembers"),
        ("GET", rf"{_CONVERSATION}/members/(?P<member>[^/]+)", "getConversationMember"),
    )
}
"""The connector's operations by method and path."""

TOKEN: Final = "token"  # noqa: S105 - the name of a call
METADATA_CALL: Final = "openIdMetadata"
KEYS_CALL: Final = "keys"
"""The other calls that can be scripted to fail."""
_WELL_KNOWN = {METADATA: METADATA_CALL, KEYS: KEYS_CALL}

_TOKEN_PATH = re.compile(r"(?P<tenant>[^/]+)/oauth2/v2\.0/token")
_POSTED: Final = 201


class ConnectorApi:
    """The application behind everything under `BASE`.

    `calls` records what the connector was asked, `violations` what was wrong, `asked_for` the other calls by name.
    """

    def __init__(self, *, state: TeamsState, identity: Identity, own_url: str) -> None:
        self.script = Script()
        self.calls: list[ConnectorCall] = []
        self.violations: list[str] = []
        self.asked_for: list[str] = []
        self._state = state
        self._identity = identity
        self._own_url = own_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        response = await self._answer(Request(scope, receive))
        if response is None:
            await disconnected(receive)
        else:
            await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response | None:
        path = str(request.path_params["path"])
        asked = _read(request.method, path, await request.body(), dict(request.query_params))
        fault = self.script.take(asked.operation, {"channel": asked.channel})
        failure = await meet(fault)
        status, reply = self._done(asked, request, path) if is_done(failure) else (None, None)
        self._record(asked, fault, status, reply)
        if failure is not None:
            return _failed(failure, request)
        return Response(status_code=status or 200) if reply is None else JSONResponse(reply, status_code=status or 200)

    def _record(self, asked: ApiRequest, fault: Fault | None, status: int | None, reply: JsonObject | None) -> None:
        if asked.operation in {TOKEN, METADATA_CALL, KEYS_CALL}:
            self.asked_for.append(asked.operation)
            return
        at = self._state.clock.now()
        self.calls.append(ConnectorCall(asked=asked, at=at, fault=fault, status=status, reply=reply))

    def _done(self, asked: ApiRequest, request: Request, path: str) -> tuple[int, JsonObject | None]:
        if asked.operation == TOKEN:
            return self._token(path, asked.query)
        if asked.operation == METADATA_CALL:
            return 200, self._identity.metadata(self._own_url)
        if asked.operation == KEYS_CALL:
            return 200, self._identity.signer.published()
        try:
            return self._served(asked, request)
        except RequestRefused as refused:
            self._hold_against(asked, refused)
            return STATUSES[refused.code], refused.body

    def _served(self, asked: ApiRequest, request: Request) -> tuple[int, JsonObject | None]:
        operation = OPERATIONS.get(asked.operation)
        if operation is None:
            raise RequestRefused("NotFound", asked.operation)
        problem = self._identity.problem(request.headers.get("authorization", ""))
        if problem:
            raise RequestRefused("Unauthorized", problem)
        if not asked.is_readable:
            raise RequestRefused("BadSyntax", "the body is not one JSON object")
        reply = operation(self._state, asked)
        return _POSTED if request.method == "POST" else 200, reply

    def _hold_against(self, asked: ApiRequest, refused: RequestRefused) -> None:
        if refused.code not in MAY_HAPPEN:
            self.violations.append(": ".join((asked.operation, refused.code, *refused.detail)))

    def _token(self, path: str, form: Mapping[str, str]) -> tuple[int, JsonObject]:
        found = _TOKEN_PATH.fullmatch(path)
        status, answer = self._identity.granted(found["tenant"] if found else "", form)
        if status != 200:
            self.violations.append(f"{TOKEN}: {answer['error_description']}")
        return status, answer


def _read(method: str, path: str, body: bytes, query: dict[str, str]) -> ApiRequest:
    """Return the call that a method and a path name; of an unknown one, they are its name."""
    if method == "POST" and _TOKEN_PATH.fullmatch(path):
        return ApiRequest(operation=TOKEN, query=dict(parse_qsl(body.decode())))
    if method == "GET" and path in _WELL_KNOWN:
        return ApiRequest(operation=_WELL_KNOWN[path])
    for (wanted, shape), operation in _OPERATIONS.items():
        found = shape.fullmatch(path)
        if found and method == wanted:
            is_aside = operation == "sendToConversation" and query
            return _asked(SEND_ASIDE if is_aside else operation, found.groupdict(), query, body)
    return ApiRequest(operation=f"{method} {path}")


def _asked(operation: str, named: Mapping[str, str], query: dict[str, str], body: bytes) -> ApiRequest:
    conversation, _, thread = named.get("conversation", "").partition(";messageid=")
    sent = parse(body or b"{}")
    return ApiRequest(
        operation=operation,
        conversation=conversation,
        thread=thread or None,
        activity=named.get("activity", ""),
        member=named.get("member", ""),
        reaction=named.get("reaction", ""),
        query=query,
        body=sent or {},
        is_readable=sent is not None,
    )


def _failed(failure: Failure, request: Request) -> Response | None:
    match failure:
        case Cut():
            cut(request)
            return None
        case Hang():
            return None
        case Broken(status=status):
            return JSONResponse({"error": {"code": "ServiceError", "message": "upstream error"}}, status_code=status)
        case TooMany(retry_after=seconds):
            reply = {"error": {"code": "TooManyRequests", "message": "throttled"}}
            return JSONResponse(reply, status_code=429, headers={"retry-after": str(seconds)})
        case Deny(code=code):
            return JSONResponse(RequestRefused(code).body, status_code=STATUSES.get(code, 400))
        case _:
            assert_never(failure)
