"""History: what has happened to an intake, a ticket or a contract. Folding a closed union of events rebuilds each.

Each event says when (`at`, UTC), `by` whom (an actor's id) and `via` which way.
"""

from bot.events.access import (
    AccessAsked,
    AccessEnded,
    AccessEvent,
    AccessExpired,
    AccessGranted,
    AccessRefused,
    AccessWithdrawn,
)
from bot.events.contract import (
    ApprovalAsked,
    Approved,
    ContactAdded,
    ContactChanged,
    ContactRemoved,
    ContactTransferred,
    ContractEvent,
    ContractOpened,
    ContractReminded,
    ContractTimersRestored,
    Declined,
    DeskFileMerged,
    PlanChanged,
    PlanEnded,
    TermChanged,
)
from bot.events.happened import Happened, Stamp
from bot.events.intake import (
    AskedAgain,
    AskedBack,
    IntakeAdded,
    IntakeAnswered,
    IntakeBegun,
    IntakeDismissed,
    IntakeEdited,
    IntakeEvent,
    IntakeHeld,
    IntakeJoined,
    IntakeLapsed,
    IntakeMoved,
    IntakeOffered,
    IntakeOpened,
    IntakeOverheard,
    IntakeReassured,
    IntakeRefused,
    IntakeResumed,
    IntakeRetracted,
    IntakeSetApart,
    IntakeStarted,
    IntakeTakenUp,
    IntakeTimersRestored,
    QuestionDelayed,
    SeverityDeclined,
)
from bot.events.merge import Absorbed, Continued, Merged
from bot.events.message import CustomerEdited, CustomerRetracted, CustomerWrote, Overheard
from bot.events.milestones import (
    IntakeReminded,
    PhoneCallClaimed,
    PhoneCallConfirmed,
    PromiseMissed,
    Reminded,
    ReminderSent,
    RemindersRestored,
)
from bot.events.ticket import (
    Acknowledged,
    Assigned,
    Closed,
    MilestoneReported,
    Noted,
    OverAsked,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    Snoozed,
    Spoke,
    TicketEvent,
    TicketMoved,
    TicketOpened,
    Unassigned,
    WaitingOnCustomer,
    Woken,
)
from bot.model.customer_message import CustomerMessage

Event = IntakeEvent | TicketEvent
AnyEvent = Event | ContractEvent

Rewritten = IntakeEdited | IntakeRetracted | CustomerEdited | CustomerRetracted
Heard = IntakeBegun | IntakeJoined | IntakeOverheard | CustomerWrote | Overheard | Rewritten
"""Events that hold a message of a person, which from then on belongs to the request or ticket."""
Spoken = IntakeAnswered | Replied | Spoke | Noted
"""Events that may hold the message in which a member of staff wrote something."""


def message_in(event: Event) -> CustomerMessage | None:
    """Return the message that an event holds."""
    if isinstance(event, Heard):
        return event.customer_message
    return event.written if isinstance(event, Spoken) else None


__all__ = [
    "Absorbed",
    "AccessAsked",
    "AccessEnded",
    "AccessEvent",
    "AccessExpired",
    "AccessGranted",
    "AccessRefused",
    "AccessWithdrawn",
    "Acknowledged",
    "AnyEvent",
    "ApprovalAsked",
    "Approved",
    "AskedAgain",
    "AskedBack",
    "Assigned",
    "Closed",
    "ContactAdded",
    "ContactChanged",
    "ContactRemoved",
    "ContactTransferred",
    "Continued",
    "ContractEvent",
    "ContractOpened",
    "ContractReminded",
    "ContractTimersRestored",
    "CustomerEdited",
    "CustomerRetracted",
    "CustomerWrote",
    "Declined",
    "DeskFileMerged",
    "Event",
    "Happened",
    "Heard",
    "IntakeAdded",
    "IntakeAnswered",
    "IntakeBegun",
    "IntakeDismissed",
    "IntakeEdited",
    "IntakeEvent",
    "IntakeHeld",
    "IntakeJoined",
    "IntakeLapsed",
    "IntakeMoved",
    "IntakeOffered",
    "IntakeOpened",
    "IntakeOverheard",
    "IntakeReassured",
    "IntakeRefused",
    "IntakeReminded",
    "IntakeResumed",
    "IntakeRetracted",
    "IntakeSetApart",
    "IntakeStarted",
    "IntakeTakenUp",
    "IntakeTimersRestored",
    "Merged",
    "MilestoneReported",
    "Noted",
    "OverAsked",
    "Overheard",
    "PhoneCallClaimed",
    "PhoneCallConfirmed",
    "PlanChanged",
    "PlanEnded",
    "PromiseMissed",
    "QuestionDelayed",
    "Reminded",
    "ReminderSent",
    "RemindersRestored",
    "Reopened",
    "Replied",
    "Resolved",
    "Rewritten",
    "SeverityChanged",
    "SeverityDeclined",
    "Snoozed",
    "Spoke",
    "Spoken",
    "Stamp",
    "TermChanged",
    "TicketEvent",
    "TicketMoved",
    "TicketOpened",
    "Unassigned",
    "WaitingOnCustomer",
    "Woken",
    "message_in",
]
