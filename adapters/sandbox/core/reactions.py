"""Reactions of the desk's own, which a real installation may refuse: whether the stand-ins take them."""

from collections.abc import Iterable
from enum import StrEnum


class Reactions(StrEnum):
    """The answer of a platform to reactions of the desk's."""

    TAKEN = "taken"
    REFUSED = "refused"


def another(there: Iterable[tuple[str, str]], whose: str, emoji: str) -> str | None:
    """Return what a correct desk wouldn't do with one more reaction of its own; None: it's right.

    `there` are names of emoji, each with who put it there. One of the desk's shows a state, and there is one state.
    """
    others = [name for name, who in there if who == whose and name != emoji]
    return f"{emoji} beside {', '.join(others)}" if others else None
