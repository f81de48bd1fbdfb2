"""The verdict on one promise, as it is now."""

from datetime import datetime

from bot.model.attainment import Verdict
from bot.model.milestone import Milestone, Outcome


def judged(promise: Milestone, now: datetime) -> Verdict | None:
    """Return whether a promise was kept by the due time that it has, or had; None if it wasn't wanted, or has none.

    What was missed before its customer closed the ticket stays broken.
    """
    ended, due = promise.ended, promise.due_at
    if due is None or (ended and ended.outcome is Outcome.MOVED):
        return None
    if ended and ended.outcome is Outcome.WITHDRAWN and not promise.is_breached:
        return None
    if promise.is_breached or (ended.at if ended else now) > due:
        return Verdict.BROKEN
    return Verdict.KEPT if ended else Verdict.NOT_YET_DUE
