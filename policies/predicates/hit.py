"""The value that every predicate yields."""

from msgspec import Struct

from policies.layers import Path


class Hit(Struct, frozen=True, kw_only=True):
    """A key of the plan that breaks a rule, and what the rule's message names."""

    at: Path
    what: str = ""
