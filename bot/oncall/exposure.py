"""The severities that a gap on call exposes: those whose hours fall into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.oncall.gaps import Gap
from bot.sla.clock import goal, promise
from bot.sla.line_hours import hours_of
from policies.terms import Plan, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """A severity of a plan, and for how much of a gap its line would be called about it (`covered`)."""

    plan: Plan
    severity: Severity
    covered: timedelta


def exposures(gap: Gap, plans: Iterable[tuple[Plan, str | None]]) -> tuple[Exposure, ...]:
    """Return the severities about which the line of a gap would be called in it, the most covered time first.

    `plans` are those in force, each with the region of a customer under it; what several customers have is told once.
    """
    most = dict[tuple[str, str], Exposure]()
    for plan, region in {(plan.ref, plan.version, region): (plan, region) for plan, region in plans}.values():
        for severity in plan.severities:
            found = Exposure(plan=plan, severity=severity, covered=_called_for(gap, plan, severity, region))
            key = (plan.ref, severity.id)
            most[key] = max(most.get(key, found), found, key=lambda one: one.covered)
    missed = (one for one in most.values() if one.covered)
    return tuple(sorted(missed, key=lambda one: one.covered, reverse=True))


def _called_for(gap: Gap, plan: Plan, severity: Severity, region: str | None) -> timedelta:
    """Return for how long in a gap its line may be called about a severity: all of it where the line is woken."""
    steps = [one for one in plan.ladder.steps if one.line is gap.line and severity.id in one.severities]
    if any(step.wake for step in steps):
        return gap.ends - gap.begins
    if not steps and not any(gap.line in rung.lines for rung in plan.ladder.rungs):
        return timedelta()
    at = gap.begins
    owed = promise(plan, severity.id, at, region=region) or goal(plan, severity.id, at, region=region)
    hours = hours_of(plan, owed, gap.line) if owed else ()
    return max((each.spent(gap.begins, gap.ends) for each in hours), default=timedelta())
