"""Turns the bytes that Slack signed into a payload: a JSON object, or a form that is a command or holds `payload`."""

from urllib.parse import parse_qsl

from adapters.http import json_object
from adapters.http.payload import Payload

FORM = "application/x-www-form-urlencoded"
MAX_FIELDS = 100


def read(body: bytes, content_type: str) -> Payload:
    """Return the payload. Raises ValueError that says what is wrong, unless it is one JSON object or one form."""
    text = json_object.decoded(body)
    if content_type.partition(";")[0].strip().lower() != FORM:
        return json_object.read(text)
    form = json_object.unique(parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS))
    payload = form.get("payload")
    return json_object.read(payload) if isinstance(payload, str) and payload else form
