"""The value that every predicate yields."""

from dataclasses import dataclass

from policies.layers import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A key of the plan that breaks a rule, and what the rule's message names."""

    at: Path
    what: str = ""
