"""An appeal against a severity, as the customer and the staff of a ticket read of it."""

from bot.model.appeal import Appeal
from bot.model.approval import Ruling
from bot.model.desk import Customer
from bot.model.message import Message, Quote, Spans, Strong
from bot.model.ticket import Ticket
from bot.wording import marks
from bot.wording.spans import clipped, invitation, line, message, note, paragraph, plain, quoted, stopped
from bot.wording.ticket import status
from bot.wording.ticket.triage import thread_link
from policies.terms import Plan

_SOMEBODY = "One of you"


def noted(ticket: Ticket, appeal: Appeal, plan: Plan, tam: str) -> Message:
    """Tell the customer that their word has arrived, who decides, and that work goes on meanwhile."""
    decides = f"{tam}, your account manager," if tam else "your account manager"
    head = f"Noted{f', {appeal.name}' if appeal.name else ''}: you'd set this to "
    text = (
        f"{plan.severity(appeal.wanted).name}. I've asked {decides} to decide, and you'll read it here. "
        f"Until then it stays {status.severity_name(ticket, plan)}."
    )
    told = line(head, marks.mark(plan, appeal.wanted), text)
    return message(line(f"{ticket.id}: ", *told), paragraph(*told))


def kept(ticket: Ticket, plan: Plan, name: str, why: str) -> Message:
    """Tell the customer that the severity stays, and why."""
    mark, level = marks.mark(plan, ticket.severity), status.severity_name(ticket, plan)
    told = line(
        Strong(text=name), " looked at it again, and this stays ", mark, f"{level}: {stopped(clipped(why, 300))}"
    )
    more = invitation(" If something changes, tell us here.", " If something changes, tell us here with @plandesk.")
    return message(line(f"{ticket.id}: ", *told, more), paragraph(*told, more))


def inside(ticket: Ticket, appeal: Appeal, plan: Plan, customer: Customer) -> Message:
    """Say under the card that the customer disagrees, and who decides."""
    said = f": {quoted(appeal.text)}" if appeal.text else "."
    head = line(Strong(text=appeal.name or customer.name), f" ({customer.name}) disagrees")
    text = f" with {status.severity_name(ticket, plan)} and wants {plan.severity(appeal.wanted).name}{said}"
    return plain(*head, text, " The account manager decides.")


def inside_kept(ticket: Ticket, plan: Plan, name: str, why: str) -> Message:
    """Say under the card that the severity stays, and why."""
    return plain(Strong(text=name), f" keeps {status.severity_name(ticket, plan)}: “{clipped(why)}”")


def standing(ticket: Ticket, plan: Plan) -> Spans:
    """Return what is to be said of the appeal against the present severity; empty if there is none."""
    last = ticket.appeals[-1] if ticket.appeals else None
    if last is None or last.change != len(ticket.history) - 1:
        return ()
    return line(f"{said(last, plan)}.")


def said(appeal: Appeal, plan: Plan) -> str:
    """Return who disagreed and why, and what was decided, without a full stop."""
    why = f": “{clipped(appeal.text)}”" if appeal.text else ""
    head = f"{appeal.name or _SOMEBODY} disagreed, asking for {plan.severity(appeal.wanted).name}{why}"
    by = appeal.decided
    if by is None:
        return f"{head}; the account manager decides"
    if by.ruling is Ruling.WITHDRAWN:
        return f"{head}; it no longer needed a decision"
    because = f": “{clipped(by.words)}”" if by.words else ""
    return f"{head}; {by.name} {'agreed' if by.ruling is Ruling.APPROVED else 'kept it'}{because}"


def asked_already(tam: str) -> Message:
    """Say that somebody disagreed already, and that it waits to be decided."""
    return plain(f"{tam or 'The account manager'} has been asked about it already; you'll read here what comes of it.")


def passed_on(tam: str) -> Message:
    """Say that further words about what waits to be decided have reached whoever decides it."""
    return plain(f"I've passed that on to {tam or 'the account manager'}; you'll read here what comes of it.")


def more_said(ticket: Ticket, customer: Customer, name: str, text: str) -> Message:
    """Show whoever decides, and triage, what the customer adds to an appeal."""
    head = line(Strong(text=f"{ticket.id} · {customer.name}"), f": {name or _SOMEBODY} adds to their disagreement:")
    link = paragraph(thread_link(ticket, customer))
    return message((*head, *line(f" {quoted(text)}")), paragraph(*head), Quote(text=text), link)


def decided_already(ticket: Ticket, plan: Plan) -> Message:
    """Say that it has been decided, and what can be done if things have changed."""
    told = standing(ticket, plan)
    more = invitation(
        "That's decided. If something has changed since, tell us here, and we'll look at it again.",
        "That's decided. If something has changed since, tell us here with @plandesk, and we'll look at it again.",
    )
    return message(line(more), paragraph(more), note(*told) if told else None)


def nothing_to_appeal(ticket: Ticket, plan: Plan) -> Message:
    """Say that staff haven't changed the severity, or not since."""
    return plain(
        f"{ticket.id} is {status.severity_name(ticket, plan)}, and nobody here has changed that since you said so."
    )


def outdated() -> Message:
    """Say that the severity has changed again since the message whose button was pressed."""
    return plain("The level has changed again since. The latest message here says what it is, and what you can do.")


def nothing_open(ticket: Ticket) -> Message:
    """Tell who decides that no appeal of that ticket is open."""
    return plain(f"Nobody waits for a decision about the level of {ticket.id}.")
