"""The due time of a first response after changes of the severity: rule 9 of how the terms are interpreted.

Each severity has a clock of its own. It starts when the ticket rises to that severity or above, and runs for as long
as the ticket stays there or above. The customer's own first choice is the exception: it counts from their message,
however late they choose. A first classification by the vendor is a raise like any other, and counts from the change.
A ticket that falls below a severity ends that severity's clock: raised to it again, the clock starts anew.

What is due is the earliest over all clocks that run. Take targets of one, two and four hours at severities 1, 2 and 3,
and a ticket of 10:00 at severity 3, due at 14:00:

- Raised to 1 at 10:30, it is due at 11:30: the new target counts from the change.
- Raised to 2 at 13:00, it stays due at 14:00: a raise never gives more time.
- Lowered to 3 from 1, it is due at 14:00: the clock of 3 ran all along, and that of 1 has ended.

A severity with no target leaves nothing due; raised from there, only the new target counts. After the first response
nobody asks here any more, so that the due time doesn't move.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.model.ticket import Classification
from bot.sla.clock import Promise, goal, promise
from policies.terms import Metric, Plan


def due_under(
    plan: Plan,
    *,
    opened_at: datetime,
    history: Iterable[Classification],
    region: str | None = None,
    phoned: bool = False,
    metric: Metric = Metric.FIRST_RESPONSE,
) -> Promise | None:
    """Return the promise that applies after these classifications, before the first response; None if nothing is due.

    The result names the severity whose target decides, which after a raise may be a former, lower one. Raises what
    `promise` raises.
    """
    due: Promise | None = None
    for severity, since in _standing(plan, opened_at, history):
        due = _earlier(due, promise(plan, severity, since, region=region, phoned=phoned, metric=metric))
    return due


def goal_under(
    plan: Plan, *, opened_at: datetime, history: Iterable[Classification], region: str | None = None
) -> Promise | None:
    """Return the desk's own goal after these classifications; None if it has set none at the present severity."""
    wanted: Promise | None = None
    for severity, since in _standing(plan, opened_at, history):
        wanted = _earlier(wanted, goal(plan, severity, since, region=region))
    return wanted


def _standing(plan: Plan, opened_at: datetime, history: Iterable[Classification]) -> Iterator[tuple[str, datetime]]:
    """Yield the severities that bear on the due time, lowest first, each with the instant it counts from.

    A severity above the present one isn't among them, nor is one that a later change passed over.
    """
    standing: list[tuple[int, str | None, datetime]] = []
    for step in history:
        rank = len(plan.severities) if step.severity is None else plan.rank(step.severity)
        since = opened_at if step.own_first_choice else step.at
        while standing and standing[-1][0] <= rank:
            since = min(since, standing.pop()[2])
        standing.append((rank, step.severity, since))
    return ((severity, since) for _, severity, since in standing if severity is not None)


def _earlier(old: Promise | None, new: Promise | None) -> Promise | None:
    """Return what is due after a raise from `old`: nothing if the new severity promises nothing."""
    return old if new is not None and old is not None and old.due_at < new.due_at else new
