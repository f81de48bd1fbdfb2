"""The row of a severity in the question: what it is called, what is promised, and what it means."""

from datetime import datetime

from msgspec.structs import replace

from bot.model.desk import Customer
from bot.model.message import Button, ListItem, Spans, Strong
from bot.wording import coverage, marks, phone_lines
from bot.wording.spans import line, spaced, stopped
from policies.terms import Plan, Severity, once_a_plan

NO_TIME = "as soon as we can; your plan sets no time"


def row(severity: Severity, plan: Plan, customer: Customer, since: datetime, button: Button | None = None) -> ListItem:
    """Return a severity: mark, name and promise, and below them its definition with all that belongs to it."""
    first = coverage.promised(plan, severity.id, since, customer.region)
    always = _promising(plan, severity.id) if first else _not_promising(plan, severity.id)
    return ListItem(spans=(*always.spans, *first), small=always.small, button=button, tone=always.tone)


@once_a_plan
def _promising(plan: Plan, severity: str) -> ListItem:
    """Return what is the same on every question in the row of a severity whose first response is promised.

    What is promised beyond that is in small print.
    """
    return _named(plan, severity, coverage.beyond(plan, severity))


@once_a_plan
def _not_promising(plan: Plan, severity: str) -> ListItem:
    """Return the row of a severity whose first response isn't promised: with what is, if anything."""
    named = _named(plan, severity)
    return replace(named, spans=(*named.spans, *line(coverage.beyond(plan, severity) or NO_TIME)))


def _named(plan: Plan, severity_id: str, beyond: str = "") -> ListItem:
    """Return a row that begins with the mark and the name of its severity."""
    severity = plan.severity(severity_id)
    return ListItem(
        spans=line(marks.mark(plan, severity_id), Strong(text=severity.name), " · "),
        small=_in_small(severity, beyond),
        tone=marks.tone(plan, severity_id),
    )


def _in_small(severity: Severity, beyond: str) -> Spans:
    """Return the definition of a severity with all that belongs to it."""
    examples = f"For example: {stopped('; '.join(severity.examples))}" if severity.examples else ""
    definition = line(severity.wording or severity.definition)
    return spaced(definition, line(examples), line(_sentence(beyond)), line(_phone(severity)))


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _phone(severity: Severity) -> str:
    if severity.phone is None:
        return ""
    number = severity.phone.number or phone_lines.UNKNOWN
    return f"{stopped(severity.phone.says)} The number is {number}."
