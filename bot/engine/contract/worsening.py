"""Plans that get worse within a term whose terms forbid that: what `plandesk packs diff` says, with the clause."""

from datetime import UTC, date, datetime, time
from functools import lru_cache

from bot.model.contract import Contract
from bot.model.contract_limit import BrokenLimit, ContractLimit
from bot.model.desk import Customer, Term
from bot.sla.comparison import Effect, changes
from bot.wording import citing
from policies.terms import Plan


def worsened(customer: Customer, contract: Contract, before: Plan, after: Plan, now: datetime) -> BrokenLimit | None:
    """Return the limit that a change of plan breaks; None if nothing gets worse, or nothing is said against that.

    It is forbidden within the term that is agreed, by the terms of either plan.
    """
    term, today = contract.term, customer.today(now)
    if before.version == after.version or term is None or not term.start <= today <= term.end:
        return None
    clause = _clause(before) or _clause(after)
    worse = _worse(_Pair(before, after, term.start)) if clause else ()
    return BrokenLimit(limit=ContractLimit.WORSE, what=", ".join(worse), clause=clause) if worse else None


def cut_short(
    customer: Customer, contract: Contract, term: Term | None, plan: Plan, now: datetime
) -> BrokenLimit | None:
    """Return the limit that another term breaks: the one that runs would end earlier, so that the plan can get worse.

    None if it doesn't, or if the terms of the `plan` in force say nothing against that.
    """
    held, today, clause = contract.term, customer.today(now), _clause(plan)
    if not clause or held is None or not held.start <= today <= held.end:
        return None
    if term and term.start <= today and term.end >= held.end:
        return None
    return BrokenLimit(limit=ContractLimit.WORSE, what="term", clause=clause)


class _Pair:
    """Two plans and the first day of a term, the same as any others with their versions.

    To compare them takes a while, and is done more than once.
    """

    def __init__(self, before: Plan, after: Plan, start: date) -> None:
        self.before, self.after, self.start = before, after, start
        self.key = before.version, after.version, start

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=64)
def _worse(pair: _Pair) -> tuple[str, ...]:
    found = changes(pair.before, pair.after, datetime.combine(pair.start, time(), UTC))
    return tuple(change.key for change in found if change.effect is Effect.WORSE)


def _clause(plan: Plan) -> str:
    keeping = (one.source for one in plan.provisions if one.keeps_level)
    return next((citing.clause(plan, source) for source in keeping), "")
