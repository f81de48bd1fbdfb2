"""The customer's view in their thread: the live card, and each piece of news about the ticket."""

from bot.events import MilestoneReported
from bot.model.message import Button, Buttons, Message, Paragraph, Quote, Span, Spans, Strong, Text, Title, When
from bot.model.proposal import is_proposal
from bot.model.ticket import OVER, Status, Ticket
from bot.sla.hours import NeverOpens
from bot.sla.hours import coverage as hours_of
from bot.wording import choosing, coverage, metrics
from bot.wording.spans import by, invitation, line, message, note, paragraph, plain, spaced
from bot.wording.ticket import level_check, phone, promised, split, status, verdict
from policies.terms import DecidedBy, Plan


def card(ticket: Ticket, plan: Plan) -> Message:
    """Return the card in the customer's thread: number, severity, what happens now and by when, and the phone duty."""
    duty = phone.duty(ticket, plan)
    return message(
        standing(ticket, plan),
        Title(spans=line(f"{ticket.id} · {status.severity_name(ticket, plan)}")),
        Paragraph(spans=spaced(*_told(ticket, plan))),
        paragraph(*duty) if duty else None,
        *(level_check.question(ticket, plan) if _waits(ticket) else ()),
        note(split.related(ticket)) if ticket.split_from or ticket.taken_out else None,
        _buttons(ticket, plan),
    )


def standing(ticket: Ticket, plan: Plan) -> Spans:
    """Return the card in a line: number, severity, what happens now and by when, and the phone duty."""
    name = line(f"{ticket.id} · {status.severity_name(ticket, plan)}.")
    return spaced(name, *_told(ticket, plan), phone.duty(ticket, plan))


def _told(ticket: Ticket, plan: Plan) -> tuple[Spans, ...]:
    waits = _waits(ticket) and not ticket.is_late and not ticket.is_withdrawn
    if (
        ticket.status in OVER and not ticket.merged_into
    ):  # the news beside it says how to come back, and so does a button
        by = f"{ticket.assignee} has resolved this." if ticket.status is Status.RESOLVED else "Closed."
        return (line(by), promised.sentences(ticket, status.zone(ticket, plan)))
    return (
        status.for_customer(ticket, plan),
        spaced(due(ticket, plan), status.former_breaches(ticket, plan)) if waits else (),
        promised.sentences(ticket, status.zone(ticket, plan)),
        _who_decides(ticket, plan),
    )


def _waits(ticket: Ticket) -> bool:
    return ticket.status is Status.NEW and ticket.response is None


def acknowledged(ticket: Ticket, name: str) -> Message:
    """Say that somebody took note."""
    return _news(ticket, Strong(text=name), " is looking into this now.")


def reply(ticket: Ticket, name: str, text: str) -> Message:
    """Return a person's reply, passed on by the desk under their name."""
    return message(
        line(f"{name} on {ticket.id}: {text}"), paragraph(Strong(text=name), f" on {ticket.id}:"), Quote(text=text)
    )


def waiting(ticket: Ticket, name: str, text: str) -> Message:
    """Say that a person needs something from the customer."""
    if text:
        head = invitation(" needs something from you:", " needs something from you – answer here with @plandesk:")
    else:
        head = invitation(" needs your answer here.", " needs your answer here, with @plandesk.")
    return message(
        line(f"{ticket.id}: {name}", head, f" {text}" if text else ""),
        paragraph(Strong(text=name), head),
        Quote(text=text) if text else None,
    )


def resolved(ticket: Ticket, name: str, text: str, *, confirms: bool = False, is_over: bool = False) -> Message:
    """Say that a person has resolved it, and ask whether it is solved, with a button for Yes too if that `confirms` it.

    `is_over`: that has been answered, and nothing is asked any more.
    """
    head = " says what was done:" if text else " has resolved this."
    tail = (
        () if is_over else line(invitation("Solved? Reply here if not.", "Solved? If not, reply here with @plandesk."))
    )
    told = line(head, *(() if text or not tail else (Text(text=" "), *tail)))
    return message(
        spaced(line(f"{ticket.id}: {name}{head}"), line(text), tail),
        paragraph(Strong(text=name), *told),
        Quote(text=text) if text else None,
        paragraph(*tail) if text and tail else None,
        None if is_over else verdict.solved_or_not(ticket, confirms=confirms),
    )


def reopened(ticket: Ticket) -> Message:
    """Say that it is open again."""
    return plain(f"{ticket.id} is open again. {ticket.assignee or 'Our team'} knows.")


def closed(ticket: Ticket) -> Message:
    """Say that it is closed."""
    again = invitation("Reply here if it comes back.", "Reply here with @plandesk if it comes back.")
    return plain(f"{ticket.id} is closed. ", again)


def reported(ticket: Ticket, it: MilestoneReported) -> Message:
    """Return a workaround, or what else the plan promises by a name, passed on by the desk under a person's name."""
    head = f" has {metrics.one(it.metric)} for {ticket.id}:"
    return message(line(f"{it.name}{head} {it.text}"), paragraph(Strong(text=it.name), head), Quote(text=it.text))


def _news(ticket: Ticket, *told: str | Span) -> Message:
    """Return a line for a ticket's own thread, which says its number where it is read alone."""
    return message(line(f"{ticket.id}: ", *told), paragraph(*told))


def due(ticket: Ticket, plan: Plan) -> Spans:
    """Return by when the customer hears from a person."""
    if ticket.severity is None:
        return line(choosing.any_time(plan))
    if not plan.is_known:
        return line("A person will answer here as soon as they can.")
    if ticket.due_at is None and ticket.promises:
        return line("Your plan sets no time for a first response.")
    if ticket.due_at is None:
        return line("We'll get to it as soon as we can; your plan sets no time for this level.")
    when = When(at=ticket.due_at, zone=status.zone(ticket, plan))
    if ticket.is_late:
        return line("A first response was due ", when, ".")
    by_when = by(ticket.due_at, status.zone(ticket, plan))
    later = (_opens_later(ticket, plan), phone.sooner(ticket, plan))
    return spaced(line("You'll hear from a person by ", by_when, "."), *later)


def _opens_later(ticket: Ticket, plan: Plan) -> Spans:
    """Return when support opens, if it was closed when the ticket was opened, and whether people are called anyway.

    Nothing if the time counts from the customer's call.
    """
    severity, first = ticket.severity, ticket.first_response
    counts_from_call = first is not None and first.since == ticket.phoned_at
    if severity is None or counts_from_call or coverage.is_open(plan, severity, ticket.opened_at, ticket.region):
        return ()
    called = line("We're calling the people on duty before that, too.") if _is_called(ticket, plan) else ()
    return spaced(_opening(ticket, plan, severity), called)


def _opening(ticket: Ticket, plan: Plan, severity: str) -> Spans:
    calendar = coverage.calendar_of(plan, severity, ticket.opened_at, ticket.region)
    try:
        opens = hours_of(calendar).next_opening(ticket.opened_at) if calendar else None
    except NeverOpens:
        opens = None
    return line("We open ", by(opens, status.zone(ticket, plan)), ".") if opens else ()


def _is_called(ticket: Ticket, plan: Plan) -> bool:
    """Return whether a line that had no hours when the ticket got its severity was called for it."""
    at, severity = ticket.history[-1].at, ticket.severity or ""
    steps = (step for step in plan.ladder.steps if step.wake and severity in step.severities)
    hours = (plan.calendars[step.calendar] if step.calendar else None for step in steps)
    return not all(
        hours_of(each).is_open(at) if each else coverage.is_open(plan, severity, at, ticket.region) for each in hours
    )


def _who_decides(ticket: Ticket, plan: Plan) -> Spans:
    if ticket.status in OVER or not is_proposal(ticket, plan):
        return ()
    if plan.severity_rule.decided_by is DecidedBy.CONFIRMED:
        return line("We'll confirm the level with you.")
    return line("We'll set the level and tell you here.")


def _buttons(ticket: Ticket, plan: Plan) -> Buttons | None:
    is_promised = bool(ticket.promises) and ticket.status is not Status.CLOSED
    has_time = bool(ticket.severity) and (_waits(ticket) or is_promised)
    buttons = [Button(label="Why this time?", verb="why", subject=ticket.id)] if has_time else []
    buttons += phone.button(ticket, plan)
    if ticket.severity is None and ticket.status not in OVER:
        buttons += choosing.levels(ticket.intake, plan)
    if ticket.status is Status.CLOSED and not ticket.merged_into:  # what says that it is resolved asks it itself
        buttons.append(Button(label="Not solved", verb="reopen", subject=ticket.id))
    return Buttons(buttons=tuple(buttons)) if buttons else None
