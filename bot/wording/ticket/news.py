"""The customer's view in their thread: the live card, and each piece of news about the ticket."""

from bot.events import MilestoneReported
from bot.model.message import Button, Buttons, Heading, Message, Note, Paragraph, Quote, Spans, Strong, When
from bot.model.proposal import is_proposal
from bot.model.ticket import OVER, Status, Ticket
from bot.sla.hours import coverage as hours_of
from bot.wording import amounts, citing, coverage, metrics
from bot.wording.spans import clipped, line, message, note, paragraph, plain, spaced
from bot.wording.ticket import phone, promised, status
from policies.terms import DecidedBy, Metric, Plan


def card(ticket: Ticket, plan: Plan) -> Message:
    """Return the card in the customer's thread: number, severity, due time with its zone, phone duty, and state."""
    waiting = ticket.status is Status.NEW and ticket.response is None
    asked = plan.severity(ticket.severity) if ticket.severity and waiting else None
    duty, due, state = phone.duty(ticket, plan), _standing(ticket, plan), _state(ticket, plan)
    return message(
        standing(ticket, plan),
        Heading(text=f"{ticket.id} · {status.severity_name(ticket, plan)}"),
        Paragraph(spans=spaced(state, due, promised.sentences(ticket, status.zone(ticket, plan)))),
        paragraph(*duty) if duty else None,
        paragraph(f"Please confirm in this thread: {asked.confirm}") if asked and asked.confirm else None,
        _proposal(ticket, plan),
        _source(ticket, plan),
        note("Whatever you write in this thread goes to the people who work on it."),
        _buttons(ticket, plan),
    )


def standing(ticket: Ticket, plan: Plan) -> Spans:
    """Return the card in a line: number, severity, due time or state, and the phone duty."""
    return spaced(_head(ticket, plan), _standing(ticket, plan) or _state(ticket, plan), phone.duty(ticket, plan))


def _head(ticket: Ticket, plan: Plan) -> Spans:
    return line(f"{ticket.id}{' ·' if ticket.status in OVER else ' is open:'} {status.severity_name(ticket, plan)}.")


def _standing(ticket: Ticket, plan: Plan) -> Spans:
    """Return what is promised, while that is still to come."""
    if ticket.status is not Status.NEW or ticket.response or ticket.is_breached or ticket.is_withdrawn:
        return ()
    return _due(ticket, plan)


def acknowledged(ticket: Ticket, name: str) -> Message:
    """Say that somebody took note."""
    return plain(Strong(text=name), f" has acknowledged {ticket.id} and is looking into it.")


def reply(ticket: Ticket, name: str, text: str) -> Message:
    """Return a person's reply, passed on by the desk under their name."""
    return message(
        line(f"{name} on {ticket.id}: {text}"), paragraph(Strong(text=name), f" on {ticket.id}:"), Quote(text=text)
    )


def waiting(ticket: Ticket, name: str, text: str) -> Message:
    """Say that a person needs something from the customer."""
    head = f" needs something from you for {ticket.id}."
    return message(
        line(f"{name}{head} {text}".rstrip()), paragraph(Strong(text=name), head), Quote(text=text) if text else None
    )


def resolved(ticket: Ticket, name: str, text: str) -> Message:
    """Say that a person has resolved it."""
    head = f" has resolved {ticket.id}."
    tail = "If it is not solved, reply here and it opens again."
    return message(
        line(f"{name}{head} {text}".rstrip(), f" {tail}"),
        paragraph(Strong(text=name), f"{head} {tail}"),
        Quote(text=text) if text else None,
        Buttons(buttons=(Button(label="Not solved", verb="reopen", subject=ticket.id),)),
    )


def reopened(ticket: Ticket) -> Message:
    """Say that it is open again."""
    return plain(f"{ticket.id} is open again, and the people who worked on it have been told.")


def closed(ticket: Ticket) -> Message:
    """Say that it is closed."""
    return plain(f"{ticket.id} is closed. Reply here if it comes back.")


def reclassified(ticket: Ticket, plan: Plan, name: str, *, confirmed: bool) -> Message:
    """Say that its severity was confirmed or changed, its due time now, and the clause on who decides."""
    what = "confirmed" if confirmed else "set"
    to = ":" if confirmed else " to"
    reason = ticket.history[-1].reason if ticket.history else ""
    level = f"{ticket.id}{to} {status.severity_name(ticket, plan)}{f' (“{clipped(reason)}”)' if reason else ''}."
    head = line(Strong(text=name), f" has {what} the severity of {level}")
    tail = spaced(_after_change(ticket, plan), promised.sentences(ticket, status.zone(ticket, plan)))
    duty = () if confirmed else phone.duty(ticket, plan)
    return message(
        spaced(head, tail, duty),
        Paragraph(spans=spaced(head, tail)),
        paragraph(*duty) if duty else None,
        citing.cited(plan, plan.severity_rule.source),
    )


def _after_change(ticket: Ticket, plan: Plan) -> Spans:
    """Return what a change of severity means for the first response; what is promised beyond it follows."""
    if ticket.response is None:
        return _due(ticket, plan)
    return () if ticket.promises else line("It has been answered, so no due time moves.")


def _due(ticket: Ticket, plan: Plan) -> Spans:
    if ticket.due_at is None:
        if ticket.severity is None:
            return line("No time is promised until it has a severity.")
        if not plan.is_known:
            return line("A person will answer here as soon as they can.")
        if coverage.beyond(plan, ticket.severity):
            return line("Your plan sets no time for the first answer; somebody answers as soon as they can.")
        return line("The terms promise no response time; somebody answers as soon as they can.")
    when = When(at=ticket.due_at, zone=status.zone(ticket, plan))
    if ticket.is_breached:
        return line("The first answer was due ", when, ".")
    target = plan.target(ticket.severity or "")
    within = amounts.within(target) if target and len(ticket.history) == 1 else ""
    by = f"{within}, " if target and within and target.names_a_day else f"{within}, due by " if within else "due by "
    return line(f"First answer {by}", when, f".{_starts_later(ticket, plan)}")


def reported(ticket: Ticket, it: MilestoneReported) -> Message:
    """Return a workaround, or what else the plan promises by a name, passed on by the desk under a person's name."""
    head = f" has {metrics.one(it.metric)} for {ticket.id}:"
    return message(line(f"{it.name}{head} {it.text}"), paragraph(Strong(text=it.name), head), Quote(text=it.text))


def _starts_later(ticket: Ticket, plan: Plan) -> str:
    if ticket.severity is None or coverage.is_open(plan, ticket.severity, ticket.opened_at, ticket.region):
        return ""
    called = " At this level we call the people on duty before that, too." if _is_called(ticket, plan) else ""
    return f" You wrote outside support hours: the clock starts when support opens.{called}"


def _is_called(ticket: Ticket, plan: Plan) -> bool:
    """Return whether a line that had no hours when the ticket got its severity was called for it."""
    at, severity = ticket.history[-1].at, ticket.severity or ""
    steps = (step for step in plan.ladder.steps if step.wake and severity in step.severities)
    hours = (plan.calendars[step.calendar] if step.calendar else None for step in steps)
    return not all(
        hours_of(each).is_open(at) if each else coverage.is_open(plan, severity, at, ticket.region) for each in hours
    )


def _state(ticket: Ticket, plan: Plan) -> Spans:
    match ticket.status:
        case Status.NEW if ticket.response is None and not ticket.is_breached:
            return line("Your request is open.")
        case Status.WAITING:
            return line("We are waiting for your answer in this thread.")
        case Status.RESOLVED:
            return line(f"Resolved by {ticket.assignee}. Reply in this thread to open it again.")
        case Status.CLOSED if ticket.merged_into:
            return status.state(ticket, plan)
        case Status.CLOSED:
            return line("Closed. Reply in this thread if it comes back.")
        case _:
            return status.state(ticket, plan)


def _proposal(ticket: Ticket, plan: Plan) -> Paragraph | None:
    if ticket.status in OVER or not is_proposal(ticket, plan):
        return None
    verb = "confirms" if plan.severity_rule.decided_by is DecidedBy.CONFIRMED else "classifies"
    return paragraph(f"The severity is your suggestion; {plan.vendor} {verb} it and tells you here.")


def _source(ticket: Ticket, plan: Plan) -> Note | None:
    target = plan.target(ticket.severity, Metric.FIRST_RESPONSE) if ticket.severity else None
    return citing.cited(plan, target.source, f"Your plan is {plan.name}. ") if target else None


def _buttons(ticket: Ticket, plan: Plan) -> Buttons | None:
    buttons = [Button(label="Why this time?", verb="why", subject=ticket.id)] if ticket.severity else []
    buttons += phone.button(ticket, plan)
    if ticket.severity is None and ticket.status not in OVER:
        buttons += [
            Button(label=severity.name, verb="choose", subject=ticket.intake, argument=severity.id)
            for severity in plan.severities
        ]
    if ticket.status in OVER and not ticket.merged_into:
        buttons.append(Button(label="Not solved", verb="reopen", subject=ticket.id))
    return Buttons(buttons=tuple(buttons)) if buttons else None
