"""The source of a value in the terms."""

from typing import Final

from msgspec import Struct

NOT_STATED: Final = "not stated"
"""The clause of a value that no clause states."""


class Source(Struct, frozen=True, kw_only=True):
    """The clause of the terms that a value comes from; `assumed` says why it was chosen, if the text is silent.

    `document` is where the clause is found if it isn't in the terms themselves: an order form.
    """

    clause: str
    assumed: str | None = None
    document: str | None = None

    @property
    def is_stated(self) -> bool:
        """Return whether there is a clause that a reader could look up."""
        return self.clause != NOT_STATED

    @property
    def reference(self) -> str:
        """Return the clause, after the document that it is in if that isn't the terms: “Order form 12, section 3”."""
        is_named = self.document is None or self.clause.startswith(self.document) or not self.is_stated
        return self.clause if is_named else f"{self.document}, {self.clause}"
