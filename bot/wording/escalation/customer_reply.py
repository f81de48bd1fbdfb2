"""Reminders of a customer's answer that we wait for, and the end if none comes."""

from bot.model.message import Buttons, Mention, Message, Quote, Strong, When
from bot.model.ticket import Ticket
from bot.wording.escalation.reminders import DueReminder
from bot.wording.spans import clipped, line, message, paragraph, plain, spaced
from bot.wording.ticket import status
from bot.wording.ticket.triage import later, thread_link


def nudge(reminder: DueReminder) -> Message:
    """Ask the customer again, in their thread, with the question that is open."""
    ticket, zone = reminder.ticket, status.zone(reminder.ticket, reminder.plan)
    whom, since = Mention(account=ticket.requester, name=ticket.requester_name), reminder.milestone.since
    head = line(whom, f", we're still waiting for your answer on {ticket.id}, since ", When(at=since, zone=zone), ".")
    asked = Quote(text=clipped(reminder.milestone.question, 600)) if reminder.milestone.question else None
    tail = "Just reply here. If it's solved, say so, and we'll close it."
    return message(spaced(head, line(clipped(reminder.milestone.question))), paragraph(*head), asked, paragraph(tail))


def unheard(reminder: DueReminder, called: tuple[Mention, ...] = ()) -> Message:
    """Say that the customer hasn't answered after two reminders, to these people or to its assignee directly."""
    ticket, zone = reminder.ticket, status.zone(reminder.ticket, reminder.plan)
    head = line(
        Strong(text=f"{ticket.id} · {reminder.customer.name}"),
        ": the customer hasn't answered what we asked on ",
        When(at=reminder.milestone.since, zone=zone),
        ", after two reminders. Ask them another way, or resolve it.",
        *(span for mention in called for span in line(" ", mention)),
    )
    return message(
        head,
        paragraph(*head),
        Quote(text=clipped(reminder.milestone.question, 600)) if reminder.milestone.question else None,
        paragraph(thread_link(ticket, reminder.customer)),
        Buttons(buttons=later(ticket, reminder.plan, reminder.now)),
    )


def closed(ticket: Ticket) -> Message:
    """Tell the customer that it is closed because we heard nothing."""
    return plain(f"We haven't heard from you, so {ticket.id} is closed for now. A reply here opens it again.")


def closed_inside(ticket: Ticket) -> Message:
    """Say under the card that it is closed because the customer hasn't answered."""
    return plain(f"{ticket.id} is closed: its customer didn't answer what we asked, after two reminders.")
