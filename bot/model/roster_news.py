"""News of a customer's designated contacts, for whoever answers for it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterNews:
    """A change of the roster at an instant (UTC): somebody of that name has joined it, or left it if they are `gone`.

    `instead_of` is the name of the one whose seat they have now, if it was handed on.
    """

    at: datetime
    name: str
    gone: bool = False
    instead_of: str = ""
