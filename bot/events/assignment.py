"""The events of whose a ticket is."""

from datetime import datetime

from bot.events.happened import Happened


class Assigned(Happened, frozen=True, kw_only=True):
    """A member of staff is the assignee now: `to` is their id. That isn't a reply to the customer.

    Who took it while they were `away_until` then (UTC) is there for it.
    """

    to: str
    name: str
    away_until: datetime | None = None


class Unassigned(Happened, frozen=True, kw_only=True):
    """It was taken from its assignee, of that name, who has left, or is away until then (UTC).

    The post about it has a `line` of that number for it; 0: it can't be changed.
    """

    name: str
    until: datetime | None = None
    line: int = 0
