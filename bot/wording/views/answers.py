"""Replies to somebody who asked the desk: a list, a ticket, why a time is what it is, and what they can do here."""

from dataclasses import replace

from bot.model.desk import Customer
from bot.model.message import Block, Message, Note, Paragraph, Spans, Strong, When
from bot.model.milestone import Milestone
from bot.model.ticket import Classification, Status, Ticket
from bot.sla.explanation import Explanation
from bot.wording import amounts, citing
from bot.wording.spans import clipped, line, message, note, paragraph, plain, quoted
from bot.wording.ticket import access, acts, appeal, assignment, level_check, promised, status, verdict
from bot.wording.ticket.triage import thread_link
from policies.terms import Calendar, Plan


def ticket(one: Ticket, plan: Plan, customer: Customer) -> Message:
    """Return one ticket for its customer's people, with what we wait for them to tell us."""
    return _ticket(one, plan, customer, status.for_customer(one, plan, thread="its thread"))


def _ticket(one: Ticket, plan: Plan, customer: Customer, state: Spans, besides: Spans = ()) -> Message:
    """Return one ticket in a `state`; `besides` is for the vendor's staff: its assignee and the like."""
    name = f"{one.id} · {customer.name} · {status.severity_name(one, plan)}"
    return message(
        line(f"{name}. ", *state),
        paragraph(Strong(text=name)),
        paragraph(*state),
        status.question(one),
        Paragraph(spans=status.promised(one, plan)) if status.promised(one, plan) else None,
        Paragraph(spans=appeal.standing(one, plan)) if appeal.standing(one, plan) else None,
        Paragraph(spans=access.state(one, plan)) if access.state(one, plan) else None,
        Paragraph(spans=besides) if besides else None,
        note(level_check.on_record(one, plan)) if level_check.on_record(one, plan) else None,
        note(verdict.on_record(one)) if verdict.on_record(one) else None,
        note(f"{quoted(one.text)} Opened under {plan.name}{f' ({plan.edition})' if plan.edition else ''}."),
    )


def inside(one: Ticket, plan: Plan, customer: Customer) -> Message:
    """Return one ticket for the vendor's staff."""
    return _ticket(one, plan, customer, status.state(one, plan), assignment.inside(one, plan))


def to_work_on(one: Ticket, plan: Plan, customer: Customer) -> Message:
    """Return one ticket for the vendor's staff, with its thread and all that can be done on its card."""
    told = inside(one, plan, customer)
    return replace(told, blocks=(*told.blocks, paragraph(thread_link(one, customer)), acts.row(one, plan)))


def why(
    one: Ticket,
    plan: Plan,
    explained: Explanation | None,
    goal: Spans = (),
    later: tuple[tuple[Milestone, Explanation], ...] = (),
) -> Message:
    """Explain the due time: the clause, the calendar, the windows counted and the holidays skipped.

    `goal` is the desk's own, for its own staff, if nothing is promised. `later` is what is promised beyond the first
    response.
    """
    first = _first(one, plan, explained) if explained else _nothing_due(one, plan, goal)
    beyond = tuple(block for milestone, why in later for block in _beyond(milestone, why, one, plan))
    asked = access.state(one, plan)
    agreed = (Paragraph(spans=asked),) if asked else ()
    return replace(first, blocks=(*first.blocks, *_severities(one, plan), *beyond, *agreed))


def _severities(one: Ticket, plan: Plan) -> tuple[Block, ...]:
    """List the severities that it has had since it was opened: which, when, by whom and why; none if it has one.

    Under each is what the customer said against it, and what was decided; below, the clause on who decides them.
    """
    if len(one.history) < 2:
        return ()
    listed = [
        span
        for number, each in enumerate(one.history)
        for span in (*_severity(each, one, plan), *_appealed(number, one, plan))
    ]
    return Paragraph(spans=line("Severities:", *listed)), citing.cited(plan, plan.severity_rule.source)


def _severity(each: Classification, one: Ticket, plan: Plan) -> Spans:
    level = plan.severity(each.severity).name if each.severity else "no severity yet"
    by = f", by {each.name}" if each.name else ""
    why = f": “{clipped(each.reason)}”" if each.reason else ""
    return line("\n• ", When(at=each.at, zone=status.zone(one, plan)), f" {level}{by}{why}")


def _appealed(change: int, one: Ticket, plan: Plan) -> Spans:
    """Return what was said against a change of the severity, by its place among them."""
    found = (f"\n– {appeal.said(each, plan)}." for each in one.appeals if each.change == change)
    return line(*found)


def _beyond(milestone: Milestone, explained: Explanation, one: Ticket, plan: Plan) -> tuple[Block, ...]:
    """Explain the due time of another promise, down to its clause."""
    target, calendar, zone = explained.target, explained.calendar, status.zone(one, plan)
    what = promised.capital(promised.named(milestone.id))
    amount = f"which is {amounts.target(target)} for {plan.severity(explained.promise.severity).name}"
    is_over = one.status is Status.CLOSED
    due = line(f"{what} {'was' if is_over else 'is'} due ", When(at=milestone.due, zone=zone), f", {amount} from ")
    return (
        paragraph(*due, When(at=explained.starts_at, zone=zone), "."),
        citing.cited(plan, target.source, f"Target: {amounts.target(target)}. "),
        *((citing.cited(plan, calendar.source, f"Hours: {calendar.name}{_clock(calendar)}. "),) if calendar else ()),
    )


def _first(one: Ticket, plan: Plan, explained: Explanation) -> Message:
    zone = status.zone(one, plan)
    calendar, since = explained.calendar, "after" if explained.target.names_a_day else "from"
    is_over = one.response is not None or one.status is Status.CLOSED
    head = line(
        f"{one.id}: the first response {'was' if is_over else 'is'} due ",
        When(at=explained.promise.due_at, zone=zone),
        f", which {'was' if is_over else 'is'} {amounts.target(explained.target)} for ",
        f"{plan.severity(explained.promise.severity).name} {since} ",
        When(at=explained.starts_at, zone=zone),
        ".",
    )
    return message(
        head,
        paragraph(*head),
        _counted_from(one, zone),
        citing.cited(plan, explained.target.source, f"Target: {amounts.target(explained.target)}. "),
        citing.cited(plan, calendar.source, f"Hours: {calendar.name}{_clock(calendar)}. ") if calendar else None,
        paragraph(*_windows(explained, zone)) if explained.windows else None,
        _holidays(explained),
        _spent(one, explained, zone),
    )


def no_customer_here() -> Message:
    """Say that the channel belongs to no known customer."""
    return plain("This channel is not set up for support yet. Whoever runs the desk can add it to the desk file.")


def _counted_from(one: Ticket, zone: str) -> Block | None:
    """Say who made a request of it, and when, unless the requester did so by writing."""
    act = one.taken_up
    if act is None:
        return None
    wrote = "It" if act.writer == one.requester else f"{act.writer_name or 'Somebody else'} wrote it; it"
    return note(f"{wrote} counts from when {act.by} made it a request: ", When(at=act.at, zone=zone), ".")


def _windows(explained: Explanation, zone: str) -> Spans:
    spans = list(line("Windows counted:"))
    for window in explained.windows:
        spans += line("\n• ", When(at=window.opens, zone=zone), " to ", When(at=window.closes, zone=zone))
    more = f"\n• and {explained.more_windows} more" if explained.more_windows else ""
    return (*spans, *line(more))


def _clock(calendar: Calendar) -> str:
    """Say by which clock the hours go: times themselves are shown in the reader's zone."""
    return "" if calendar.always else f", by the clock of {calendar.zone}"


def _spent(one: Ticket, explained: Explanation, zone: str) -> Block:
    answered = _answered(one, zone)
    if answered:
        return answered
    left = f"{amounts.covered(explained.left)} is left" if explained.left else "none is left"
    return note(f"Of the covered time {amounts.covered(explained.spent)} is spent, and {left}.")


def _holidays(explained: Explanation) -> Block | None:
    days = ", ".join(f"{day:%d %b %Y}" for day in explained.holidays)
    return note(f"Holidays skipped: {days}.") if days else None


def _nothing_due(one: Ticket, plan: Plan, goal: Spans) -> Message:
    if one.severity is None:
        return plain(f"{one.id} has no severity yet, so the terms set no time for it.", *goal)
    target = plan.target(one.severity)
    text = f"{one.id}: {plan.name} promises no response time for {plan.severity(one.severity).name}."
    return message(
        line(text, *goal),
        paragraph(text, *goal),
        citing.cited(plan, target.source) if target else None,
        _answered(one, status.zone(one, plan)),
    )


def _answered(one: Ticket, zone: str) -> Note | None:
    return note("It was answered ", When(at=one.response.at, zone=zone), ".") if one.response else None
