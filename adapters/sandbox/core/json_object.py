"""The JSON objects that the platforms write on the wire."""

import json
from typing import Any, TypeAlias

JsonObject: TypeAlias = dict[str, Any]


def parse(text: str | bytes) -> JsonObject | None:
    """Return the JSON object that a text is; None for any other text."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
