"""From the bytes that Slack signed to a payload: JSON as it stands, or a form that is a command or holds `payload`."""

import json
from urllib.parse import parse_qsl

from adapters.slack.payload import Payload

FORM = "application/x-www-form-urlencoded"
MAX_FIELDS = 100


def read(body: bytes, content_type: str) -> Payload:
    """The payload. Raises ValueError that says what is wrong, for anything that is not one JSON object or one form."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    if content_type.partition(";")[0].strip().lower() != FORM:
        return _object(text)
    form = _unique(parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS))
    payload = form.get("payload")
    return _object(payload) if isinstance(payload, str) and payload else form


def _object(text: str) -> Payload:
    """One JSON object; duplicate keys, NaN, endless numbers and nesting are refused, since readers differ on them."""
    try:
        found = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return found


def _unique(pairs: list[tuple[str, object]] | list[tuple[str, str]]) -> dict[str, object]:
    found: dict[str, object] = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is not JSON")
