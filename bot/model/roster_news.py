"""News of a customer's designated contacts, for whoever answers for it."""

from datetime import datetime

from msgspec import Struct


class RosterNews(Struct, frozen=True, kw_only=True):
    """A change of the roster at an instant (UTC): somebody of that name has joined it, or left it if they are `gone`.

    `instead_of` is the name of the one whose seat they have now, if it was handed on.
    """

    at: datetime
    name: str
    gone: bool = False
    instead_of: str = ""
