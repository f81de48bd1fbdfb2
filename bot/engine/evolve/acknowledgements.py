"""The people who have acknowledged a ticket, and how often others were called to."""

from msgspec.structs import replace

from bot.events import AcknowledgementCounted, OthersCalled
from bot.model.ticket import Ticket


def with_acknowledgements(ticket: Ticket, event: AcknowledgementCounted | OthersCalled) -> Ticket:
    """Return the ticket after one more person has acknowledged it, or others were called to."""
    so_far = ticket.acknowledged
    if isinstance(event, AcknowledgementCounted):
        return replace(ticket, acknowledged=replace(so_far, people=event.people))
    return replace(ticket, acknowledged=replace(so_far, calls=so_far.calls + 1, called_at=event.at))
