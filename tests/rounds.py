"""How often a thing is tried: a few times in the suite, very often in a soak (`make soak`).

What the suite leaves to a soak is repetition alone: each behaviour is tried in both.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from hypothesis import settings

C = TypeVar("C")

SOAK = settings.get_current_profile_name() == "soak"
"""Whether this is a soak: `pytest --hypothesis-profile=soak`."""


def rounds(in_the_suite: int, in_a_soak: int) -> int:
    """How many rounds to go."""
    return in_a_soak if SOAK else in_the_suite


def tried(in_the_suite: int, in_a_soak: int = 2_000) -> settings:
    """So many examples of Hypothesis."""
    return settings(max_examples=rounds(in_the_suite, in_a_soak))


def one_of_each(cases: Iterable[C], kind: Callable[[C], Any]) -> tuple[C, ...]:
    """The first case of each kind; in a soak all of them."""
    every = tuple(cases)
    return every if SOAK else tuple({kind(case): case for case in reversed(every)}.values())[::-1]
