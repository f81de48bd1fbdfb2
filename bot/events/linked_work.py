"""The events of a ticket that is linked to work outside the desk: for our side alone."""

from dataclasses import dataclass
from datetime import datetime

from bot.events.happened import Happened


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLinked(Happened):
    """A member of staff of that name linked it to the work at an address."""

    url: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkUnlinked(Happened):
    """A member of staff of that name took the link to an address away."""

    url: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedWorkDone(Happened):
    """A program said, as of `said_at` (UTC), that the work at an address is done; `is_new`: it wasn't before."""

    url: str
    said_at: datetime | None = None
    is_new: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedWorkReopened(Happened):
    """A program said, as of `said_at` (UTC), that the work at an address goes on; `is_new`: it had been done."""

    url: str
    said_at: datetime | None = None
    is_new: bool = True


LinkedWorkEvent = WorkLinked | WorkUnlinked | LinkedWorkDone | LinkedWorkReopened
