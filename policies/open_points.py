"""The points that the terms of a pack leave open: its interpretations, and what our copy lacks.

Each has an id: its key in the pack, which an override of the desk file sets to settle the point, and by which somebody
accepts it. It stays while editions come and go.
"""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from policies.overrides import still_open
from policies.rules import ASSUMED, warnings
from policies.terms import Pack

OPEN: Final = frozenset({"assumed", "phone-number", "address", "holidays"})
"""The rules that are about the paper; whatever else `packs check` notes is about the pack."""
_OWN: Final = "plans."
"""The beginning of the ids of points that one plan alone has."""


class OpenPoint(Struct, frozen=True, kw_only=True):
    """A point that the terms leave open: its id, which no other of its pack has, and how it is interpreted."""

    id: str
    says: str


class PlanInUse(Struct, frozen=True, kw_only=True):
    """A plan that some customer has, by its id, and the keys that the customer's order form sets in it."""

    plan: str
    agreed: tuple[str, ...] = ()


def is_settled(point: OpenPoint, uses: Iterable[PlanInUse]) -> bool:
    """Return whether the order forms of all customers to whom a point matters settle it.

    It matters to the customers of its plan, or of any, if the plans share it. A form settles what it sets, and with one
    field of an entry what was assumed about that field (`policies.overrides`).
    """
    of = point.id.split(".")[1] if point.id.startswith(_OWN) else ""
    theirs = [one for one in uses if of in ("", one.plan)]
    return bool(theirs) and all(_settles(one.agreed, point, point.id.removeprefix(f"{_OWN}{of}.")) for one in theirs)


def _settles(keys: tuple[str, ...], point: OpenPoint, at: str) -> bool:
    left = point.says.removeprefix(ASSUMED)
    for key in keys:
        if f"{at}.".startswith(f"{key}."):
            return True
        if key.startswith(f"{at}."):
            left = still_open(left, key.removeprefix(f"{at}."))
    return not left


def open_points(pack: Pack) -> tuple[OpenPoint, ...]:
    """Return every point that the terms of a pack leave open, interpretations first."""
    return tuple(OpenPoint(id=one.key, says=one.says) for one in warnings(pack) if one.rule in OPEN)
