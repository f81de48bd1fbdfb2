"""The meaning of each event for milestones, as a table."""

from enum import Enum, auto
from typing import Final

from bot.events import (
    Absorbed,
    AccessAsked,
    AccessGranted,
    AccessRefused,
    AccessWithdrawn,
    Acknowledged,
    AnswerWanted,
    AnyEvent,
    ApprovalAsked,
    ApprovalWithdrawn,
    Approved,
    Closed,
    CustomerChased,
    CustomerWrote,
    Declined,
    IntakeDismissed,
    IntakeHeld,
    IntakeLapsed,
    IntakeSetApart,
    IntakeTakenUp,
    Merged,
    MilestoneReported,
    NoticeCame,
    NoticeGiven,
    NoticeWithdrawn,
    PhoneCallClaimed,
    PhoneCallConfirmed,
    PromiseMissed,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    TakenBack,
    TicketOpened,
    WaitingOnCustomer,
)
from bot.language.responses import asks_something
from bot.model.proposal import is_suggested


class Signal(Enum):
    """A meaning that an event has for milestones."""

    OPENED = auto()
    PROPOSED = auto()  # the customer chose its first severity, or suggested another one
    SET = auto()  # the severity is another one, or confirmed
    NOTED = auto()  # a person acknowledged it
    REACHED = auto()  # a person's own words reached the customer
    WAITS = auto()  # a person asked the customer something, and waits for them
    INQUIRED = auto()  # a person wrote the customer a question
    SOLVED = auto()
    REOPENED = auto()
    WROTE = auto()  # the customer wrote anything
    ASKED = auto()  # the customer wrote something that wants an answer, or what they were told was taken back
    CHASED = auto()  # the customer asked for news of what waits for themselves
    REPORTED = auto()  # a person gave the customer what is promised, by its name
    PHONED = auto()  # the customer has phoned, as a person confirms
    CALL_CLAIMED = auto()  # the customer says so
    MISSED = auto()  # a promised time has passed
    ENDED = auto()  # it is closed
    WITHDRAWN = auto()  # its customer closed it
    MOVED = auto()  # it goes on as another ticket
    CONSENT_ASKED = auto()  # a person asked the customer for remote access
    GRANTED = auto()  # they allow it
    REFUSED = auto()  # they don't
    TAKEN_BACK = auto()  # it isn't asked for any more
    HELD = auto()  # the request waits for somebody who may ask
    TAKEN = auto()  # somebody who may ask made a request of it
    DISMISSED = auto()  # somebody who may decide it said that it isn't a request
    PUT_AWAY = auto()  # nobody took it up in all that time
    WISHED = auto()  # somebody wishes for what has to be approved
    APPROVED = auto()  # it was approved
    DECLINED = auto()  # it wasn't
    UNWISHED = auto()  # nobody wishes for it any more
    NOTIFIED = auto()  # the customer was told of something to come
    CAME = auto()  # all of it has come
    RECALLED = auto()  # it isn't coming


_SIGNALS: Final[dict[type[AnyEvent], frozenset[Signal]]] = {
    TicketOpened: frozenset({Signal.OPENED}),
    Acknowledged: frozenset({Signal.NOTED}),
    Replied: frozenset({Signal.REACHED}),
    CustomerWrote: frozenset({Signal.WROTE}),
    CustomerChased: frozenset({Signal.CHASED}),
    AnswerWanted: frozenset({Signal.WROTE, Signal.ASKED}),
    WaitingOnCustomer: frozenset({Signal.REACHED, Signal.WAITS}),
    Resolved: frozenset({Signal.REACHED, Signal.SOLVED}),
    Reopened: frozenset({Signal.REOPENED}),
    Closed: frozenset({Signal.ENDED}),
    Merged: frozenset({Signal.MOVED}),
    PromiseMissed: frozenset({Signal.MISSED}),
    PhoneCallClaimed: frozenset({Signal.CALL_CLAIMED}),
    PhoneCallConfirmed: frozenset({Signal.PHONED}),
    MilestoneReported: frozenset({Signal.REACHED, Signal.REPORTED}),
    AccessAsked: frozenset({Signal.CONSENT_ASKED}),
    AccessGranted: frozenset({Signal.GRANTED}),
    AccessRefused: frozenset({Signal.REFUSED}),
    AccessWithdrawn: frozenset({Signal.TAKEN_BACK}),
    IntakeHeld: frozenset({Signal.HELD}),
    IntakeTakenUp: frozenset({Signal.TAKEN}),
    IntakeDismissed: frozenset({Signal.DISMISSED}),
    IntakeLapsed: frozenset({Signal.PUT_AWAY}),
    ApprovalAsked: frozenset({Signal.WISHED}),
    Approved: frozenset({Signal.APPROVED}),
    Declined: frozenset({Signal.DECLINED}),
    ApprovalWithdrawn: frozenset({Signal.UNWISHED}),
    NoticeGiven: frozenset({Signal.NOTIFIED}),
    NoticeCame: frozenset({Signal.CAME}),
    NoticeWithdrawn: frozenset({Signal.RECALLED}),
}


def signals(event: AnyEvent) -> frozenset[Signal]:
    """Return what an event means for milestones; an empty set if it means nothing."""
    meant = _SIGNALS.get(type(event), frozenset())
    if isinstance(event, Replied) and asks_something(event.text):
        meant = meant | {Signal.INQUIRED}
    match event:
        case CustomerWrote(wants_answer=True) | Replied(followed=True) | TakenBack(wants_answer=True):
            return meant | {Signal.ASKED}
        case Absorbed():
            asked = {Signal.ASKED} if event.wants_answer else set[Signal]()
            claimed = {Signal.CALL_CLAIMED} if any(one.call_claimed_at for one in event.came) else set[Signal]()
            return meant.union(asked, claimed, {Signal.WROTE} if event.is_word else ())
        case Closed(withdrawn=True):
            return meant | {Signal.WITHDRAWN}
        case TicketOpened() | SeverityChanged() if is_suggested(event.classification):
            return meant | {Signal.PROPOSED}
        case SeverityChanged():
            return meant | {Signal.SET}
        case IntakeSetApart() if event.clause:
            return meant | {Signal.HELD}
        case _:
            return meant
