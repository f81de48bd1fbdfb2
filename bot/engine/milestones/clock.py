"""The reply that is due for a ticket."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.ticket import Basis, Classification, Milestone, Ticket
from bot.sla import clock, reclassification
from bot.sla.clock import Promise
from policies.terms import Plan


def promised(
    plan: Plan, opened_at: datetime, history: Sequence[Classification], region: str | None
) -> tuple[datetime | None, Milestone | None]:
    """Return the due time that applies after these classifications, and the reply that is due.

    If the terms promise nothing, there is no due time, and the desk's own goal applies, if it has set one. Without a
    severity that goal is the plan's strictest target.
    """
    made = reclassification.due_under(plan, opened_at=opened_at, history=history, region=region)
    if made:
        return made.due_at, _milestone(made, Basis.PROMISE)
    if history and history[-1].severity is not None:
        wanted = reclassification.goal_under(plan, opened_at=opened_at, history=history, region=region)
    else:
        wanted = clock.strictest(plan, opened_at, region)
    return None, _milestone(wanted, Basis.GOAL) if wanted else None


def goal(plan: Plan, severity: str | None, since: datetime, region: str | None) -> Milestone | None:
    """Return the desk's own goal from `since` on, if the terms promise nothing there.

    It is the target of the severity, or else the goal set for it; without a severity the plan's strictest. None if
    there isn't one.
    """
    wanted = _of_severity(plan, severity, since, region) if severity else clock.strictest(plan, since, region)
    return _milestone(wanted, Basis.GOAL) if wanted else None


def promise_of(plan: Plan, ticket: Ticket, milestone: Milestone) -> Promise | None:
    """Return the promise or the goal behind the reply that is due, at the time that the ticket has.

    Until the first response it pauses while the ticket is below its severity (`reclassification`).
    """
    made = _of_severity(plan, milestone.severity, milestone.since, ticket.region)
    if made is None:
        return None
    clocks = () if ticket.response else reclassification.clocks(plan, ticket.opened_at, ticket.history)
    pauses = next((one.pauses for one in clocks if one.severity == milestone.severity), ())
    later = tuple(pause for pause in pauses if pause.opens >= milestone.since)  # before rule 9 kept what was spent
    return made._replace(due_at=milestone.due_at, pauses=later)


def _of_severity(plan: Plan, severity: str, since: datetime, region: str | None) -> Promise | None:
    """Return the promise of a severity, or else its goal. No severity has both (a rule of `policies`)."""
    made = clock.promise(plan, severity, since, region=region)
    return made or clock.goal(plan, severity, since, region=region)


def _milestone(made: Promise, kind: Basis) -> Milestone:
    return Milestone(kind=kind, severity=made.severity, since=made.since, due_at=made.due_at)
