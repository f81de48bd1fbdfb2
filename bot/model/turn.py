"""The side whose turn it is with a ticket, and so the one order of every list: by turn, then by time, then by age."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import IntEnum
from typing import Final, assert_never

from bot.model.ticket import Status, Ticket

NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""An instant for tickets with nothing due, so that they sort last."""


class Turn(IntEnum):
    """The side whose turn it is, in the order of lists."""

    UNANSWERED = 0  # ours, and a reply is due
    OURS = 1
    CUSTOMERS = 2
    SNOOZED = 3
    RESOLVED = 4
    CLOSED = 5


def turn_of(ticket: Ticket) -> Turn:
    """Return whose turn it is. A ticket that waits for a first response is unanswered, even if it is snoozed.

    While a promise of ours runs, it is ours, even if we wait for the customer, too; a broken one brings it back from a
    snooze.
    """
    match ticket.status:
        case Status.CLOSED:
            return Turn.CLOSED
        case Status.RESOLVED:
            return Turn.OURS if ticket.promises else Turn.RESOLVED  # an analysis of the cause may still be promised
        case Status.NEW:
            return Turn.UNANSWERED
        case _ if ticket.awaits_response:
            return Turn.UNANSWERED
        case _ if any(one.is_broken for one in ticket.promises):
            return Turn.OURS
        case _ if ticket.snoozed_until:
            return Turn.SNOOZED
        case Status.WAITING:
            return Turn.OURS if ticket.promises else Turn.CUSTOMERS
        case Status.ACKNOWLEDGED:
            return Turn.OURS
        case _:
            assert_never(ticket.status)


def next_at(ticket: Ticket) -> datetime:
    """Return the instant (UTC) that sorts it within its turn: when it is due, or wakes, or else when it was opened."""
    match turn_of(ticket):
        case Turn.UNANSWERED | Turn.OURS:
            return ticket.milestone.due if ticket.milestone else NEVER
        case Turn.SNOOZED:
            return ticket.snoozed_until or NEVER
        case _:
            return ticket.opened_at


def in_order(tickets: Iterable[Ticket]) -> list[Ticket]:
    """Return tickets in the order of lists; equals keep the order they came in."""
    return sorted(tickets, key=lambda one: (turn_of(one), next_at(one)))
