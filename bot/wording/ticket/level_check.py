"""The question that a severity puts to the customer: on the card with two buttons, and what is said of the answer."""

from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Mention, Message, Paragraph, Spans, Strong
from bot.model.ticket import OVER, Ticket
from bot.wording.spans import line, message, paragraph, plain
from bot.wording.ticket.triage import set_severity
from policies.terms import Plan


def is_asked(ticket: Ticket, plan: Plan) -> bool:
    """Return whether the severity that the customer chose asks for something that they haven't answered yet."""
    is_theirs = ticket.status not in OVER and not (ticket.history and ticket.history[-1].by_staff)
    asks = plan.severity(ticket.severity).confirm if ticket.severity and is_theirs else None
    is_answered = ticket.check is not None and ticket.check.severity == ticket.severity
    return bool(asks) and not is_answered


def question(ticket: Ticket, plan: Plan) -> tuple[Paragraph | Buttons, ...]:
    """Return the question with its two buttons; nothing once it is answered."""
    asks = plan.severity(ticket.severity).confirm if ticket.severity else None
    if asks is None or not is_asked(ticket, plan):
        return ()
    yes = Button(label="Yes", verb="level-check", subject=ticket.id, argument="yes")
    no = Button(label="No", verb="level-check", subject=ticket.id, argument="no")
    return paragraph(asks), Buttons(buttons=(yes, no))


def on_record(ticket: Ticket, plan: Plan) -> str:
    """Return what the customer has answered about the present severity; empty if nothing."""
    check = ticket.check
    if check is None or check.severity != ticket.severity:
        return ""
    return (
        f"“{plan.severity(check.severity).confirm}” {check.name or 'The customer'}: {'yes' if check.holds else 'no'}."
    )


def thanks(holds: bool) -> Message:
    """Tell the customer that their answer has arrived."""
    return plain("Thanks, noted." if holds else "Thanks. We'll look at the level with you; nothing waits for that.")


def not_asked(ticket: Ticket) -> Message:
    """Say that nothing is asked, or that it is answered."""
    return plain(f"That's answered already, or isn't asked at the level that {ticket.id} has now.")


def inside(ticket: Ticket, plan: Plan, customer: Customer, called: tuple[Mention, ...]) -> Message:
    """Tell triage what the customer says; after a No, with the buttons that confirm or lower the level."""
    head = line(Strong(text=f"{ticket.id} · {customer.name}"), f" – {on_record(ticket, plan)}")
    check = ticket.check
    if check is None or check.holds:
        return message(head, paragraph(*head))
    lower = plan.severities[plan.rank(check.severity) + 1 :][:1]
    choices = (set_severity(ticket, plan, one) for one in (check.severity, *(each.id for each in lower)))
    more: Spans = line(" Is the level right?", *(span for one in called for span in line(" ", one)))
    return message((*head, *more), paragraph(*head, *more), Buttons(buttons=tuple(choices)))
