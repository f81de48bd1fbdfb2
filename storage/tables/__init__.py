"""The tables: queried values in columns, the whole value beside them as a JSON document."""

from storage.tables import contracts, incidents, ledger, milestones, plans, searched_texts, timers, work, work_links
from storage.tables.desk import Rows

__all__ = [
    "METADATA",
    "contracts",
    "incidents",
    "is_ours",
    "ledger",
    "milestones",
    "plans",
    "searched_texts",
    "timers",
    "work",
    "work_links",
]

METADATA = Rows.metadata
"""Every table there is."""


def is_ours(name: str | None, kind: str, _: object) -> bool:
    """Return whether the schema of the code has it: all but the index of words, which is the database's own."""
    return kind not in {"table", "index"} or not (name or "").startswith("searched_words")
