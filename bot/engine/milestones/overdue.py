"""The lateness of milestones, in the time that they count."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.engine.milestones.timers import promise_of
from bot.model.ids import TicketId
from bot.model.milestone import Milestone
from bot.model.subject import Subject
from bot.model.ticket import Ticket
from bot.sla.lateness import Lateness, lateness
from policies.terms import Plan


def lateness_of(milestone: Milestone, subject: Subject, plan: Plan, now: datetime) -> Lateness:
    """Return how late a milestone of a ticket, a contract, or a request that is `dated`, is at `now` (UTC)."""
    made = promise_of(milestone, subject, plan)
    return lateness(made, now) if made else Lateness()


def overdue(tickets: Iterable[Ticket], plans: Mapping[str, Plan], now: datetime) -> dict[TicketId, Lateness]:
    """Return how late what the vendor has to do next is, of those of the tickets of which it is late."""
    late = ((one, one.milestone) for one in tickets if one.milestone and one.milestone.due < now)
    return {one.id: lateness_of(next_one, one, plans[one.plan_version], now) for one, next_one in late}
