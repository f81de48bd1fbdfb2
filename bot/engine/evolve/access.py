"""The remote access of a ticket after each event about it."""

from typing import assert_never

from msgspec.structs import replace

from bot.events import (
    AccessAsked,
    AccessEnded,
    AccessEvent,
    AccessExpired,
    AccessGranted,
    AccessRefused,
    AccessWithdrawn,
)
from bot.model.access import AccessAsk, AccessGrant
from bot.model.ticket import Ticket


def with_access(ticket: Ticket, event: AccessEvent) -> Ticket:
    """Return the ticket with what is asked for, and what is granted, after an event."""
    match event:
        case AccessAsked():
            ask = AccessAsk(
                number=event.number, by=event.by, name=event.name, text=event.text, span=event.span, at=event.at
            )
            return replace(ticket, access_asked=ask, access_count=event.number)
        case AccessGranted():
            asked = ticket.access_asked
            granted = AccessGrant(ask=asked, name=event.name, until=event.until) if asked else None
            return replace(ticket, access_asked=None, access=granted)
        case AccessRefused() | AccessExpired():
            return replace(ticket, access_asked=None)
        case AccessEnded():
            return replace(ticket, access=None)
        case AccessWithdrawn():
            return replace(ticket, access_asked=None, access=None)
        case _:
            assert_never(event)
