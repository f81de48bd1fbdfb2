"""Reminders of a call that the terms want from the customer, to both sides."""

from bot.model import customer_call
from bot.model.message import Buttons, Mention, Message
from bot.wording.escalation.reminders import DueReminder, mentioned, name
from bot.wording.spans import joined, line, message, paragraph
from bot.wording.ticket.phone import button, duty, they_called


def wanted(reminder: DueReminder) -> Message:
    """Ask the customer again to phone, in their thread."""
    ticket = reminder.ticket
    whom = Mention(account=ticket.requester, name=ticket.requester_name)
    head = line(whom, f", about {ticket.id}: ", *duty(ticket, reminder.plan, reminder.now))
    return message(head, paragraph(*head), Buttons(buttons=button(ticket, reminder.plan)))


def missing(reminder: DueReminder, called: tuple[Mention, ...] = ()) -> Message:
    """Say to the vendor's side that no call is confirmed yet, with the button that does."""
    ticket = reminder.ticket
    guests = joined(customer_call.guests_claimed(ticket))
    about = f" about {guests}" if guests else ""
    what = (
        f"the customer says they called{about}. Did you take the call?"
        if customer_call.is_to_be_confirmed(ticket)
        else "no call noted yet, and this level is handled by phone. Call them if you can."
    )
    head = line(
        *name(ticket, reminder.customer, reminder.plan),
        f" – {what}",
        *mentioned(called),
    )
    return message(head, paragraph(*head), Buttons(buttons=(they_called(ticket),)))
