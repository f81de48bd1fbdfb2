"""Where a value comes from."""

from dataclasses import dataclass
from typing import Final

NOT_STATED: Final = "not stated"
"""The clause of what no clause says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a value comes from: a clause of the terms, an order form; `assumed` says why, where the text is silent."""

    clause: str
    assumed: str | None = None

    @property
    def is_stated(self) -> bool:
        """Whether there is a clause that a reader could look up."""
        return self.clause != NOT_STATED
