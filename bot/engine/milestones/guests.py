"""Milestones that come with a ticket that was merged into another, and go on there as guests.

The other's severity leaves them alone, and what meets its own meets them too.
"""

from dataclasses import replace
from datetime import datetime

from bot.model.ids import TicketId
from bot.model.milestone import Milestone, MilestoneId, MilestoneType, Outcome
from bot.model.ticket import Ticket


def guests(came_from: TicketId, merged: Ticket, at: datetime) -> tuple[Milestone, ...]:
    """Return what is still promised of a ticket that was merged `at` an instant, as it goes on in the other.

    Whoever was reminded of it isn't reminded again. A first response is awaited there even if it is only a goal.
    """
    return tuple(
        replace(one, id=_guest_id(came_from, one), ended=None, round=one.round + 1, set_at=at)
        for one in merged.milestones
        if one.due_at and one.ended and one.ended.outcome is Outcome.MOVED and _goes_on(one)
    )


def _goes_on(one: Milestone) -> bool:
    return one.is_promise or one.type is MilestoneType.FIRST_RESPONSE


def _guest_id(came_from: TicketId, one: Milestone) -> MilestoneId:
    return one.id if one.came_with else MilestoneId(f"{came_from}/{one.id}")
