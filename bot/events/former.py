"""The reply that was due, as events recorded it before they carried milestones."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.milestone import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerMilestone:
    """A reply that was due, as an event recorded it beside `due_at`, the plan's promise. Now none has either."""

    kind: Basis
    severity: str
    since: datetime
    due_at: datetime
