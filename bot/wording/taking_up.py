"""What came of pointing at a message and asking for a ticket, told to who pointed, and to nobody else."""

from collections.abc import Sequence

from bot.events import Event, IntakeJoined, IntakeRefused, IntakeStarted
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.wording.spans import plain

_CAME: dict[type[Event], str] = {
    IntakeStarted: "The question is in the thread of that message.",
    IntakeRefused: "Nothing was opened; the thread of that message says why.",
    IntakeJoined: "That message now belongs to the request that its writer has open here.",
}


def told(events: Sequence[Event]) -> Message:
    """Something came of it; the first event says what."""
    return plain(_CAME[type(events[0])])


def already() -> Message:
    """That very message was taken up before."""
    return plain("That message has been taken up already; see its thread.")


def in_ticket(ticket: Ticket) -> Message:
    """It stands in the thread of a ticket, where everything belongs to that ticket."""
    return plain(f"That message is in the thread of {ticket.id}, and belongs to it.")


def nothing_there() -> Message:
    """The vendor's own words, a greeting, or not the channel of a customer."""
    return plain("There is nothing in that message to open a ticket for.")
