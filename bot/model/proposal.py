"""A severity that a customer proposes, where the decision is the vendor's."""

from bot.model.classification import Classification
from bot.model.ticket import Ticket
from policies.terms import DecidedBy, Plan


def is_proposal(ticket: Ticket, plan: Plan) -> bool:
    """Return whether its severity is the customer's own choice while the decision is the vendor's."""
    if plan.severity_rule.decided_by is DecidedBy.CUSTOMER or ticket.severity is None:
        return False
    return is_suggested(ticket.history[-1])


def is_suggested(given: Classification) -> bool:
    """Return whether it is the customer's first choice, or their change of one that staff hadn't set."""
    return given.own_first_choice or given.suggested_anew


def is_customers(ticket: Ticket, plan: Plan) -> bool:
    """Return whether the customer may change its severity: it's their decision, or staff haven't set it yet."""
    decides = plan.severity_rule.decided_by is DecidedBy.CUSTOMER
    return decides or ticket.severity is None or is_proposal(ticket, plan)
