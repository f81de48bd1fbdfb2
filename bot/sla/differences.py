"""A difference of two plans, and what it means to the customer."""

from enum import StrEnum

from msgspec import Struct


class Effect(StrEnum):
    """The effect of a change on the customer; `changed` is for a person to judge."""

    WORSE = "worse"
    BETTER = "better"
    CHANGED = "changed"


class Difference(Struct, frozen=True, kw_only=True):
    """One difference at a dotted key of the plan, with the values of the terms; None if one side lacks it."""

    key: str
    old: object
    new: object
    effect: Effect


def effect_of(old: float, new: float) -> Effect | None:
    """Return what a change of cost means to the customer, to whom a higher one is worse; None if it didn't change."""
    if old == new:
        return None
    return Effect.WORSE if new > old else Effect.BETTER
