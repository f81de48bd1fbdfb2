"""A severity that a customer proposes, where the decision is the vendor's."""

from bot.model.ticket import Ticket
from policies.terms import DecidedBy, Plan


def is_proposal(ticket: Ticket, plan: Plan) -> bool:
    """Return whether its severity is the customer's own choice while the decision is the vendor's."""
    if plan.severity_rule.decided_by is DecidedBy.CUSTOMER or ticket.severity is None:
        return False
    return ticket.history[-1].own_first_choice
