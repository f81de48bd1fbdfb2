"""The severities that a gap on call exposes: those whose hours fall into it."""

from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

from bot.oncall.gaps import Gap
from bot.sla.clock import goal, promise
from bot.sla.days import Segment
from bot.sla.line_hours import hours_of
from policies.terms import Plan, Severity


class Exposure(Struct, frozen=True, kw_only=True):
    """A severity of a plan, and when within a gap its line would be called about it: spans apart, in order."""

    plan: Plan
    severity: Severity
    segments: tuple[Segment, ...]

    @property
    def covered(self) -> timedelta:
        """Return the time of all of them."""
        return sum((one.closes - one.opens for one in self.segments), timedelta())


def exposures(gap: Gap, plans: Iterable[tuple[Plan, str | None]]) -> tuple[Exposure, ...]:
    """Return the severities about which the line of a gap would be called in it, the most covered time first.

    `plans` are those in force, each with the region of a customer under it; what several customers have is told once,
    and the hours of all their regions together.
    """
    found = dict[tuple[str, str], Exposure]()
    for plan, region in {(plan.ref, plan.version, region): (plan, region) for plan, region in plans}.values():
        for severity in plan.severities:
            key = (plan.ref, severity.id)
            known = found[key].segments if key in found else ()
            segments = joined((*known, *_called_for(gap, plan, severity, region)))
            found[key] = Exposure(plan=plan, severity=severity, segments=segments)
    missed = (one for one in found.values() if one.covered)
    return tuple(sorted(missed, key=lambda one: one.covered, reverse=True))


def joined(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Return spans of time in order, with those in one that touch each other."""
    apart = list[Segment]()
    for one in sorted(segments, key=lambda one: one.opens):
        if apart and one.opens <= apart[-1].closes:
            apart[-1] = Segment(opens=apart[-1].opens, closes=max(apart[-1].closes, one.closes))
        else:
            apart.append(one)
    return tuple(apart)


def _called_for(gap: Gap, plan: Plan, severity: Severity, region: str | None) -> tuple[Segment, ...]:
    """Return when in a gap its line may be called about a severity: in all of it where the line is woken."""
    steps = [one for one in plan.ladder.steps if one.line is gap.line and severity.id in one.severities]
    if any(step.wake for step in steps):
        return (Segment(opens=gap.begins, closes=gap.ends),)
    if not steps and not any(gap.line in rung.lines for rung in plan.ladder.rungs):
        return ()
    at = gap.begins
    owed = promise(plan, severity.id, at, region=region) or goal(plan, severity.id, at, region=region)
    hours = hours_of(plan, owed, gap.line) if owed else ()
    return joined(one for each in hours for one in each.segments(gap.begins, gap.ends))
