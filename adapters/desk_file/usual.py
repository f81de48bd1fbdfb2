"""The defaults of a desk: what holds where its file says nothing."""

from typing import Any, Final

from msgspec.structs import fields

from bot.model.desk import Desk

USUAL: Final[dict[str, Any]] = {field.name: field.default for field in fields(Desk)}
"""The default of each field of the desk."""
