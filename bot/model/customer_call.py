"""The customer's call about a ticket: one that the terms want, or one that they say they made.

A call about a ticket that was merged into it is one about both, so nobody is asked to call again. What they say of one
is to be confirmed for each that no call is confirmed for yet: what is promised of it may count from the call.
"""

from collections.abc import Iterator
from datetime import datetime

from bot.model.ids import TicketId
from bot.model.merged_ticket import MergedTicket
from bot.model.ticket import Ticket
from policies.terms import Plan


def is_wanted(ticket: Ticket, plan: Plan) -> bool:
    """Return whether its severity must be phoned in, and nobody has confirmed a call yet."""
    return _is_by_phone(ticket.severity, plan) and not is_confirmed(ticket)


def is_confirmed(ticket: Ticket) -> bool:
    """Return whether somebody has confirmed a call about a ticket, or about one that was merged into it."""
    return any(one.phoned_at for one in _whole(ticket))


def claimed_at(ticket: Ticket) -> datetime | None:
    """Return when they called first, as they say (UTC), of what nobody has confirmed yet; None if there is nothing."""
    return min((one.call_claimed_at for one in _claimed(ticket) if one.call_claimed_at), default=None)


def is_to_be_confirmed(ticket: Ticket) -> bool:
    """Return whether the customer says that they have called, and nobody has confirmed it yet."""
    return claimed_at(ticket) is not None


def guests_claimed(ticket: Ticket) -> tuple[TicketId, ...]:
    """Return the merged tickets that alone are what a call is to be confirmed for; none if it is about the whole."""
    claimed = tuple(one.id for one in _claimed(ticket))
    return () if ticket.id in claimed else claimed


def is_due(ticket: Ticket, plan: Plan) -> bool:
    """Return whether anybody asks for a call: it is wanted, or one is to be confirmed that a guest of it wanted."""
    is_of_guest = any(_is_by_phone(one.severity, plan) for one in ticket.guests)
    is_of_ticket = _is_by_phone(ticket.severity, plan) and not ticket.phoned_at
    return is_wanted(ticket, plan) or ((is_of_ticket or is_of_guest) and is_to_be_confirmed(ticket))


def is_open(ticket: Ticket, plan: Plan) -> bool:
    """Return whether a call is to be made, or to be confirmed: what they say of one counts at any severity."""
    return is_wanted(ticket, plan) or is_to_be_confirmed(ticket)


def _claimed(ticket: Ticket) -> Iterator[Ticket | MergedTicket]:
    yield from (one for one in _whole(ticket) if one.call_claimed_at and not one.phoned_at)


def _whole(ticket: Ticket) -> Iterator[Ticket | MergedTicket]:
    yield ticket
    yield from ticket.guests


def _is_by_phone(severity: str | None, plan: Plan) -> bool:
    return severity is not None and plan.severity(severity).phone is not None
