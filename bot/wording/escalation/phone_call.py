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
    head = line(whom, f", about {ticket.id}: ", *duty(ticket, reminder.plan))
    return message(head, paragraph(*head), Buttons(buttons=button(ticket, reminder.plan)))


def missing(reminder: DueReminder, called: tuple[Mention, ...] = ()) -> Message:
    """Say to the vendor's side that no call has come, with the button that confirms one."""
    ticket = reminder.ticket
    head = line(
        Strong(text=f"{ticket.id} · {reminder.customer.name} · {status.severity_name(ticket, reminder.plan)}"),
        ": the customer hasn't phoned yet, as their plan wants for this severity. Ring them, if you can.",
        *(span for mention in called for span in line(" ", mention)),
    )
    return message(head, paragraph(*head), Buttons(buttons=(they_called(ticket),)))
