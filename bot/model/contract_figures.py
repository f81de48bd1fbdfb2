"""The figures of a customer that its account manager looks at: a store has them in columns."""

from datetime import datetime

from msgspec import Struct

from bot.model.contract import Contract
from bot.model.ids import CustomerId
from policies.terms import ContactRule


class ContractFigures(Struct, frozen=True, kw_only=True):
    """One customer in numbers.

    `seats` are its designated contacts: `below_minimum` if its plan wants more, `unattested` of them haven't confirmed
    what it asks of them, `contacts_left` aren't there any more. `approvals` of its wishes wait for a decision. `open`
    are its tickets that aren't resolved, of which `overdue` have a promise that is broken. `since` is when the first of
    its plans came into force here, `last_word` when anybody of its people wrote last (UTC).
    """

    customer: CustomerId
    seats: int = 0
    below_minimum: bool = False
    unattested: int = 0
    contacts_left: int = 0
    approvals: int = 0
    open: int = 0
    overdue: int = 0
    since: datetime | None = None
    last_word: datetime | None = None


def figures_of(contract: Contract, rule: ContactRule | None) -> ContractFigures:
    """Return those figures that a contract has itself, by the rule of its plan; one that nobody knows asks nothing."""
    return ContractFigures(
        customer=contract.customer,
        seats=len(contract.roster),
        below_minimum=rule is not None and len(contract.roster) < rule.minimum,
        unattested=sum(1 for seat in contract.roster if rule is not None and not seat.has_attested(rule)),
        contacts_left=sum(1 for seat in contract.roster if seat.left_at),
        approvals=sum(1 for one in contract.approvals if one.is_open),
        since=min(plan.since for plan in contract.plans),
    )
