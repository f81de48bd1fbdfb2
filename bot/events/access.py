"""The events of remote access: asked for, granted or not, and its end."""

from datetime import datetime

from bot.events.happened import Happened
from policies.terms import Amount


class AccessAsked(Happened, frozen=True, kw_only=True):
    """A member of staff asked the customer for remote access for a `span`; `text` says why.

    `clause` is that of the terms which wants their word, empty if the plan says nothing of it.
    """

    number: int
    name: str
    text: str
    span: Amount
    clause: str


class AccessGranted(Happened, frozen=True, kw_only=True):
    """One of the customer's people allowed it, until then (UTC)."""

    name: str
    until: datetime


class AccessRefused(Happened, frozen=True, kw_only=True):
    """One of the customer's people said that it can't be now."""

    name: str


class AccessExpired(Happened, frozen=True, kw_only=True):
    """Nobody had answered in the span that was asked for, so that the question lapsed."""


class AccessWithdrawn(Happened, frozen=True, kw_only=True):
    """Somebody ended it early: one of the customer's people, or staff, who hand it back or don't ask any more."""

    name: str
    by_staff: bool


class AccessEnded(Happened, frozen=True, kw_only=True):
    """The end of what was granted: its time has come, or the ticket is resolved, closed or merged."""


AccessEvent = AccessAsked | AccessGranted | AccessRefused | AccessExpired | AccessWithdrawn | AccessEnded
