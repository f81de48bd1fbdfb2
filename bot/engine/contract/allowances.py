"""The allowances of a contract at an instant: the period that counts, what is used, and what is left."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bot.engine.situation import Case
from bot.events import Reserved, Settled
from bot.model.contract import Contract
from bot.model.ledger import Balance, limit_of
from bot.sla.periods import PeriodSpan, period
from policies.terms import Allowance, Plan

WARNS_AT: Final = 80
"""The percentage of an allowance at which the account manager is told that it runs out, once in a period."""


class AllowanceInPeriod(Struct, frozen=True, kw_only=True):
    """An allowance in its present period."""

    allowance: Allowance
    span: PeriodSpan
    balance: Balance

    @property
    def limit(self) -> int | None:
        """The amount that the period has from the start; None: it is unlimited, or the order form doesn't say."""
        return limit_of(self.allowance)

    @property
    def available(self) -> int | None:
        """The amount that is left of it; None where there is no limit."""
        return self.balance.available(self.limit)

    def has(self, amount: int) -> bool:
        """Return whether so much is left."""
        return self.available is None or amount <= self.available

    def runs_out(self, amount: int) -> bool:
        """Return whether the account manager is to hear that it runs out, with so much more of it used."""
        if self.limit is None or self.balance.warned:
            return False
        whole = self.limit + self.balance.topped_up
        return (self.balance.used + amount) * 100 >= whole * WARNS_AT

    def after(self, event: Reserved | Settled) -> "AllowanceInPeriod":
        """Return it with an entry of this period more."""
        amount = event.quantity.amount
        part = event.from_reserved if isinstance(event, Settled) else -amount
        settled = amount if isinstance(event, Settled) else 0
        balance = self.balance
        balance = replace(balance, reserved=balance.reserved - part, settled=balance.settled + settled)
        return replace(self, balance=balance)


def standing(allowance: Allowance, contract: Contract, case: Case) -> AllowanceInPeriod | None:
    """Return an allowance in its present period; None if it isn't there at present."""
    term = (contract.term.start, contract.term.end) if contract.term else None
    span = period(allowance, case.customer.zone, term, case.now)
    if span is None:
        return None
    return AllowanceInPeriod(allowance=allowance, span=span, balance=contract.balance(allowance.id, span.key))


def plan_of(product: str, contract: Contract, case: Case) -> Plan:
    """Return the plan in force for a product, by which entries are judged, whatever a ticket is pinned to."""
    return case.situation.plans[contract.plan_of(product).version]
