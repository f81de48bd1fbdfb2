"""The lateness of milestones, in the time that they count."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.engine.milestones.timers import promise_of
from bot.model.ids import TicketId
from bot.model.listed_ticket import ListedTicket
from bot.model.milestone import Milestone
from bot.model.subject import Subject
from bot.sla import measured
from bot.sla.lateness import Lateness, lateness
from policies.terms import Plan


def lateness_of(milestone: Milestone, subject: Subject, plan: Plan, now: datetime) -> Lateness:
    """Return how late a milestone of a ticket, a contract, or a request that is `dated`, is at `now` (UTC)."""
    made = promise_of(milestone, subject, plan)
    return lateness(made, now) if made else Lateness()


def overdue(tickets: Iterable[ListedTicket], plans: Mapping[str, Plan], now: datetime) -> dict[TicketId, Lateness]:
    """Return how late what the vendor has to do next is, of those of the tickets of which it is late."""
    late = ((one, measured.promise_next(plans[one.plan_version], one)) for one in tickets if one.is_overdue(now))
    return {one.id: lateness(made, now) if made else Lateness() for one, made in late}
