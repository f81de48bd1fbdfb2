"""Whose turn it is with a ticket. The one order of every list: first by turn, then by time, then by age."""

from datetime import UTC, datetime
from enum import IntEnum
from typing import Final, assert_never

from bot.model.ticket import Status, Ticket

NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""Stands where nothing is due, so that it sorts last."""


class Turn(IntEnum):
    """Whose turn it is, in the order in which lists have them."""

    UNANSWERED = 0  # ours, and nobody has answered yet
    OURS = 1
    CUSTOMERS = 2
    SNOOZED = 3
    RESOLVED = 4
    CLOSED = 5


def turn_of(ticket: Ticket) -> Turn:
    """Return whose turn it is. Nothing that is owed is put aside."""
    match ticket.status:
        case Status.CLOSED:
            return Turn.CLOSED
        case Status.RESOLVED:
            return Turn.RESOLVED
        case Status.NEW:
            return Turn.UNANSWERED
        case _ if ticket.owed:
            return Turn.UNANSWERED
        case _ if ticket.snoozed_until:
            return Turn.SNOOZED
        case Status.WAITING:
            return Turn.CUSTOMERS
        case Status.ACKNOWLEDGED:
            return Turn.OURS
        case _:
            assert_never(ticket.status)


def next_at(ticket: Ticket) -> datetime:
    """Return the instant (UTC) that its place within its turn goes by: when it is due, or back; else when it opened."""
    match turn_of(ticket):
        case Turn.UNANSWERED:
            return ticket.owed.due_at if ticket.owed else NEVER
        case Turn.SNOOZED:
            return ticket.snoozed_until or NEVER
        case _:
            return ticket.opened_at
