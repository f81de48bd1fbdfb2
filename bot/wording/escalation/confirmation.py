"""The reminder that a severity which the customer proposed waits for the vendor's word."""

from bot.model.message import Buttons, Mention, Message, Quote, Strong
from bot.wording.escalation.reminders import DueReminder
from bot.wording.spans import clipped, line, message, paragraph
from bot.wording.ticket import status
from bot.wording.ticket.triage import NO_TEXT, set_severity, thread_link


def unconfirmed(reminder: DueReminder, called: tuple[Mention, ...] = ()) -> Message:
    """Ask these people, or the assignee directly, to confirm the severity or to set another."""
    ticket, plan = reminder.ticket, reminder.plan
    head = line(
        Strong(text=f"{ticket.id} · {reminder.customer.name}"),
        f": {status.severity_name(ticket, plan)} is still the customer's suggestion. Confirm it, or set another.",
        *(span for mention in called for span in line(" ", mention)),
    )
    return message(
        head,
        paragraph(*head),
        Quote(text=clipped(ticket.text or NO_TEXT)),
        paragraph(thread_link(ticket, reminder.customer)),
        Buttons(buttons=tuple(set_severity(ticket, plan, severity.id) for severity in plan.severities)),
    )
