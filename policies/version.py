"""A plan's version: a hash of everything that it promises, so that equal versions are equal promises."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from enum import Enum

from policies.terms import Plan

_LATER = frozenset({"document"})
"""Fields added later: a plan in which they are None keeps the version that it had without them."""


def versioned(plan: Plan) -> Plan:
    """Return the plan with its `version` filled in: a SHA-256 over canonical JSON of every other field, sets sorted."""
    content = json.dumps(_plain(replace(plan, version="")), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return replace(plan, version=hashlib.sha256(content.encode()).hexdigest())


def _plain(value: object) -> object:
    if is_dataclass(value):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(one) for name, one in held.items() if not (name in _LATER and one is None)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | time) else value
