"""Checks of people: contacts that can be named, allowances that can be used, a ladder that ends with someone."""

from collections.abc import Iterator

from policies.predicates.hit import Hit
from policies.terms import Plan


def impossible_contacts(plan: Plan) -> Iterator[Hit]:
    """Yield a hit if more contacts are required than allowed."""
    rule = plan.contacts
    if rule.maximum is not None and rule.minimum > rule.maximum:
        yield Hit(at=("contacts", "minimum"), what=str(rule.maximum))


def empty_allowances(plan: Plan) -> Iterator[Hit]:
    """Yield counted entitlements to nothing."""
    for allowance in plan.allowances:
        if allowance.limit == 0:
            yield Hit(at=("allowances", allowance.id, "limit"))


def unknown_kinds(plan: Plan) -> Iterator[Hit]:
    """Yield kinds of request that an allowance is for, and that the plan doesn't have, or another allowance has too."""
    seen = set[str]()
    for allowance in plan.allowances:
        for kind in allowance.spent_by:
            if kind not in plan.kinds or kind in seen:
                yield Hit(at=("allowances", allowance.id, "spent_by"), what=kind)
            seen.add(kind)


def phrases_of_no_kind(plan: Plan) -> Iterator[Hit]:
    """Yield kinds of request that words are to show, and that the plan doesn't have."""
    for kind in plan.kind_phrases:
        if kind not in plan.kinds:
            yield Hit(at=("kind_phrases", kind), what=kind)


def money_without_currency(plan: Plan) -> Iterator[Hit]:
    """Yield amounts of money of which nobody could say in what currency, and currencies of what isn't money."""
    for allowance in plan.allowances:
        if bool(allowance.currency) is not (allowance.counts == "money"):
            yield Hit(at=("allowances", allowance.id, "currency"))


def minutes_of_no_hours(plan: Plan) -> Iterator[Hit]:
    """Yield minutes that are held back from what isn't counted in hours."""
    for allowance in plan.allowances:
        if allowance.reserve_minutes and allowance.counts != "hours":
            yield Hit(at=("allowances", allowance.id, "reserve_minutes"))


def ladders_without_breach(plan: Plan) -> Iterator[Hit]:
    """Yield a hit if the ladder lets a breach pass in silence."""
    if all(rung.percent != 100 for rung in plan.ladder.rungs):
        yield Hit(at=("ladder", "rungs"))


def rungs_without_line(plan: Plan) -> Iterator[Hit]:
    """Yield rungs that call no line."""
    for nth, rung in enumerate(plan.ladder.rungs):
        if not rung.lines:
            yield Hit(at=("ladder", "rungs", str(nth), "lines"))


def unordered_rungs(plan: Plan) -> Iterator[Hit]:
    """Yield rungs that don't come later than the one before."""
    reached = 0
    for nth, rung in enumerate(plan.ladder.rungs):
        if rung.percent <= reached:
            yield Hit(at=("ladder", "rungs", str(nth), "percent"), what=str(rung.percent))
        reached = rung.percent


def empty_repeats(plan: Plan) -> Iterator[Hit]:
    """Yield repeats that would all come at once."""
    for key, amount in (("every", plan.ladder.repeat.every), ("then", plan.ladder.repeat.then)):
        if amount.value == 0:
            yield Hit(at=("ladder", "repeat", key))


def steps_without_severity(plan: Plan) -> Iterator[Hit]:
    """Yield escalation steps for a severity that the plan doesn't have."""
    known = {severity.id for severity in plan.severities}
    for step in plan.ladder.steps:
        for severity_id in step.severities:
            if severity_id not in known:
                yield Hit(at=("ladder", "steps"), what=severity_id)
