"""`plandesk packs show`: a plan as rows to read: every target, every definition, limit, duty, step and clause."""

from collections.abc import Iterator

from adapters.cli.tables import Row
from bot.wording import amounts, metrics
from bot.wording.spans import joined
from policies.terms import (
    Allowance,
    AnyMetric,
    Beyond,
    ContactRule,
    Ladder,
    Openers,
    PhoneLine,
    Plan,
    Severity,
    Source,
    Target,
)

_ASKED = {
    Openers.CONTACTS: "A designated contact is asked.",
    Openers.ANYONE: "Anyone of the customer may be asked.",
}
_BEYOND = {Beyond.REFUSE: "more are refused", Beyond.APPROVAL: "the account manager decides on more"}


def targets(plan: Plan) -> Iterator[Row]:
    """Yield a row for each target of each severity, the most severe first."""
    for severity in plan.severities:
        for metric in plan.metrics:
            target = plan.target(severity.id, metric)
            if target is not None:
                yield _target(severity, metric, target, plan)


def clauses(plan: Plan) -> Iterator[Row]:
    """Yield a row for everything else that the plan says, in the order in which a reader would ask."""
    for severity in plan.severities:
        yield from _severity(severity)
    yield _clause("severity", plan.severity_rule.says, plan.severity_rule.source)
    for severity_id, goal in plan.ladder.goals.items():
        wanted = f"{plan.severity(severity_id).name}: {amounts.target(goal)}"
        yield _clause("goal, for the desk alone", wanted, goal.source)
    yield from _contacts(plan.contacts)
    yield _clause("chat", plan.chat.says, plan.chat.source)
    for way in plan.chat.ways:
        yield _clause(f"way in: {way.name}", way.address or "no address is known", plan.chat.source)
    for phone in plan.phone_lines:
        yield _phone_line(phone, plan)
    for calendar in plan.calendars.values():
        clock = " (by the customer's clock)" if calendar.customer_zone else ""
        yield _clause("hours", f"{calendar.name}{clock}", calendar.source)
    yield from _ladder(plan.ladder, plan)
    for allowance in plan.allowances:
        yield _clause(allowance.name, f"{allowance.says} {_limit(allowance)}", allowance.source)
    for exclusion in plan.exclusions:
        instead = f" {exclusion.instead}" if exclusion.instead else ""
        yield _clause(f"not included: {exclusion.topic}", f"{exclusion.says}{instead}", exclusion.source)
    for provision in plan.provisions:
        asked = f" {_ASKED[provision.consent]}" if provision.consent else ""
        yield _clause(provision.topic, f"{provision.says}{asked}", provision.source)


def _target(severity: Severity, metric: AnyMetric, target: Target, plan: Plan) -> Row:
    return {
        "severity": severity.id,
        "name": severity.name,
        "target": metrics.plain(metric),
        "within": "; ".join(filter(None, (amounts.target(target), amounts.life(target)))) or "none promised",
        "hours": tuple(dict.fromkeys(plan.calendars[choice.calendar].name for choice in target.calendars)),
        "clause": target.source.reference,
        "assumed": target.source.assumed,
    }


def _severity(severity: Severity) -> Iterator[Row]:
    yield _clause(severity.name, severity.wording or severity.definition, severity.source)
    if severity.examples:
        yield _clause(f"{severity.name}: examples", "; ".join(severity.examples), severity.source)
    if severity.confirm:
        yield _clause(f"{severity.name}: to confirm", severity.confirm, severity.source)
    if severity.phone:
        number = severity.phone.number or "no number is known"
        yield _clause(f"{severity.name}: by phone too", f"{severity.phone.says} ({number})", severity.phone.source)


def _contacts(rule: ContactRule) -> Iterator[Row]:
    who = "anyone of the customer" if rule.may_open is Openers.ANYONE else "designated contacts"
    yield _clause("who may ask", who, rule.source)
    if rule.minimum or rule.maximum is not None:
        least = f"at least {rule.minimum}" if rule.minimum else ""
        most = "" if rule.maximum is None else f"at most {rule.maximum}; {_BEYOND[rule.beyond]}"
        yield _clause("limit of contacts", ", ".join(filter(None, (least, most))), rule.source)
    if rule.beyond_says:
        yield _clause("contacts past the limit", rule.beyond_says, rule.source)
    for duty in rule.duties:
        yield _clause("duty of a contact", duty, rule.source)
    for condition in rule.conditions:
        yield _clause("condition of a contact", condition, rule.source)


def _phone_line(phone: PhoneLine, plan: Plan) -> Row:
    hours = f"Hours: {plan.calendars[phone.calendar].name}." if phone.calendar else ""
    spoken = f"In {joined(phone.languages)}." if phone.languages else ""
    told = " ".join(filter(None, (f"{phone.number or 'No number is known'}.", hours, spoken, phone.says)))
    return _clause(f"phone line: {phone.name}", told, phone.source)


def _ladder(ladder: Ladder, plan: Plan) -> Iterator[Row]:
    for rung in ladder.rungs:
        told = ", ".join((*rung.lines, *(("the account manager",) if rung.tam else ())))
        yield _clause(f"reminder at {rung.percent} %", told, ladder.source)
    repeat = ladder.repeat
    again = f"every {amounts.amount(repeat.every)}, {repeat.times} times; then every {amounts.amount(repeat.then)}"
    yield _clause("reminders after that", again, ladder.source)
    for step in ladder.steps:
        of = ", ".join(plan.severity(severity).name for severity in step.severities)
        hours = f" Hours: {plan.calendars[step.calendar].name}." if step.calendar else ""
        woken = " Called at once outside its hours." if step.wake else ""
        yield _clause(f"escalation step: {step.name}", f"{step.says} For: {of}.{hours}{woken}", step.source)


def _limit(allowance: Allowance) -> str:
    if allowance.unlimited:
        return f"No limit to these {allowance.counts}."
    if allowance.limit is None:
        return f"The order form says how many {allowance.counts} a {allowance.per}."
    counts = allowance.counts.removesuffix("s") if allowance.limit == 1 else allowance.counts
    return f"Limit: {allowance.limit} {counts} a {allowance.per}; {_BEYOND[allowance.beyond]}."


def _clause(topic: str, says: str, source: Source) -> Row:
    return {"topic": topic, "says": says, "clause": source.reference, "assumed": source.assumed}
