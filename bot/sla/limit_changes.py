"""Changes of what two plans limit: contacts, and the allowances that both have."""

from collections.abc import Iterator
from math import inf
from typing import Final

from bot.sla.differences import Difference, Effect, effect_of
from policies.terms import Allowance, Beyond, Period, Plan

_UNSAID: Final = 1e12
"""The limit that only the order form gives: more than any other, and less than none."""
_BEYOND: Final = (Beyond.APPROVAL, Beyond.REFUSE)


def limits(old: Plan, new: Plan) -> Iterator[Difference]:
    """Yield changes of what both plans limit: an allowance, and what happens past it or past the last contact."""
    if old.contacts.maximum is not None and new.contacts.maximum is not None:
        yield from _beyond("contacts", old.contacts.beyond, new.contacts.beyond)
    before = {one.id: one for one in old.allowances}
    for now in new.allowances:
        if was := before.get(now.id):
            yield from _limit(f"allowances.{now.id}", was, now)
            yield from _spending(f"allowances.{now.id}", was, now)


def _limit(key: str, was: Allowance, now: Allowance) -> Iterator[Difference]:
    """Yield the changes of an allowance. If the old plan names no limit, a new one is a cap."""
    endless = was.unlimited or now.unlimited
    if was.counts != now.counts or (was.per != now.per and not endless):
        held = [f"{_shown(one)} {one.counts}{'' if one.unlimited else f' a {one.per}'}" for one in (was, now)]
        less = was.counts == now.counts and _a_year(now) < _a_year(was)
        yield Difference(key=key, old=held[0], new=held[1], effect=Effect.WORSE if less else Effect.CHANGED)
    elif effect := effect_of(-_held(was), -_held(now)):
        yield Difference(key=f"{key}.limit", old=_shown(was), new=_shown(now), effect=effect)
    if not endless:
        yield from _beyond(key, was.beyond, now.beyond)


def _spending(key: str, was: Allowance, now: Allowance) -> Iterator[Difference]:
    """Yield what is spent from an allowance now, or not any more, what a request holds back, and how long it is there.

    A kind of request that is counted is worse for the customer than one that isn't.
    """
    for kind in dict.fromkeys((*was.spent_by, *now.spent_by)):
        if effect := effect_of(kind in was.spent_by, kind in now.spent_by):
            is_felt = Effect.CHANGED if now.unlimited else effect
            names = [kind if kind in one.spent_by else None for one in (was, now)]
            yield Difference(key=f"{key}.spent_by.{kind}", old=names[0], new=names[1], effect=is_felt)
    if effect := effect_of(*(-inf if one.first_days is None else -one.first_days for one in (was, now))):
        yield Difference(key=f"{key}.first_days", old=was.first_days, new=now.first_days, effect=effect)
    if was.reserve_minutes != now.reserve_minutes:
        held = (was.reserve_minutes, now.reserve_minutes)
        yield Difference(key=f"{key}.reserve_minutes", old=held[0], new=held[1], effect=Effect.CHANGED)
    if was.currency != now.currency:
        yield Difference(key=f"{key}.currency", old=was.currency, new=now.currency, effect=Effect.CHANGED)


def _shown(allowance: Allowance) -> int | str | None:
    return "unlimited" if allowance.unlimited else allowance.limit


def _held(allowance: Allowance) -> float:
    if allowance.unlimited:
        return inf
    return _UNSAID if allowance.limit is None else allowance.limit


def _a_year(allowance: Allowance) -> float:
    """Return what an allowance holds in a year, with a term counted as a year."""
    return _held(allowance) * (12 if allowance.per is Period.MONTH else 1)


def _beyond(key: str, was: Beyond, now: Beyond) -> Iterator[Difference]:
    if effect := effect_of(_BEYOND.index(was), _BEYOND.index(now)):
        yield Difference(key=f"{key}.beyond", old=was, new=now, effect=effect)
