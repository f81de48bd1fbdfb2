"""Work outside the desk that a ticket is linked to: an issue in a tracker, a change that is on its way."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class WorkState(StrEnum):
    """The state of work elsewhere, as a program tells it."""

    DONE = "done"
    REOPENED = "reopened"


class LinkedWork(Struct, frozen=True, kw_only=True):
    """A piece of work by its address (`bot.language.web_address`), who linked it and when; `done_at`: see it (UTC).

    `said_at` is the time (UTC) as of which its state is known: what was so before that and is told later is past.

    It is for the vendor's side alone, whose tracker it is in.
    """

    url: str
    name: str
    at: datetime
    done_at: datetime | None = None
    said_at: datetime | None = None

    @property
    def as_of(self) -> datetime | None:
        """The time as of which its state is known, None if no program has said anything of it."""
        return self.said_at or self.done_at
