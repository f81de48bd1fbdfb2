"""A pack: one edition of one programme, with the plans in it."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from policies.terms.plan import Plan
from policies.terms.source import Source


class Assumption(Struct, frozen=True, kw_only=True):
    """An interpretation that the text doesn't settle, as `packs check` lists it: the key it is found at, and why."""

    key: str
    source: Source


class Pack(Struct, frozen=True, kw_only=True):
    """One edition of one support programme: its plans, and what was assumed when it was read."""

    id: str
    name: str
    vendor: str
    document: str
    edition: str | None
    effective: date
    plans: Mapping[str, Plan]
    assumptions: tuple[Assumption, ...] = ()
