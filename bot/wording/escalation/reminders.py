"""Reminders while a reply is due: to whom, by when, and how much of the time is gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.model.desk import Customer
from bot.model.message import Buttons, Mention, Message, Quote, Spans, Strong, When
from bot.model.ticket import Basis, Milestone, Ticket
from bot.wording import amounts
from bot.wording.spans import clipped, line, message, note, paragraph
from bot.wording.ticket import status
from bot.wording.ticket.triage import NO_TEXT, acknowledge
from policies.terms import Plan

LATE: Final = timedelta(minutes=2)
"""The delay after which a reminder says that it is late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReminder:
    """A reminder that a reply is due.

    It is for `percent` of the time (over 100: after the breach), and was to go out at `due_at`.
    """

    ticket: Ticket
    milestone: Milestone
    customer: Customer
    plan: Plan
    percent: int
    due_at: datetime
    now: datetime


def in_triage(reminder: DueReminder, on_duty: tuple[Mention, ...]) -> Message:
    """Word the reminder for the thread of the triage card, where the people on duty are mentioned."""
    duty: Spans = tuple(span for mention in on_duty for span in line(" ", mention))
    head = _head(reminder)
    return message(
        (*head, *duty),
        paragraph(*head, *duty),
        note(_small(reminder)),
        Buttons(buttons=(acknowledge(reminder.ticket),)),
    )


def directly(reminder: DueReminder) -> Message:
    """Word the reminder for one person: the technical account manager, or somebody whom triage can't mention."""
    head = _head(reminder)
    text = f"“{clipped(reminder.ticket.text or NO_TEXT)}”"
    return message(
        (*head, *line(f" {text}")),
        paragraph(*head),
        Quote(text=clipped(reminder.ticket.text or NO_TEXT)),
        note(_small(reminder)),
        Buttons(buttons=(acknowledge(reminder.ticket),)),
    )


def _head(reminder: DueReminder) -> Spans:
    ticket, milestone = reminder.ticket, reminder.milestone
    due = When(at=milestone.due_at, zone=status.zone(ticket, reminder.plan))
    name = Strong(text=f"{ticket.id} · {reminder.customer.name} · {status.severity_name(ticket, reminder.plan)}")
    promised = milestone.kind is Basis.PROMISE
    whose = f" {ticket.assignee} has it." if ticket.assignee else ""
    if reminder.now < milestone.due_at:
        left = amounts.span(milestone.due_at - reminder.now)
        how = "The first answer is due by " if promised else f"{_unpromised(ticket, 'is')}, but our own goal is "
        return line(name, f": nobody has answered yet. {how}", due, f", in {left}.{whose}")
    over = amounts.span(reminder.now - milestone.due_at)
    first = "the first answer is overdue" if promised else "nobody has answered yet"
    how = "It was due by " if promised else f"{_unpromised(ticket, 'was')}, but our own goal was "
    return line(
        name, f": {first if reminder.percent <= 100 else 'still no answer'}. {how}", due, f", {over} ago.{whose}"
    )


def _unpromised(ticket: Ticket, was: str) -> str:
    """Say why it is only a goal."""
    return f"Nothing {was} promised" if ticket.severity else f"Without a severity nothing {was} due"


def _small(reminder: DueReminder) -> str:
    late = reminder.now - reminder.due_at
    share = f"{reminder.percent} % of the time is used. " if reminder.percent < 100 else ""
    standstill = f"This reminder is {amounts.span(late)} late: the desk was not running. " if late > LATE else ""
    return f"{standstill or share}Acknowledge it, or answer in the customer's thread, and these reminders stop."
