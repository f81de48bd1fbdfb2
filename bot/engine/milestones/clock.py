"""What answer is owed for a ticket."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.ticket import Classification, Debt, Owed, Ticket
from bot.sla import clock, reclassification
from bot.sla.clock import Promise
from policies.terms import Plan


def promised(
    plan: Plan, opened_at: datetime, history: Sequence[Classification], region: str | None
) -> tuple[datetime | None, Owed | None]:
    """The due time that stands after these classifications, and what is owed.

    Where the terms promise nothing, nothing is due, and the desk's own goal is owed, if it has set one. Without a
    severity that goal is the plan's strictest target.
    """
    made = reclassification.due_under(plan, opened_at=opened_at, history=history, region=region)
    if made:
        return made.due_at, _owed(made, Debt.PROMISE)
    if history and history[-1].severity is not None:
        wanted = reclassification.goal_under(plan, opened_at=opened_at, history=history, region=region)
    else:
        wanted = clock.strictest(plan, opened_at, region)
    return None, _owed(wanted, Debt.GOAL) if wanted else None


def goal(plan: Plan, severity: str | None, since: datetime, region: str | None) -> Owed | None:
    """What the desk wants of itself from `since` on, though the terms promise nothing there.

    The target of the severity, or else the goal set for it; without a severity the plan's strictest. None where there
    is no such.
    """
    wanted = _of_severity(plan, severity, since, region) if severity else clock.strictest(plan, since, region)
    return _owed(wanted, Debt.GOAL) if wanted else None


def promise_owed(plan: Plan, ticket: Ticket, owed: Owed) -> Promise | None:
    """The promise or the goal behind what is owed, due when the ticket says."""
    made = _of_severity(plan, owed.severity, owed.since, ticket.region)
    return made._replace(due_at=owed.due_at) if made else None


def _of_severity(plan: Plan, severity: str, since: datetime, region: str | None) -> Promise | None:
    """The promise of a severity; its goal where there is none. No severity has both (a rule of `policies`)."""
    made = clock.promise(plan, severity, since, region=region)
    return made or clock.goal(plan, severity, since, region=region)


def _owed(made: Promise, kind: Debt) -> Owed:
    return Owed(kind=kind, severity=made.severity, since=made.since, due_at=made.due_at)
