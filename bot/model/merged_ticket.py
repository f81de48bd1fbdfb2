"""A ticket that was merged into another, where its promises go on as if it were still a ticket of its own."""

from datetime import datetime

from msgspec import Struct

from bot.model.classification import Classification
from bot.model.ids import TicketId


class MergedTicket(Struct, frozen=True, kw_only=True):
    """The facts that the due times of a merged ticket are made of: its opening (UTC), its region and its severities.

    `phoned_at` is when its customer called about it, confirmed by staff, before the merge or after it. The claim of a
    call that the other ticket has from it is that of `call_claimed_at`.
    """

    id: TicketId
    opened_at: datetime
    region: str | None
    history: tuple[Classification, ...]
    phoned_at: datetime | None = None
    call_claimed_at: datetime | None = None

    @property
    def severity(self) -> str | None:
        """The severity that it had when it was merged; None if it had none, or was of another plan."""
        return self.history[-1].severity if self.history else None
