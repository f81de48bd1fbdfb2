"""The reply to a customer who says that the severity of a ticket isn't the right one."""

from bot.model.message import Button, Buttons, Message
from bot.model.ticket import Ticket
from bot.wording import citing, labels
from bot.wording.spans import line, message, paragraph
from policies.terms import Plan


def offered(ticket: Ticket, plan: Plan, named: str | None) -> Message:
    """Offer the severity that they name, else every other one, as buttons that change it at once."""
    buttons = tuple(
        Button(label=label, verb="severity", subject=ticket.id, argument=one.id)
        for one, label in labels.of_severities(plan)
        if (one.id == named if named else one.id != ticket.severity)
    )
    text = (
        f"Shall I change {ticket.id} to {plan.severity(named).name}?"
        if named
        else f"Easily changed: pick the level that fits {ticket.id}."
    )
    return message(line(text), paragraph(text), Buttons(buttons=buttons))


def ours_to_set(ticket: Ticket, plan: Plan) -> Message:
    """Say that staff set the severity, by which clause, and have read what was written."""
    whom = f"{ticket.assignee} sees" if ticket.assignee else "our team sees"
    text = f"Your plan leaves the level of {ticket.id} to us, and {whom} what you wrote. Say here what has changed."
    return message(line(text), paragraph(text), citing.cited(plan, plan.severity_rule.source))
