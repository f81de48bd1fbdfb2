"""The customer's call about a ticket: one that the terms want, or one that they say they made."""

from bot.model.ticket import Ticket
from policies.terms import Plan


def is_wanted(ticket: Ticket, plan: Plan) -> bool:
    """Return whether its severity must be phoned in, and nobody has confirmed a call yet."""
    return _is_by_phone(ticket.severity, plan) and not ticket.phoned_at


def is_to_be_confirmed(ticket: Ticket) -> bool:
    """Return whether the customer says that they have called, and nobody has confirmed it yet."""
    return ticket.call_claimed_at is not None and ticket.phoned_at is None


def is_due(ticket: Ticket, plan: Plan) -> bool:
    """Return whether anybody asks for a call: it is wanted, or one is to be confirmed that a guest of it wanted."""
    is_of_guest = any(_is_by_phone(one.severity, plan) for one in ticket.guests)
    return is_wanted(ticket, plan) or (is_of_guest and is_to_be_confirmed(ticket))


def is_open(ticket: Ticket, plan: Plan) -> bool:
    """Return whether a call is to be made, or to be confirmed: what they say of one counts at any severity."""
    return is_wanted(ticket, plan) or is_to_be_confirmed(ticket)


def _is_by_phone(severity: str | None, plan: Plan) -> bool:
    return severity is not None and plan.severity(severity).phone is not None
