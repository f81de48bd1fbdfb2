"""The reminder that a severity which the customer proposed waits for the vendor's word."""

from bot.model.message import Buttons, Mention, Message, Quote
from bot.wording.escalation.reminders import DueReminder, mentioned, name
from bot.wording.spans import clipped, line, message, paragraph
from bot.wording.ticket import status
from bot.wording.ticket.triage import NO_TEXT, set_severity, thread_link


def unconfirmed(reminder: DueReminder, called: tuple[Mention, ...] = ()) -> Message:
    """Ask these people, or the assignee directly, to confirm the severity or to set another."""
    ticket, plan = reminder.ticket, reminder.plan
    head = line(
        *name(ticket, reminder.customer, reminder.plan),
        f" – {status.severity_name(ticket, plan)} is the customer's pick. Confirm it, or set another.",
        *mentioned(called),
    )
    return message(
        head,
        paragraph(*head),
        Quote(text=clipped(reminder.text or NO_TEXT)),
        paragraph(thread_link(ticket, reminder.customer)),
        Buttons(buttons=tuple(set_severity(ticket, plan, severity.id) for severity in plan.severities)),
    )
