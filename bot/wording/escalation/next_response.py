"""The reminder that a customer who has been answered before waits for the next answer, by a goal of the desk's own."""

from bot.model.message import Buttons, Mention, Message, Quote, When
from bot.wording import amounts
from bot.wording.escalation.reminders import DueReminder, mentioned, name
from bot.wording.spans import clipped, line, message, paragraph
from bot.wording.ticket import status
from bot.wording.ticket.triage import NO_TEXT, later, thread_link


def waiting(reminder: DueReminder, called: tuple[Mention, ...] = ()) -> Message:
    """Say since when the customer waits, and what our own goal was, to these people or to its assignee directly."""
    ticket, milestone = reminder.ticket, reminder.milestone
    zone = status.zone(ticket, reminder.plan)
    head = line(
        *name(ticket, reminder.customer, reminder.plan),
        " – the customer has heard nothing since ",
        When(at=milestone.since, zone=zone),
        "; our goal was ",
        When(at=milestone.due, zone=zone),
        f"{amounts.ago(reminder.over)}." if reminder.now > milestone.due else ".",
        *mentioned(called),
    )
    return message(
        head,
        paragraph(*head),
        Quote(text=clipped(reminder.text or NO_TEXT)),
        paragraph(thread_link(ticket, reminder.customer)),
        Buttons(buttons=later(ticket, reminder.plan, reminder.now)),
    )
