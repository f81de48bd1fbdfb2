"""`plandesk packs show`: a plan as rows to read: every target, every definition, limit, duty, step and clause."""

from collections.abc import Iterator

from adapters.cli.tables import Row
from bot.wording import amounts, metrics
from bot.wording import clauses as wording
from policies.terms import AnyMetric, CalendarChoice, Plan, Severity, Target


def targets(plan: Plan) -> Iterator[Row]:
    """Yield a row for each target of each severity, the most severe first."""
    for severity in plan.severities:
        for metric in plan.metrics:
            target = plan.target(severity.id, metric)
            if target is not None:
                yield _target(severity, metric, target, plan)


def clauses(plan: Plan) -> Iterator[Row]:
    """Yield a row for everything else that the plan says, in the order in which a reader would ask."""
    for one in wording.clauses(plan):
        clause, assumed = (one.source.reference, one.source.assumed) if one.source else (None, None)
        yield {"topic": one.topic, "says": one.says, "clause": clause, "assumed": assumed}


def _target(severity: Severity, metric: AnyMetric, target: Target, plan: Plan) -> Row:
    return {
        "severity": severity.id,
        "name": severity.name,
        "target": metrics.plain(metric),
        "within": "; ".join(filter(None, (amounts.target(target), amounts.life(target)))) or "none promised",
        "hours": tuple(dict.fromkeys(_hours(choice, plan) for choice in target.calendars)),
        "clause": target.source.reference,
        "assumed": target.source.assumed,
    }


def _hours(choice: CalendarChoice, plan: Plan) -> str:
    """Return the name of a calendar, and when it counts, if that depends on a call."""
    when = {True: ", once the customer has called", False: ", without a call", None: ""}[choice.phoned]
    return f"{plan.calendars[choice.calendar].name}{when}"
