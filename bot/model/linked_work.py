"""Work outside the desk that a ticket is linked to: an issue in a tracker, a change that is on its way."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedWork:
    """A piece of work by its address (`bot.language.web_address`), who linked it and when; `done_at`: see it (UTC).

    It is for the vendor's side alone, whose tracker it is in.
    """

    url: str
    name: str
    at: datetime
    done_at: datetime | None = None
