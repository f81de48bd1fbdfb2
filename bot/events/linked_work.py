"""The events of a ticket that is linked to work outside the desk: for our side alone."""

from datetime import datetime

from bot.events.happened import Happened


class WorkLinked(Happened, frozen=True, kw_only=True):
    """A member of staff of that name linked it to the work at an address."""

    url: str
    name: str


class WorkUnlinked(Happened, frozen=True, kw_only=True):
    """A member of staff of that name took the link to an address away."""

    url: str
    name: str


class LinkedWorkDone(Happened, frozen=True, kw_only=True):
    """A program said, as of `said_at` (UTC), that the work at an address is done; `is_new`: it wasn't before."""

    url: str
    said_at: datetime | None = None
    is_new: bool = True


class LinkedWorkReopened(Happened, frozen=True, kw_only=True):
    """A program said, as of `said_at` (UTC), that the work at an address goes on; `is_new`: it had been done."""

    url: str
    said_at: datetime | None = None
    is_new: bool = True


LinkedWorkEvent = WorkLinked | WorkUnlinked | LinkedWorkDone | LinkedWorkReopened
