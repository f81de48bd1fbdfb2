"""Where a value comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a value comes from: a clause of the terms, an order form; `assumed` says why, where the text is silent."""

    clause: str
    assumed: str | None = None
