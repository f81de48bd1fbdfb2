"""The rows of milestones: one each, written with the events that change it."""

from collections.abc import Iterable
from typing import Any

from bot.events import AnyEvent
from bot.model.milestone import Milestone
from bot.model.subject import Subject
from storage.sql.inserts import replacing
from storage.tables.milestones import MILESTONES

Row = dict[str, Any]

KEEP = replacing(MILESTONES)
"""The statement that keeps milestones as they are now."""


def rows(subject: Subject, events: Iterable[AnyEvent]) -> list[Row]:
    """Return a row for each milestone of a subject that these events changed, as it was after them."""
    changed = {one.id: one for event in events for one in event.milestones or ()}
    return [row(subject, one) for one in changed.values()]


def row(subject: Subject, milestone: Milestone) -> Row:
    """Return the row of a milestone."""
    ended = milestone.ended
    return {
        "subject": subject.id,
        "milestone": milestone.id,
        "ticket": milestone.came_with or subject.id,
        "customer": subject.customer,
        "plan": subject.plan_ref,
        "type": str(milestone.kind),
        "basis": milestone.basis,
        "owner": milestone.owner,
        "severity": milestone.severity,
        "since": milestone.since,
        "due_at": milestone.due_at,
        "round": milestone.round,
        "breached": milestone.is_breached,
        "other_breaches": sum(1 for one in milestone.breaches if one.due_at != milestone.due_at),
        "outcome": ended.outcome if ended else None,
        "ended_at": ended.at if ended else None,
    }
