"""Changes of what the clauses of two plans bind the vendor to, beyond what they say: notice, consent, no worsening."""

from collections.abc import Iterator
from datetime import date
from math import inf
from typing import Final

from bot.sla.amounts import later_day
from bot.sla.differences import Difference, Effect, effect_of
from policies.terms import Amount, Plan, Provision

_A_DAY: Final = date(2026, 1, 1)
"""A day from which lengths of the calendar are compared."""


def bindings(old: Plan, new: Plan) -> Iterator[Difference]:
    """Yield the changes of the clauses that both plans have. What binds the vendor less is worse."""
    before = {one.topic: one for one in old.provisions}
    for now in new.provisions:
        if was := before.get(now.topic):
            yield from _binding(f"provisions.{now.topic}", was, now)


def _binding(key: str, was: Provision, now: Provision) -> Iterator[Difference]:
    if effect := effect_of(-was.keeps_level, -now.keeps_level):
        yield Difference(key=f"{key}.keeps_level", old=was.keeps_level, new=now.keeps_level, effect=effect)
    if was.consent != now.consent:
        is_asked = effect_of(-bool(was.consent), -bool(now.consent)) or Effect.CHANGED
        yield Difference(key=f"{key}.consent", old=was.consent, new=now.consent, effect=is_asked)
    for name, before, after in (("notice", was.notice, now.notice), ("support", was.support, now.support)):
        if effect := effect_of(-_days(before), -_days(after)):
            yield Difference(key=f"{key}.{name}", old=_shown(before), new=_shown(after), effect=effect)


def _days(amount: Amount | None) -> float:
    return (later_day(_A_DAY, amount) - _A_DAY).days if amount else -inf


def _shown(amount: Amount | None) -> str | None:
    return f"{amount.value} {amount.unit}" if amount else None
