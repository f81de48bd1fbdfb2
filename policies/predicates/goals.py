"""Checks of the desk's own goals: only for a severity that has nothing better, and never mistaken for a promise."""

from collections.abc import Iterator

from policies.predicates.hit import Hit
from policies.terms import Plan


def goals_without_amount(plan: Plan) -> Iterator[Hit]:
    """Yield goals that set no time at all."""
    for severity_id, goal in plan.ladder.goals.items():
        if goal.amount is None:
            yield Hit(at=("ladder", "goals", severity_id, "target"))


def goals_like_promises(plan: Plan) -> Iterator[Hit]:
    """Yield goals that read as if the terms had set them."""
    for severity_id, goal in plan.ladder.goals.items():
        if goal.source.assumed is None:
            yield Hit(at=("ladder", "goals", severity_id, "assumed"))


def goals_without_severity(plan: Plan) -> Iterator[Hit]:
    """Yield goals for a severity that no ticket can have."""
    known = {severity.id for severity in plan.severities}
    for severity_id in plan.ladder.goals:
        if severity_id not in known:
            yield Hit(at=("ladder", "goals", severity_id), what=severity_id)


def goals_beside_promises(plan: Plan) -> Iterator[Hit]:
    """Yield goals for a first response that the terms already promise."""
    for severity_id in plan.ladder.goals:
        target = plan.target(severity_id)
        if target is not None and target.amount is not None:
            yield Hit(at=("ladder", "goals", severity_id), what=severity_id)
