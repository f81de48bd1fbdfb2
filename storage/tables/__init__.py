"""The tables: queried values in columns, the whole value beside them as a JSON document."""

from storage.tables import milestones, timers, work
from storage.tables.desk import Rows

__all__ = ["METADATA", "milestones", "timers", "work"]

METADATA = Rows.metadata
"""Every table there is."""
