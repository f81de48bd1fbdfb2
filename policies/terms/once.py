"""The working out of what follows from a plan alone: once for each plan, and kept with it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from policies.terms.plan import Plan

P = ParamSpec("P")
T = TypeVar("T")


def once_a_plan(work: Callable[Concatenate[Plan, P], T]) -> Callable[Concatenate[Plan, P], T]:
    """Return the function with what it has returned before for the same plan and the same other arguments.

    These are few and hashable: ids of severities and the like.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def known(plan: Plan, /, *args: P.args, **kwargs: P.kwargs) -> T:
        kept: dict[Any, T] = vars(plan).setdefault(name, {})
        asked = (args, *kwargs.items()) if kwargs else args
        if asked not in kept:
            kept[asked] = work(plan, *args, **kwargs)
        return kept[asked]

    return known
