"""Everything that a plan says, clause by clause, each under the topic that a reader would look for it by."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bot.wording import amounts, metrics
from bot.wording.spans import joined, stopped
from policies.terms import (
    Allowance,
    Beyond,
    ContactRule,
    Exclusion,
    Ladder,
    Openers,
    PhoneLine,
    Plan,
    Provision,
    Severity,
    Source,
)

_ASKED: Final = {
    Openers.CONTACTS: "A designated contact is asked.",
    Openers.ANYONE: "Anyone of the customer may be asked.",
}
_BEYOND: Final = {Beyond.REFUSE: "more are refused", Beyond.APPROVAL: "the account manager decides on more"}


class Clause(Struct, frozen=True, kw_only=True):
    """One thing that a plan says, and its clause, if it has one. `inside`: it is the desk's own affair alone.

    What is said of several things, such as the severities, may have `further` clauses.
    """

    topic: str
    says: str
    source: Source | None
    inside: bool = False
    further: tuple[Source, ...] = ()


def promises(plan: Plan) -> Iterator[Clause]:
    """Yield what is promised by each metric, severity by severity, with the clause of each.

    What an order form sets is a topic of its own, with the form's reference.
    """
    for metric in plan.metrics:
        found = ((severity, plan.target(severity.id, metric)) for severity in plan.severities)
        by_form: dict[str, list[tuple[str, Source]]] = {}
        for severity, target in found:
            if target is not None:
                told = f"{severity.name}: {amounts.within(target) or 'no time is promised'}."
                by_form.setdefault(target.source.document or "", []).append((told, target.source))
        for document, told_of in by_form.items():
            topic = f"{metrics.plain(metric)}: by {document}" if document else metrics.plain(metric)
            first, *further = dict.fromkeys(source for _, source in told_of)
            says = " ".join(told for told, _ in told_of)
            yield Clause(topic=topic, says=says, source=first, further=tuple(further))


def clauses(plan: Plan) -> Iterator[Clause]:
    """Yield everything else that the plan says, in the order in which a reader would ask."""
    if plan.edition:
        yield Clause(topic="edition", says=f"{plan.document}, {plan.edition}.", source=None)
    for severity in plan.severities:
        yield from _severity(severity)
    yield Clause(topic="severity", says=plan.severity_rule.says, source=plan.severity_rule.source)
    for severity_id, goal in plan.ladder.goals.items():
        wanted = f"{plan.severity(severity_id).name}: {amounts.target(goal)}."
        yield Clause(topic="goal, for the desk alone", says=wanted, source=goal.source, inside=True)
    yield from _contacts(plan.contacts)
    yield Clause(topic="chat", says=plan.chat.says, source=plan.chat.source)
    for way in plan.chat.ways:
        address = way.address or "We don't have its address."
        named = replace(plan.chat.source, assumed=None)  # what is open is chat, and not what the terms name
        yield Clause(topic=f"way in: {way.name}", says=stopped(address), source=named)
    for phone in plan.phone_lines:
        yield _phone_line(phone, plan)
    for calendar in plan.calendars.values():
        clock = " (by the customer's clock)" if calendar.customer_zone else ""
        yield Clause(topic="hours", says=f"{calendar.name}{clock}.", source=calendar.source)
    yield from _ladder(plan.ladder, plan)
    for allowance in plan.allowances:
        yield Clause(topic=allowance.name, says=f"{allowance.says} {limit_of(allowance)}", source=allowance.source)
    yield from (_left_out(exclusion) for exclusion in plan.exclusions)
    for provision in plan.provisions:
        yield Clause(topic=provision.topic, says=_provision(provision), source=provision.source)


def _severity(severity: Severity) -> Iterator[Clause]:
    source = severity.source
    yield Clause(topic=severity.name, says=severity.wording or severity.definition, source=source)
    if severity.examples:
        examples = stopped("; ".join(severity.examples))
        yield Clause(topic=f"{severity.name}: examples", says=examples, source=source)
    if severity.confirm:
        yield Clause(topic=f"{severity.name}: to confirm", says=severity.confirm, source=source)
    if severity.phone:
        number = severity.phone.number or "no number is known"
        says = f"{severity.phone.says} ({number})"
        yield Clause(topic=f"{severity.name}: by phone too", says=says, source=severity.phone.source)


def _contacts(rule: ContactRule) -> Iterator[Clause]:
    who = "Anyone of the customer may ask." if rule.may_open is Openers.ANYONE else "Designated contacts may ask."
    yield Clause(topic="who may ask", says=who, source=rule.source)
    if rule.minimum or rule.maximum is not None:
        is_needed = rule.may_open is Openers.CONTACTS  # where anyone may ask, to name nobody is no fault
        least = f"at least {rule.minimum}" if rule.minimum and is_needed else ""
        most = "" if rule.maximum is None else f"at most {rule.maximum}; {_BEYOND[rule.beyond]}"
        limit = ", ".join(filter(None, (least, most)))
        yield Clause(topic="number of designated contacts", says=stopped(limit.capitalize()), source=rule.source)
    if rule.beyond_says:
        yield Clause(topic="designated contacts past the limit", says=rule.beyond_says, source=rule.source)
    for duty in rule.duties:
        yield Clause(topic="duty of a designated contact", says=duty, source=rule.source)
    for condition in rule.conditions:
        yield Clause(topic="condition of a designated contact", says=condition, source=rule.source)


def _phone_line(phone: PhoneLine, plan: Plan) -> Clause:
    hours = f"Hours: {plan.calendars[phone.calendar].name}." if phone.calendar else ""
    spoken = f"In {joined(phone.languages)}." if phone.languages else ""
    told = " ".join(filter(None, (f"{phone.number or 'No number is known'}.", hours, spoken, phone.says)))
    return Clause(topic=f"phone line: {phone.name}", says=told, source=phone.source)


def _ladder(ladder: Ladder, plan: Plan) -> Iterator[Clause]:
    for rung in ladder.rungs:
        told = ", ".join((*rung.lines, *(("the account manager",) if rung.tam else ())))
        yield Clause(topic=f"reminder at {rung.percent} %", says=told, source=ladder.source, inside=True)
    repeat = ladder.repeat
    times = "once" if repeat.times == 1 else f"{repeat.times} times"
    again = f"At first {amounts.every(repeat.every)}, {times}; then {amounts.every(repeat.then)}."
    yield Clause(topic="reminders after that", says=again, source=ladder.source, inside=True)
    for step in ladder.steps:
        of = ", ".join(plan.severity(severity).name for severity in step.severities)
        hours = f" Hours: {plan.calendars[step.calendar].name}." if step.calendar else ""
        woken = " Called at once outside its hours." if step.wake else ""
        others = f" The others are called until {step.until} have acknowledged." if step.until > 1 else ""
        says = f"{step.says} For: {of}.{hours}{woken}{others}"
        yield Clause(topic=f"escalation step: {step.name}", says=says, source=step.source)


def _left_out(exclusion: Exclusion) -> Clause:
    instead = f" {exclusion.instead}" if exclusion.instead else ""
    return Clause(topic=f"not included: {exclusion.topic}", says=f"{exclusion.says}{instead}", source=exclusion.source)


def _provision(one: Provision) -> str:
    asked = _ASKED[one.consent] if one.consent else ""
    address = f"Look there: {stopped(one.offered_at)}" if one.offered_at else "We don't have its address."
    return " ".join(filter(None, (one.says, asked, address if one.offer else "")))


def limit_of(allowance: Allowance) -> str:
    """Return how much an allowance is, and what comes after, in a sentence."""
    if allowance.unlimited:
        return f"No limit to these {allowance.counts}."
    if allowance.limit is None:
        return f"The order form says how many {allowance.counts} a {allowance.per}."
    counts = allowance.counts.removesuffix("s") if allowance.limit == 1 else allowance.counts
    return f"Limit: {allowance.limit} {counts} a {allowance.per}; {_BEYOND[allowance.beyond]}."
