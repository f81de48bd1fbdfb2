"""Arguments of a Web API call, however they came: query, form or JSON, with JSON inside forms."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request


class CallRefused(Exception):
    """The platform answers `ok: false` with this code, and with more to read in `detail`."""

    def __init__(self, code: str, *detail: str) -> None:
        super().__init__(code, *detail)
        self.code = code
        self.detail = detail


class CallArguments:
    """Typed reading of what a caller gave. Forms write everything as text, JSON does not: both read alike."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given

    def text(self, name: str) -> str:
        """Text that must be there; raises Refused."""
        return self.maybe(name) or _missing(name)

    def maybe(self, name: str) -> str | None:
        """Text that may be there; empty counts as absent."""
        value = self.given.get(name)
        return str(value) if value not in (None, "") else None

    def flag(self, name: str) -> bool:
        """True if it is said to be."""
        return str(self.given.get(name, "")).lower() in ("1", "true")

    def whole(self, name: str, default: int) -> int:
        """A whole number; raises Refused."""
        value = self.maybe(name) or str(default)
        if not value.isdecimal():
            raise CallRefused("invalid_arguments", f"{name} must be an integer")
        return int(value)

    def parsed(self, name: str, problem: str) -> Any:
        """A JSON value, written out in forms; None if absent. Raises Refused with the code `problem`."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError as error:
            raise CallRefused(problem, str(error)) from error


async def read(request: Request) -> dict[str, Any]:
    """Everything that a request gives; raises Refused for a body that cannot be read."""
    given: dict[str, Any] = dict(request.query_params)
    body = (await request.body()).decode()
    if not request.headers.get("content-type", "").startswith("application/json"):
        return given | dict(parse_qsl(body, keep_blank_values=True))
    try:
        sent = json.loads(body or "{}")
    except json.JSONDecodeError as error:
        raise CallRefused("invalid_json", str(error)) from error
    if not isinstance(sent, dict):
        raise CallRefused("json_not_object")
    return given | sent


def _missing(name: str) -> str:
    raise CallRefused("invalid_arguments", f"missing required field: {name}")
