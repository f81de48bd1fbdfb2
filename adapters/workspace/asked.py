"""Reading what the page asks for, and what is said where it asks wrongly."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from adapters.workspace.state import JsonObject


class Unreadable(Exception):
    """The page asked for something in a form that it never uses; the text says what."""


async def asked_of(request: Request) -> JsonObject:
    """What a request of the page asks; raises Unreadable."""
    # A form of another page cannot have this type without asking first.
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Unreadable("the page speaks JSON")
    try:
        asked = await request.json()
    except ValueError as error:
        raise Unreadable("the page speaks JSON") from error
    if not isinstance(asked, dict):
        raise Unreadable("the page sends an object")
    return asked


def text(asked: Mapping[str, Any], name: str) -> str:
    """Some text that must be there; raises Unreadable."""
    value = asked.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Unreadable(f"{name}: some text")
    return value


def thread(asked: Mapping[str, Any]) -> str | None:
    """The thread that is asked for, if any; raises Unreadable."""
    return text(asked, "thread") if asked.get("thread") else None
