"""The reply that was due, as events recorded it before they carried milestones."""

from datetime import datetime

from msgspec import Struct

from bot.model.milestone import Basis


class FormerMilestone(Struct, frozen=True, kw_only=True):
    """A reply that was due, as an event recorded it beside `due_at`, the plan's promise. Now none has either."""

    kind: Basis
    severity: str
    since: datetime
    due_at: datetime
