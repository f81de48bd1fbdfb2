"""The meaning of each event for milestones, as a table."""

from enum import Enum, auto
from typing import Final

from bot.events import (
    Acknowledged,
    Closed,
    CustomerWrote,
    Merged,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    TicketEvent,
    TicketOpened,
    WaitingOnCustomer,
)


class Signal(Enum):
    """A meaning that an event has for milestones."""

    OPENED = auto()
    SET = auto()  # the severity is another one, or confirmed
    NOTED = auto()  # a person acknowledged it
    REACHED = auto()  # a person's own words reached the customer
    WAITS = auto()  # a person asked the customer something
    SOLVED = auto()
    REOPENED = auto()
    WROTE = auto()  # the customer wrote anything
    ASKED = auto()  # the customer wrote something that wants an answer
    ENDED = auto()  # it is closed
    WITHDRAWN = auto()  # its customer closed it
    MOVED = auto()  # it goes on as another ticket


_SIGNALS: Final[dict[type[TicketEvent], frozenset[Signal]]] = {
    TicketOpened: frozenset({Signal.OPENED}),
    SeverityChanged: frozenset({Signal.SET}),
    Acknowledged: frozenset({Signal.NOTED}),
    Replied: frozenset({Signal.REACHED}),
    CustomerWrote: frozenset({Signal.WROTE}),
    WaitingOnCustomer: frozenset({Signal.REACHED, Signal.WAITS}),
    Resolved: frozenset({Signal.REACHED, Signal.SOLVED}),
    Reopened: frozenset({Signal.REOPENED}),
    Closed: frozenset({Signal.ENDED}),
    Merged: frozenset({Signal.MOVED}),
}


def signals(event: TicketEvent) -> frozenset[Signal]:
    """Return what an event means for milestones; an empty set if it means nothing."""
    meant = _SIGNALS.get(type(event), frozenset())
    if isinstance(event, CustomerWrote) and event.wants_answer:
        return meant | {Signal.ASKED}
    return meant | {Signal.WITHDRAWN} if isinstance(event, Closed) and event.withdrawn else meant
