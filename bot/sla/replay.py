"""A first response judged anew: when it would have been due under another plan, and whether it came in time."""

from datetime import datetime

from msgspec import Struct

from bot.model.attainment import Verdict
from bot.model.classification import Classification
from bot.model.ticket import Ticket
from bot.sla.counterparts import under_old_ids
from bot.sla.reclassification import first_due
from policies.terms import Plan


class Replayed(Struct, frozen=True, kw_only=True):
    """A ticket under two plans: when its first response was, or would be, due (UTC; None: never), and the verdicts.

    A verdict is None where nothing is promised.
    """

    ticket: Ticket
    due: datetime | None
    new_due: datetime | None
    verdict: Verdict | None
    new_verdict: Verdict | None

    @property
    def flips(self) -> bool:
        """Return whether the other plan makes another verdict."""
        return self.verdict is not self.new_verdict


def replay(ticket: Ticket, plan: Plan, other: Plan, now: datetime) -> Replayed | None:
    """Return how a ticket under `plan` would fare under the other, at `now` (UTC).

    None where nothing can be said: the other plan lacks a severity or a region that the ticket had, its customer
    withdrew it, or it went on in another. A severity with another id there is the one that replaces it. After the first
    response the due time moves no more, so later severities don't count.
    """
    other = under_old_ids(plan, other)
    if ticket.is_withdrawn or ticket.merged_into:
        return None
    answered = ticket.response.at if ticket.response else None
    history = [one for one in ticket.history if answered is None or one.at <= answered] or [ticket.history[0]]
    known = {severity.id for severity in other.severities}
    if any(one.severity not in known for one in history if one.severity) or not _has_region(ticket.region, plan, other):
        return None
    due, new_due = (_due(each, ticket, history) for each in (plan, other))
    return Replayed(
        ticket=ticket,
        due=due,
        new_due=new_due,
        verdict=_verdict(due, answered, now),
        new_verdict=_verdict(new_due, answered, now),
    )


def _has_region(region: str | None, plan: Plan, other: Plan) -> bool:
    return region is None or region in other.regions or not (plan.regions or other.regions)


def _due(plan: Plan, ticket: Ticket, history: list[Classification]) -> datetime | None:
    called, answered = ticket.phoned_at, ticket.response
    counts = None if called and answered and called > answered.at else called
    made = first_due(plan, opened_at=ticket.opened_at, history=history, region=ticket.region, phoned_at=counts)
    return made.due_at if made else None


def _verdict(due: datetime | None, answered: datetime | None, now: datetime) -> Verdict | None:
    if due is None:
        return None
    if answered is None and now < due:
        return Verdict.NOT_YET_DUE
    return Verdict.KEPT if answered is not None and answered <= due else Verdict.BROKEN
