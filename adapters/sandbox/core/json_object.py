"""The type of what the platforms write on the wire."""

from typing import Any, TypeAlias

JsonObject: TypeAlias = dict[str, Any]
