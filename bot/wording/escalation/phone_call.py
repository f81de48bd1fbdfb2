"""Reminders of a call that the terms want from the customer, to both sides."""

from bot.model.message import Buttons, Mention, Message, Strong
from bot.wording.escalation.reminders import DueReminder
from bot.wording.spans import line, message, paragraph
from bot.wording.ticket import status
from bot.wording.ticket.phone import button, duty, they_called


def wanted(reminder: DueReminder) -> Message:
    """Ask the customer again to phone, in their thread."""
    ticket = reminder.ticket
    whom = Mention(account=ticket.requester, name=ticket.requester_name)
    head = line(whom, f", {ticket.id} needs a call as well. ", *duty(ticket, reminder.plan))
    return message(head, paragraph(*head), Buttons(buttons=button(ticket, reminder.plan)))


def missing(reminder: DueReminder, called: tuple[Mention, ...] = ()) -> Message:
    """Say to the vendor's side that no call is confirmed yet, with the button that does."""
    ticket = reminder.ticket
    what = (
        "the customer says that they have phoned, and nobody has confirmed it. Did you take the call?"
        if ticket.call_claimed_at
        else "the customer hasn't phoned yet, and their plan asks for a call at this level. Ring them if you can."
    )
    head = line(
        Strong(text=f"{ticket.id} · {reminder.customer.name} · {status.severity_name(ticket, reminder.plan)}"),
        f": {what}",
        *(span for mention in called for span in line(" ", mention)),
    )
    return message(head, paragraph(*head), Buttons(buttons=(they_called(ticket),)))
