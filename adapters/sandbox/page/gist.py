"""The contract of a customer in a line: what differs between one and the next."""

from typing import Final

from bot.wording import amounts
from policies.terms import DecidedBy, Openers, Plan

_DECIDES: Final = {
    DecidedBy.CUSTOMER: "the customer chooses the severity",
    DecidedBy.CONFIRMED: "the customer proposes a severity, the vendor confirms it",
    DecidedBy.VENDOR: "the vendor sets the severity",
}


def gist(plan: Plan) -> str:
    """Return who may ask under a plan, who decides how severe it is, and the first response to its most severe."""
    who = "anyone may ask" if plan.contacts.may_open is Openers.ANYONE else "designated contacts ask"
    target = plan.target(plan.severities[0].id)
    first = f"first response {amounts.within(target)}" if target and target.amount else "no response time is promised"
    return f"{who}, {_DECIDES[plan.severity_rule.decided_by]}, {first} at {plan.severities[0].name}"
