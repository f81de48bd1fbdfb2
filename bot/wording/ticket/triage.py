"""The vendor's view in triage: the live card, and its parts."""

from datetime import datetime, timedelta
from typing import Final

from bot.model.desk import Customer, Term
from bot.model.intake import Intake
from bot.model.message import (
    Block,
    Button,
    Buttons,
    Fact,
    Facts,
    Heading,
    Mention,
    Message,
    MessageLink,
    OwnMessageLink,
    Quote,
    Span,
    Spans,
    Strong,
    Style,
    Text,
    When,
)
from bot.model.milestone import Milestone
from bot.model.places import Account, MessageRef, OwnThread, Place
from bot.model.privacy import is_private
from bot.model.proposal import is_proposal
from bot.model.ticket import Status, Ticket
from bot.wording import citing, late
from bot.wording.spans import clipped, joined, line, message, note, paragraph, spaced
from bot.wording.ticket import promised, split, status
from policies.terms import PausedBy, Plan

SOURCE_DELETED = "Source deleted: the message that this came from is gone; what it said is kept here."
NO_TEXT = "(no text, files only)"
_DAY: Final = timedelta(days=1)


def person(account: Account, name: str) -> Span:
    """Return one of the customer's people: by name if we know it, else as the platform shows them."""
    return Strong(text=name) if name else Mention(account=account, name="somebody")


def _asked_by(one: Ticket) -> Spans:
    """Return the requester, and who wrote it or opened it, if that was somebody else."""
    asker, act = person(one.requester, one.requester_name), one.taken_up
    if act is None:
        return (asker,)
    if act.writer != one.requester:
        return line(asker, " for ", person(act.writer, act.writer_name))
    return (asker,) if act.by == one.requester_name else line(asker, f" (opened by {act.by})")


def card(ticket: Ticket, plan: Plan, customer: Customer, on_duty: tuple[Mention, ...] = ()) -> Message:
    """Return the live card: number, customer, plan, severity, due time, the text with its link, and the buttons."""
    severity = status.severity_name(ticket, plan)
    proposal = " (the customer's suggestion)" if is_proposal(ticket, plan) else ""
    facts = (
        Fact(label="Customer", spans=line(customer.name)),
        Fact(label="Asked by", spans=_asked_by(ticket)),
        Fact(label="Plan", spans=line(plan.name)),
        Fact(label="Severity", spans=line(f"{severity}{proposal}")),
        *_about(ticket),
        *_first_due(ticket, plan),
        *(Fact(label=f"{promised.label(one)} due", spans=_due(one, ticket, plan)) for one in ticket.promises),
        *((Fact(label="Assigned to", spans=line(ticket.assignee)),) if ticket.assignee else ()),
        *((Fact(label="Put aside until", spans=status.until(ticket, plan)),) if ticket.snoozed_until else ()),
        *((Fact(label="With it", spans=line(joined(ticket.absorbed))),) if ticket.absorbed else ()),
        Fact(label="State", spans=(*status.state(ticket, plan), *status.goal(ticket, plan))),
    )
    return message(
        spaced(
            line(f"{ticket.id} · {customer.name} · {plan.name} · {severity}."),
            status.promised(ticket, plan) or status.state(ticket, plan),
            line(f"“{clipped(ticket.text or NO_TEXT)}”"),
        ),
        Heading(text=f"{ticket.id} · {customer.name} · {severity}"),
        Facts(facts=facts),
        Quote(text=ticket.text or NO_TEXT),
        late.remark(ticket.opened_at, ticket.read_at, customer.zone),
        note(SOURCE_DELETED) if ticket.source_deleted_at else None,
        note(f"It goes on from {ticket.follows}, which was closed before.") if ticket.follows else None,
        note(split.related(ticket)) if ticket.split_from or ticket.taken_out else None,
        paragraph(thread_link(ticket, customer)),
        duty(on_duty),
        _classify(ticket, plan),
        *_buttons(ticket, plan),
    )


def _first_due(ticket: Ticket, plan: Plan) -> tuple[Fact, ...]:
    """Return when the first response is due; nothing if it isn't wanted any more, or goes on in another ticket."""
    if ticket.is_withdrawn or (ticket.merged_into and ticket.due_at is None):
        return ()
    return (Fact(label="First answer due", spans=status.due(ticket, plan)),)


def _due(one: Milestone, ticket: Ticket, plan: Plan) -> Spans:
    zone, late = status.zone(ticket, plan), " (late)" if one.is_breached else ""
    before = promised.lapsed(one, ticket, zone)
    return spaced(line(When(at=one.due, zone=zone), late, "." if before else ""), before)


def _about(ticket: Ticket) -> tuple[Fact, ...]:
    """Return what the form asked for."""
    told = (("Product", ticket.product), ("Kind", ticket.kind))
    return tuple(Fact(label=label, spans=line(value)) for label, value in told if value)


def reopened(ticket: Ticket, customer: Customer, on_duty: tuple[Mention, ...]) -> Message:
    """Say under the card that it wasn't solved, and needs somebody."""
    head = line(Strong(text=f"{ticket.id} · {customer.name}"), " is open again.", *_named(on_duty))
    return message(head, paragraph(*head), Buttons(buttons=(acknowledge(ticket),)))


def outside(term: Term, customer: Customer) -> str:
    """Say that the customer's subscription isn't running."""
    return f"Mind that the term of {customer.name} is {term.start:%d %b %Y} to {term.end:%d %b %Y}. "


def is_direct(place: Place, customer: Customer) -> bool:
    """Return whether it isn't a channel of the customer: they wrote to the desk alone, where nobody can follow."""
    return bool(customer.channels) and place not in customer.channels


def thread_link(one: Intake | Ticket, customer: Customer) -> Span:
    """Return the link to the customer's thread, or the words for one that nobody can open."""
    thread = one.thread
    if is_private(one, customer):
        return Text(text="They wrote in a direct message, which the desk alone can answer in.")
    text = "Open the customer's thread"
    if isinstance(thread, OwnThread):
        return OwnMessageLink(message_key=thread.message_key, text=text)
    return MessageLink(ref=MessageRef(place=thread.place, id=thread.root), text=text)


def duty(on_duty: tuple[Mention, ...]) -> Block | None:
    """Call the people on duty; None if nobody is to be called."""
    if not on_duty:
        return None
    return paragraph("On duty:", *_named(on_duty))


def _named(people: tuple[Mention, ...]) -> Spans:
    return tuple(span for mention in people for span in line(" ", mention))


def _classify(ticket: Ticket, plan: Plan) -> Block | None:
    if not (is_proposal(ticket, plan) or ticket.severity is None):
        return None
    return citing.cited(plan, plan.severity_rule.source, f"The customer was told: “{plan.severity_rule.says}” ")


def _buttons(ticket: Ticket, plan: Plan) -> tuple[Block, ...]:
    rows: list[Block] = []
    if (is_proposal(ticket, plan) or ticket.severity is None) and ticket.status is not Status.CLOSED:
        rows.append(Buttons(buttons=tuple(set_severity(ticket, plan, severity.id) for severity in plan.severities)))
    rows.append(Buttons(buttons=_actions(ticket)))
    return tuple(rows)


def set_severity(ticket: Ticket, plan: Plan, severity: str) -> Button:
    """Return the button that sets this severity, or confirms it if it is the customer's suggestion."""
    verb = "Confirm" if severity == ticket.severity else "Set"
    return Button(label=f"{verb} {plan.severity(severity).name}", verb="severity", subject=ticket.id, argument=severity)


def acknowledge(ticket: Ticket) -> Button:
    """Return the button that every reminder carries too."""
    return Button(label="Acknowledge", verb="ack", subject=ticket.id, style=Style.PRIMARY)


def later(ticket: Ticket, plan: Plan, now: datetime) -> tuple[Button, ...]:
    """Return the buttons of a message about a ticket that has been answered: snooze it, if it may be, or resolve it."""
    snooze = Button(label="Snooze 1 day", verb="snooze", subject=ticket.id, argument="1d")
    resolve = Button(label="Resolve", verb="resolve", subject=ticket.id)
    is_promised = any(one.due < now + _DAY and _runs_on(one, plan) for one in ticket.promises)
    return (resolve,) if is_promised else (snooze, resolve)


def _runs_on(promise: Milestone, plan: Plan) -> bool:
    """Return whether a promise goes on while its ticket is snoozed, which it then can't be for longer."""
    metric, severity = promise.kind.metric, promise.severity
    target = plan.target(severity, metric) if metric and severity else None
    return target is None or PausedBy.SNOOZED not in target.pauses


def _actions(ticket: Ticket) -> tuple[Button, ...]:
    why = Button(label="Why this time?", verb="why", subject=ticket.id)
    resolve = Button(label="Resolve", verb="resolve", subject=ticket.id)
    reopen = Button(label="Reopen", verb="reopen", subject=ticket.id)
    take = Button(label="Take over", verb="take", subject=ticket.id)
    match ticket.status:
        case Status.NEW:
            return (acknowledge(ticket), why)
        case Status.ACKNOWLEDGED | Status.WAITING:
            first = (acknowledge(ticket),) if ticket.awaits_response else ()
            return (*first, resolve, take, why)
        case Status.RESOLVED | Status.CLOSED:
            return (why,) if ticket.merged_into else (reopen, why)
