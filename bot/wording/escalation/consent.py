"""Reminders of the customer's word on remote access, to those who may give it, and to the first line."""

from bot.model.access import question_of
from bot.model.message import Mention, Message, OwnMessageLink, Strong
from bot.wording.escalation.reminders import DueReminder
from bot.wording.spans import by, line, listed, message, paragraph
from bot.wording.ticket import status


def still_asked(reminder: DueReminder) -> Message:
    """Ask those again who may allow it, in the customer's thread."""
    ticket = reminder.ticket
    number = ticket.access_asked.number if ticket.access_asked else ticket.access_count
    link = OwnMessageLink(message_key=question_of(ticket.id, number), text="allow it, or say not now")
    due = by(reminder.milestone.due, status.zone(ticket, reminder.plan))
    asks = f": we'd still like remote access for {ticket.id}. Please "
    head = line(*listed(reminder.whom, "or"), asks, link, " by ", due, ".")
    return message(head, paragraph(*head))


def unanswered(reminder: DueReminder, called: tuple[Mention, ...] = ()) -> Message:
    """Tell the first line that the customer hasn't answered, and until when they can."""
    ticket = reminder.ticket
    who = ticket.access_asked.name if ticket.access_asked else "we"
    due = by(reminder.milestone.due, status.zone(ticket, reminder.plan))
    head = line(
        Strong(text=f"{ticket.id} · {reminder.customer.name}"),
        f": no answer yet on remote access, which {who} asked for. A call may help; they can answer until ",
        due,
        ".",
        *(span for mention in called for span in line(" ", mention)),
    )
    return message(head, paragraph(*head))
