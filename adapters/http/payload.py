"""The reading of a payload whose shape nobody promised. What is missing or of another type reads as empty."""

import re
from collections.abc import Mapping

Payload = Mapping[str, object]

EMPTY: Payload = {}
NEVER_STORED = re.compile("[\x00\ud800-\udfff]")


def part(payload: Payload, *path: str) -> Payload:
    """Return the object at the path."""
    for key in path:
        found = payload.get(key)
        if not isinstance(found, dict):
            return EMPTY
        payload = found
    return payload


def parts(payload: Payload, key: str) -> tuple[Payload, ...]:
    """Return the objects in the list under the key, without anything that isn't an object."""
    found = payload.get(key)
    return tuple([one for one in found if isinstance(one, dict)]) if isinstance(found, list) else ()


def words(payload: Payload, key: str, *deeper: str) -> str:
    """Return the text at the path, as a database can keep it: NUL is dropped, half a character replaced by U+FFFD."""
    found = payload.get(key)
    for inner in deeper:
        found = found.get(inner) if isinstance(found, dict) else None
    if not isinstance(found, str):
        return ""
    return found if found.isprintable() else NEVER_STORED.sub(_replacement, found)


def _replacement(match: re.Match[str]) -> str:
    return "" if match[0] == "\x00" else "\ufffd"
