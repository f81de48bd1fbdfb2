"""The points that the terms of a pack leave open: its interpretations, and what our copy lacks.

Each has an id: its key in the pack, which an override of the desk file sets to settle the point, and by which somebody
accepts it. It stays while editions come and go.
"""

from dataclasses import dataclass
from typing import Final

from policies.rules import warnings
from policies.terms import Pack

OPEN: Final = frozenset({"assumed", "phone-number", "address", "holidays"})
"""The rules that are about the paper; whatever else `packs check` notes is about the pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """A point that the terms leave open: its id, which no other of its pack has, and how it is interpreted."""

    id: str
    says: str


def open_points(pack: Pack) -> tuple[OpenPoint, ...]:
    """Return every point that the terms of a pack leave open, interpretations first."""
    return tuple(OpenPoint(id=one.key, says=one.says) for one in warnings(pack) if one.rule in OPEN)
