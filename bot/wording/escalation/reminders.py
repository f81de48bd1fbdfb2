"""Reminders while a reply is due: to whom, by when, and how much of the time is gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.model.desk import Customer
from bot.model.message import Buttons, Mention, Message, Quote, Spans, Strong, When
from bot.model.milestone import Milestone, MilestoneType
from bot.model.ticket import OVER, Ticket
from bot.sla.lateness import Lateness
from bot.wording import amounts, coverage
from bot.wording.spans import clipped, line, message, note, paragraph
from bot.wording.ticket import promised, status
from bot.wording.ticket.triage import NO_TEXT, acknowledge, later
from policies.terms import MetBy, Plan

LATE: Final = timedelta(minutes=2)
"""The delay after which a reminder says that it is late."""


_NOBODY: Final = {
    MilestoneType.FIRST_RESPONSE: "nobody has answered yet.",
    MilestoneType.NEXT_RESPONSE: "it's open again, and nobody has answered since.",
}
"""The words for what nobody has answered, at all or since it was opened again."""
_ENDS: Final = {
    MilestoneType.NEXT_UPDATE: (MetBy.REPLY,),
    MilestoneType.WORKAROUND: (MetBy.MILESTONE,),
    MilestoneType.RESOLUTION: (MetBy.RESOLVE,),
    MilestoneType.OWN: (MetBy.MILESTONE,),
}
"""The acts that end the reminders of each type, unless the pack says otherwise."""
_ACTS: Final = {
    MetBy.ACKNOWLEDGE: "acknowledge it",
    MetBy.REPLY: "write to the customer",
    MetBy.RESOLVE: "resolve it",
}
_ANSWERED: Final = "Acknowledge it, or answer in the customer's thread, and these reminders stop."


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReminder:
    """A reminder that a reply is due.

    It is for `percent` of the time (over 100: after the breach), and was to go out at `due_at`. `also` is what else
    its timers were about. `over` is how late it is. `whom` are those whose word is awaited, in the customer's thread.
    """

    ticket: Ticket
    milestone: Milestone
    also: tuple[Milestone, ...] = ()
    customer: Customer
    plan: Plan
    percent: int
    due_at: datetime
    now: datetime
    over: Lateness
    whom: Spans = ()


def in_triage(reminder: DueReminder, on_duty: tuple[Mention, ...]) -> Message:
    """Word the reminder for the thread of the triage card, where the people on duty are mentioned."""
    duty: Spans = tuple(span for mention in on_duty for span in line(" ", mention))
    head = _head(reminder)
    return message((*head, *duty), paragraph(*head, *duty), note(_small(reminder)), _buttons(reminder))


def directly(reminder: DueReminder) -> Message:
    """Word the reminder for one person: the technical account manager, or somebody whom triage can't mention."""
    head = _head(reminder)
    text = f"“{clipped(reminder.ticket.text or NO_TEXT)}”"
    return message(
        (*head, *line(f" {text}")),
        paragraph(*head),
        Quote(text=clipped(reminder.ticket.text or NO_TEXT)),
        note(_small(reminder)),
        _buttons(reminder),
    )


def nobody(milestone: Milestone) -> str:
    """Return that nobody has answered, at all or since it was opened again, as the end of a sentence."""
    return _NOBODY.get(milestone.type, _NOBODY[MilestoneType.FIRST_RESPONSE])


def standstill(late: timedelta) -> str:
    """Return that a reminder is late, and why; empty if it isn't."""
    return f"This reminder is {amounts.span(late)} late: the desk was not running. " if late > LATE else ""


def _buttons(reminder: DueReminder) -> Buttons | None:
    """Return the button that acknowledges, or what can be done with an answered ticket that isn't over."""
    ticket = reminder.ticket
    if ticket.status in OVER:
        return None
    if ticket.awaits_response:
        return Buttons(buttons=(acknowledge(ticket),))
    return Buttons(buttons=later(ticket, reminder.plan, reminder.now))


def _head(reminder: DueReminder) -> Spans:
    ticket, milestone = reminder.ticket, reminder.milestone
    due = When(at=milestone.due, zone=status.zone(ticket, reminder.plan))
    name = Strong(text=f"{ticket.id} · {reminder.customer.name} · {status.severity_name(ticket, reminder.plan)}")
    is_first, is_promise = milestone.type in _NOBODY, milestone.is_promise
    whose = f" {ticket.assignee} has it." if ticket.assignee else ""
    if reminder.now < milestone.due:
        left = amounts.span(milestone.due - reminder.now)
        how = f"{_what(milestone, within=not is_first)} is due by " if is_promise else _goal(reminder, "is")
        begun = f" {_NOBODY[milestone.type]}" if is_first else ""
        return line(name, f":{begun} {how}", due, f", in {left}.", *_also(reminder), whose)
    first = f"{_what(milestone, within=True)} is overdue" if is_promise else _NOBODY[milestone.type].rstrip(".")
    still = "still no answer" if is_first and not milestone.came_with else f"{_what(milestone, within=True)} is overdue"
    how = "It was due by " if is_promise else _goal(reminder, "was")
    what = first if reminder.percent <= 100 else still
    return line(name, f": {what}. {how}", due, f"{amounts.ago(reminder.over)}.", *_also(reminder), whose)


def _what(milestone: Milestone, *, within: bool = False) -> str:
    """Name what is due, and the ticket that it came with, within a sentence or at its beginning."""
    said = promised.named(milestone.id) + (", which goes on here," if milestone.came_with else "")
    return said if within else promised.capital(said)


def _also(reminder: DueReminder) -> Spans:
    """Return a sentence about each other milestone that is due."""
    zone = status.zone(reminder.ticket, reminder.plan)
    said: Spans = ()
    for one in reminder.also:
        due = "is due by " if reminder.now < one.due else "was due by "
        said = (*said, *line(f" {_what(one)} {due}", When(at=one.due, zone=zone), "."))
    return said


def _goal(reminder: DueReminder, was: str) -> str:
    """Say why it is only a goal, before its time."""
    if reminder.milestone.type is MilestoneType.NEXT_RESPONSE:
        return f"Our own goal {was} "
    severity = reminder.ticket.severity
    if severity is None:
        return f"Without a severity nothing {was} due, but our own goal {was} "
    why = f"{'No first answer' if coverage.beyond(reminder.plan, severity) else 'Nothing'} {was} promised"
    return f"{why}, but our own goal {was} "


def _small(reminder: DueReminder) -> str:
    share = f"{reminder.percent} % of the time is used. " if reminder.percent < 100 else ""
    return f"{standstill(reminder.now - reminder.due_at) or share}{_ends(reminder)}"


def _ends(reminder: DueReminder) -> str:
    """Say what ends the reminders."""
    one, metric = reminder.milestone, reminder.milestone.kind.metric
    if one.type not in _ENDS:
        return _ANSWERED
    target = reminder.plan.target(one.severity, metric) if metric and one.severity else None
    by_name = f"write “milestone {reminder.ticket.id} {metric}” with what you have for the customer"
    acts = (target.met_by if target else ()) or _ENDS[one.type]
    return f"{promised.capital(', or '.join(_ACTS.get(act, by_name) for act in acts))}, and these reminders stop."
