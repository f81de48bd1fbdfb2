"""History: what has happened to an intake or a ticket. A closed union; folding it rebuilds what it happened to.

Each event says when (`at`, UTC), `by` whom (an actor's id) and `via` which way.
"""

from bot.events.happened import Happened
from bot.events.intake import (
    AskedAgain,
    IntakeAnswered,
    IntakeBegun,
    IntakeDismissed,
    IntakeEdited,
    IntakeEvent,
    IntakeHeld,
    IntakeJoined,
    IntakeMoved,
    IntakeOpened,
    IntakeRefused,
    IntakeResumed,
    IntakeRetracted,
    IntakeStarted,
    IntakeTakenUp,
)
from bot.events.ticket import (
    Absorbed,
    Acknowledged,
    Assigned,
    Closed,
    CustomerEdited,
    CustomerRetracted,
    CustomerWrote,
    Merged,
    Noted,
    PromiseMissed,
    Reminded,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    Snoozed,
    Spoke,
    TicketEvent,
    TicketMoved,
    TicketOpened,
    WaitingOnCustomer,
    Woken,
)

Event = IntakeEvent | TicketEvent

Rewritten = IntakeEdited | IntakeRetracted | CustomerEdited | CustomerRetracted
Heard = IntakeBegun | IntakeJoined | CustomerWrote | Rewritten
"""Events that hold a message of a person (`said`), which belongs to the request or ticket from then on."""

__all__ = [
    "Absorbed",
    "Acknowledged",
    "AskedAgain",
    "Assigned",
    "Closed",
    "CustomerEdited",
    "CustomerRetracted",
    "CustomerWrote",
    "Event",
    "Happened",
    "Heard",
    "IntakeAnswered",
    "IntakeBegun",
    "IntakeDismissed",
    "IntakeEdited",
    "IntakeEvent",
    "IntakeHeld",
    "IntakeJoined",
    "IntakeMoved",
    "IntakeOpened",
    "IntakeRefused",
    "IntakeResumed",
    "IntakeRetracted",
    "IntakeStarted",
    "IntakeTakenUp",
    "Merged",
    "Noted",
    "PromiseMissed",
    "Reminded",
    "Reopened",
    "Replied",
    "Resolved",
    "Rewritten",
    "SeverityChanged",
    "Snoozed",
    "Spoke",
    "TicketEvent",
    "TicketMoved",
    "TicketOpened",
    "WaitingOnCustomer",
    "Woken",
]
