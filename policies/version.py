"""A plan's version: a hash of everything that it promises, so that equal versions are equal promises."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from typing import Final

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields, replace

from policies.terms import (
    Allowance,
    Amount,
    Calendar,
    EscalationStep,
    Exclusion,
    Plan,
    Provision,
    Source,
    Target,
    WayIn,
)

LATER: Final[Mapping[type, frozenset[str]]] = {
    Allowance: frozenset({"unlimited", "spent_by", "reserve_minutes", "first_days", "currency"}),
    Amount: frozenset({"at"}),
    Calendar: frozenset({"customer_zone"}),
    EscalationStep: frozenset({"wake", "until"}),
    Exclusion: frozenset({"ask_contacts"}),
    Plan: frozenset({"phone_lines", "kind_phrases"}),
    Provision: frozenset({"consent", "offer", "offered_at", "offered_for"}),
    Source: frozenset({"document"}),
    Target: frozenset({"pauses", "met_by", "fixed"}),
}
"""Fields that came later. While one holds its default it isn't hashed, so that no promise gets another version by it.

A new field of the terms goes in here: tickets are pinned to versions, and a plan that says the same is the same.
"""


UNPROMISED: Final[Mapping[type, frozenset[str]]] = {
    Provision: frozenset({"keeps_level", "notice", "support", "key"}),
    WayIn: frozenset({"key"}),
}
"""Fields that are never hashed: they are about changing the plan, or its file, and promise nothing for a ticket."""


def versioned(plan: Plan) -> Plan:
    """Return the plan with its `version` filled in: a SHA-256 over canonical JSON of every other field, sets sorted."""
    content = json.dumps(_plain(replace(plan, version="")), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return replace(plan, version=hashlib.sha256(content.encode()).hexdigest())


def _plain(value: object) -> object:
    if isinstance(value, Struct):
        later = LATER.get(type(value), frozenset())
        unpromised = UNPROMISED.get(type(value), frozenset())
        held = ((field, getattr(value, field.name)) for field in fields(value) if field.name not in unpromised)
        return {one.name: _plain(it) for one, it in held if not (one.name in later and it == _default(one))}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | time) else value


def _default(field: FieldInfo) -> object:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()
