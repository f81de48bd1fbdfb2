"""Reminders of a customer's answer that we wait for, and the end if none comes."""

from bot.model.message import Buttons, Mention, Message, When
from bot.model.ticket import Ticket
from bot.wording.escalation.reminders import DueReminder, mentioned, name
from bot.wording.spans import clipped, invitation, line, message, paragraph, plain, spaced
from bot.wording.ticket import status
from bot.wording.ticket.triage import later, thread_link


def nudge(reminder: DueReminder) -> Message:
    """Ask the customer again, in their thread, with the question that is open."""
    ticket, zone = reminder.ticket, status.zone(reminder.ticket, reminder.plan)
    whom, since = Mention(account=ticket.requester, name=ticket.requester_name), reminder.milestone.since
    head = line(whom, f", we still need your answer on {ticket.id} (asked ", When(at=since, zone=zone), ").")
    tail = invitation(
        "Just reply here. Solved? Say so, and we'll close it.",
        "Just reply here with @plandesk. Solved? Say so, and we'll close it.",
    )
    return message(
        spaced(head, line(clipped(reminder.milestone.question))),
        paragraph(*head),
        status.question(ticket),
        paragraph(tail),
    )


def unheard(reminder: DueReminder, called: tuple[Mention, ...] = ()) -> Message:
    """Say that the customer hasn't answered after two reminders, to these people or to its assignee directly."""
    ticket, zone = reminder.ticket, status.zone(reminder.ticket, reminder.plan)
    head = line(
        *name(ticket, reminder.customer, reminder.plan),
        " – no answer from the customer after two reminders (asked ",
        When(at=reminder.milestone.since, zone=zone),
        "). Reach them another way, or resolve it.",
        *mentioned(called),
    )
    return message(
        head,
        paragraph(*head),
        status.question(ticket),
        paragraph(thread_link(ticket, reminder.customer)),
        Buttons(buttons=later(ticket, reminder.plan, reminder.now)),
    )


def closed(ticket: Ticket) -> Message:
    """Tell the customer that it is closed because we heard nothing."""
    again = invitation("A reply here opens it again.", "Reply here with @plandesk to open it again.")
    return plain(f"We haven't heard from you, so {ticket.id} is closed for now. ", again)


def closed_inside(ticket: Ticket) -> Message:
    """Say under the card that it is closed because the customer hasn't answered."""
    return plain(f"{ticket.id} is closed: no answer from the customer after two reminders.")
