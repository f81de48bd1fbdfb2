"""The row of a severity in the question: what it is called, what is promised, and what it means."""

from datetime import datetime

from bot.model.desk import Customer
from bot.model.message import Button, ListItem, Spans, Strong
from bot.wording import coverage, marks, phone_lines
from bot.wording.spans import line, spaced, stopped
from policies.terms import Plan, Severity, once_a_plan

NO_TIME = "as soon as we can; your plan sets no time"


def row(severity: Severity, plan: Plan, customer: Customer, since: datetime, button: Button | None = None) -> ListItem:
    """Return a severity: mark, name and promise, and below them its definition with all that belongs to it."""
    first = coverage.promised(plan, severity.id, since, customer.region)
    promise = first or line(coverage.beyond(plan, severity.id) or NO_TIME)
    always = _without_promise(plan, severity.id, promises_more=bool(first))
    return ListItem(spans=(*always.spans, *promise), small=always.small, button=button, tone=always.tone)


@once_a_plan
def _without_promise(plan: Plan, severity_id: str, *, promises_more: bool) -> ListItem:
    """Return what is the same in a severity's row on every question; `promises_more` than the row says after it."""
    severity = plan.severity(severity_id)
    return ListItem(
        spans=line(marks.mark(plan, severity_id), Strong(text=severity.name), " · "),
        small=_in_small(plan, severity, promises_more=promises_more),
        tone=marks.tone(plan, severity_id),
    )


def _in_small(plan: Plan, severity: Severity, *, promises_more: bool) -> Spans:
    """Return the definition of a severity with all that belongs to it."""
    examples = f"For example: {stopped('; '.join(severity.examples))}" if severity.examples else ""
    beyond = _sentence(coverage.beyond(plan, severity.id)) if promises_more else ""
    definition = line(severity.wording or severity.definition)
    return spaced(definition, line(examples), line(beyond), line(_phone(severity)))


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _phone(severity: Severity) -> str:
    if severity.phone is None:
        return ""
    number = severity.phone.number or phone_lines.UNKNOWN
    return f"{stopped(severity.phone.says)} The number is {number}."
