"""An appeal: the word of a customer that the severity which staff gave their ticket isn't right."""

from datetime import datetime

from msgspec import Struct

from bot.model.approval import Decided


class Appeal(Struct, frozen=True, kw_only=True):
    """The appeal of somebody of the customer, with that id and name, against one change of severity.

    `change` is the place of the contested severity among all that the ticket had, and `wanted` the one that they want
    instead. `number` is that of the approval by which it's decided. `text` says why, in their words, and may be empty.
    """

    number: int
    change: int
    wanted: str
    at: datetime
    by: str
    name: str
    text: str
    decided: Decided | None = None

    @property
    def is_open(self) -> bool:
        """Return whether nobody has decided it."""
        return self.decided is None
