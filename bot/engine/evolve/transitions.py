"""The states of a ticket, and the events that lead from each to the next, as a table."""

from bot.events import (
    Absorbed,
    AccessAsked,
    AccessEnded,
    AccessExpired,
    AccessGranted,
    AccessRefused,
    AccessWithdrawn,
    Acknowledged,
    AcknowledgementCounted,
    AnswerWanted,
    Apologised,
    ApologyDelayed,
    AppealDecided,
    Appealed,
    Assigned,
    Closed,
    Continued,
    CustomerChased,
    CustomerEdited,
    CustomerRetracted,
    CustomerWrote,
    IncidentTied,
    IncidentUntied,
    KindChanged,
    LevelChecked,
    LinkedWorkDone,
    LinkedWorkReopened,
    Merged,
    MilestoneReported,
    Noted,
    OthersCalled,
    OverAsked,
    Overheard,
    PhoneCallClaimed,
    PhoneCallConfirmed,
    PromiseMissed,
    Rated,
    Reminded,
    RemindersRestored,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    Snoozed,
    SolutionConfirmed,
    SplitOff,
    Spoke,
    TakenBack,
    TicketEvent,
    TicketMoved,
    Unassigned,
    WaitingOnCustomer,
    Woken,
    WorkLinked,
    WorkLogged,
    WorkUnlinked,
)
from bot.model.ticket import Status

Step = dict[type[TicketEvent], Status]

_ANYWHERE: tuple[type[TicketEvent], ...] = (
    SeverityChanged,
    CustomerEdited,
    CustomerRetracted,
    Reminded,
    RemindersRestored,
    PromiseMissed,
    Apologised,
    ApologyDelayed,
    Appealed,
    AppealDecided,
    Noted,
    OverAsked,
    Overheard,
    PhoneCallClaimed,
    PhoneCallConfirmed,
    SplitOff,
    Spoke,
    TakenBack,
    TicketMoved,
    Unassigned,
    WorkLogged,
    KindChanged,
    IncidentTied,
    IncidentUntied,
    WorkLinked,
    WorkUnlinked,
    LinkedWorkDone,
    LinkedWorkReopened,
)

_WHILE_OPEN: tuple[type[TicketEvent], ...] = (
    AccessAsked,
    AccessGranted,
    AccessRefused,
    AccessExpired,
    AccessWithdrawn,
    AccessEnded,
    LevelChecked,
    AcknowledgementCounted,
    OthersCalled,
)
"""The events of remote access, which ends with the ticket, and of what is asked and who is called while it's open."""


def _stays(status: Status, *events: type[TicketEvent]) -> Step:
    return dict.fromkeys((*_ANYWHERE, *events), status)


NEXT: dict[Status, Step] = {
    Status.NEW: _stays(Status.NEW, *_WHILE_OPEN, CustomerWrote, Assigned, Absorbed)
    | {
        Acknowledged: Status.ACKNOWLEDGED,
        Replied: Status.ACKNOWLEDGED,
        MilestoneReported: Status.ACKNOWLEDGED,
        WaitingOnCustomer: Status.WAITING,
        Resolved: Status.RESOLVED,
        Closed: Status.CLOSED,
        Merged: Status.CLOSED,
    },
    Status.ACKNOWLEDGED: _stays(
        Status.ACKNOWLEDGED,
        *_WHILE_OPEN,
        Acknowledged,
        Replied,
        MilestoneReported,
        CustomerWrote,
        AnswerWanted,
        Assigned,
        Absorbed,
        Snoozed,
        Woken,
    )
    | {
        WaitingOnCustomer: Status.WAITING,
        Resolved: Status.RESOLVED,
        Closed: Status.CLOSED,
        Merged: Status.CLOSED,
    },
    Status.WAITING: _stays(
        Status.WAITING,
        *_WHILE_OPEN,
        Acknowledged,
        Replied,
        MilestoneReported,
        WaitingOnCustomer,
        Assigned,
        Absorbed,
        Snoozed,
        Woken,
        CustomerChased,
    )
    | {
        CustomerWrote: Status.ACKNOWLEDGED,
        AnswerWanted: Status.ACKNOWLEDGED,
        Resolved: Status.RESOLVED,
        Closed: Status.CLOSED,
        Merged: Status.CLOSED,
    },
    Status.RESOLVED: _stays(Status.RESOLVED, Replied, MilestoneReported, CustomerWrote, SolutionConfirmed, Rated)
    | {
        Reopened: Status.NEW,
        Closed: Status.CLOSED,
        Merged: Status.CLOSED,
    },
    Status.CLOSED: _stays(Status.CLOSED, Replied, MilestoneReported, CustomerWrote, Continued, SolutionConfirmed, Rated)
    | {
        Reopened: Status.NEW,
    },
}
"""The state that follows each event in each state. An event that is missing can't happen there."""


def after(status: Status, event: TicketEvent) -> Status:
    """Return the state after an event. Raises KeyError for one that can't happen.

    What another ticket brings may be a word of its customer's, and leads to where that does.
    """
    step = NEXT[status]
    led_to = step[type(event)]
    return step[CustomerWrote] if isinstance(event, Absorbed) and event.is_word else led_to


def may(status: Status, event: type[TicketEvent]) -> bool:
    """Return whether such an event can happen to a ticket in that state."""
    return event in NEXT[status]
