"""History: what has happened to an intake or a ticket. A closed union; folding it rebuilds what it happened to.

Each event says when (`at`, UTC), `by` whom (an actor's id) and `via` which way.
"""

from bot.events.happened import Happened
from bot.events.intake import (
    AskedAgain,
    IntakeAnswered,
    IntakeBegun,
    IntakeDismissed,
    IntakeEvent,
    IntakeHeld,
    IntakeJoined,
    IntakeOpened,
    IntakeRefused,
    IntakeResumed,
    IntakeStarted,
    IntakeTakenUp,
)
from bot.events.ticket import (
    Acknowledged,
    Assigned,
    Closed,
    CustomerWrote,
    Noted,
    PromiseMissed,
    Reminded,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    TicketEvent,
    TicketOpened,
    WaitingOnCustomer,
)

Event = IntakeEvent | TicketEvent

Heard = IntakeBegun | IntakeJoined | CustomerWrote
"""Events that hold a message of a person (`said`), which belongs to the request or ticket from then on."""

__all__ = [
    "Acknowledged",
    "AskedAgain",
    "Assigned",
    "Closed",
    "CustomerWrote",
    "Event",
    "Happened",
    "Heard",
    "IntakeAnswered",
    "IntakeBegun",
    "IntakeDismissed",
    "IntakeEvent",
    "IntakeHeld",
    "IntakeJoined",
    "IntakeOpened",
    "IntakeRefused",
    "IntakeResumed",
    "IntakeStarted",
    "IntakeTakenUp",
    "Noted",
    "PromiseMissed",
    "Reminded",
    "Reopened",
    "Replied",
    "Resolved",
    "SeverityChanged",
    "TicketEvent",
    "TicketOpened",
    "WaitingOnCustomer",
]
