"""Where a value comes from."""

from dataclasses import dataclass, field
from typing import Final

NOT_STATED: Final = "not stated"
"""The clause of what no clause says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a value comes from: a clause of the terms; `assumed` says why, where the text is silent.

    `document` is where the clause is found, if not in the terms themselves: an order form.
    """

    clause: str
    assumed: str | None = None
    document: str | None = field(default=None, compare=False)

    @property
    def is_stated(self) -> bool:
        """Whether there is a clause that a reader could look up."""
        return self.clause != NOT_STATED
