"""Plans that get worse within a term whose terms forbid that: what `plandesk packs diff` says, with the clause."""

from datetime import UTC, date, datetime, time
from functools import lru_cache

from bot.model.contract import Contract
from bot.model.contract_limit import BrokenLimit, ContractLimit
from bot.model.desk import Customer, Term
from bot.sla.comparison import Regions, changes
from bot.sla.differences import Effect
from bot.wording import citing
from policies.terms import Plan


def worsened(customer: Customer, contract: Contract, before: Plan, after: Plan, now: datetime) -> BrokenLimit | None:
    """Return the limit that a change of plan or region breaks; None if nothing gets worse, or nothing is against that.

    It is forbidden within the term that is agreed, by the terms of either plan.
    """
    term, today, regions = contract.term, customer.today(now), _regions(customer, contract)
    is_same = before.version == after.version and (regions is None or regions[0] == regions[1])
    if is_same or term is None or not term.covers(today):
        return None
    clause = _clause(before) or _clause(after)
    worse = _worse(_Pair(before, after, term.start, regions)) if clause else ()
    return BrokenLimit(limit=ContractLimit.WORSE, what=", ".join(worse), clause=clause) if worse else None


def cut_short(
    customer: Customer, contract: Contract, term: Term | None, plan: Plan, now: datetime
) -> BrokenLimit | None:
    """Return the limit that another term breaks: the one that runs would end earlier, so that the plan can get worse.

    None if it doesn't, or if the terms of the `plan` in force say nothing against that.
    """
    held, today, clause = contract.term, customer.today(now), _clause(plan)
    if not clause or held is None or not held.covers(today):
        return None
    if term and term.start <= today and term.end >= held.end:
        return None
    return BrokenLimit(limit=ContractLimit.WORSE, what="term", clause=clause)


class _Pair:
    """Two plans, the first day of a term and the customer's regions, the same as any others with their versions.

    To compare them takes a while, and is done more than once.
    """

    def __init__(self, before: Plan, after: Plan, start: date, regions: Regions | None) -> None:
        self.before, self.after, self.start, self.regions = before, after, start, regions
        self.key = before.version, after.version, start, regions

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=64)
def _worse(pair: _Pair) -> tuple[str, ...]:
    found = changes(pair.before, pair.after, datetime.combine(pair.start, time(), UTC), pair.regions)
    return tuple(
        change.key for change in found if change.effect is Effect.WORSE and not _is_elsewhere(change.key, pair)
    )


def _is_elsewhere(key: str, pair: _Pair) -> bool:
    """Return whether it is about a region that this customer isn't in."""
    return pair.regions is not None and key.startswith("regions.")


def _regions(customer: Customer, contract: Contract) -> Regions | None:
    """Return the customer's region before and after; None if one of them isn't known, as it is of old contracts."""
    before, after = contract.base.region, customer.region
    return (before, after) if before and after else None


def _clause(plan: Plan) -> str:
    keeping = (one.source for one in plan.provisions if one.keeps_level)
    return next((citing.clause(plan, source) for source in keeping), "")
