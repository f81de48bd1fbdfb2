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


class NotYetTaken(CallRefused):
    """A refusal of what the platform takes elsewhere, and not in this workspace yet: nobody can know it beforehand."""


class CallArguments:
    """The values that a caller gave, by type. Forms write everything as text, JSON doesn't: both read alike."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given

    def text(self, name: str) -> str:
        """Return text that must be there; raise CallRefused if it isn't."""
        return self.maybe(name) or _missing(name)

    def maybe(self, name: str) -> str | None:
        """Return text that may be there; None if it is empty or absent."""
        value = self.given.get(name)
        return str(value) if value not in (None, "") else None

    def flag(self, name: str) -> bool:
        """Return True if the caller said so."""
        return str(self.given.get(name, "")).lower() in ("1", "true")

    def whole(self, name: str, default: int) -> int:
        """Return a whole number, `default` if absent; raise CallRefused for anything else."""
        value = self.maybe(name) or str(default)
        if not value.isdecimal():
            raise CallRefused("invalid_arguments", f"{name} must be an integer")
        return int(value)

    def parsed(self, name: str, problem: str) -> Any:
        """Return a JSON value, written out in forms; None if absent.

        Raises CallRefused with the code `problem` if it can't be parsed.
        """
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError as error:
            raise CallRefused(problem, str(error)) from error


async def read(request: Request) -> dict[str, Any]:
    """Return everything that a request gives; raise CallRefused for a body that can't be read."""
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
