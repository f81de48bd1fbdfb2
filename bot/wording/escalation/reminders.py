"""Reminders while a reply is due: to whom, by when, and how much of the time is gone."""

from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from bot.model.desk import Customer
from bot.model.message import Buttons, Mention, Message, Quote, Spans, Strong, When
from bot.model.milestone import Milestone, MilestoneType
from bot.model.ticket import OVER, Ticket
from bot.sla.lateness import Lateness
from bot.wording import amounts, marks
from bot.wording.spans import by, clipped, joined, line, message, note, paragraph
from bot.wording.ticket import promised, status
from bot.wording.ticket.triage import NO_TEXT, acknowledge, later, thread_link
from policies.terms import MetBy, Plan

OVERDUE: Final = "overdue"
LATE: Final = timedelta(minutes=2)
"""The delay after which a reminder says that it is late."""


_WORDS: Final = {
    MilestoneType.FIRST_RESPONSE: "no response yet",
    MilestoneType.NEXT_RESPONSE: "open again, no response since",
}
"""The words for what has no answer, at all or since it was opened again."""
_BY_NAME: Final = {MilestoneType.WORKAROUND, MilestoneType.OWN}
"""The types that an agent meets by giving the customer just that, unless the pack says otherwise."""


class DueReminder(Struct, frozen=True, kw_only=True):
    """A reminder that a reply is due.

    It is for `percent` of the time (over 100: after the breach), and was to go out at `due_at`. `also` is what else
    its timers were about. `over` is how late it is. `whom` are those whose word is awaited, in the customer's thread.
    `text` are the latest words by which its ticket is there, or that which the milestone came with (empty: not known).
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
    text: str
    whom: Spans = ()


def in_triage(reminder: DueReminder, on_duty: tuple[Mention, ...]) -> Message:
    """Word the reminder for triage, where the people on duty are mentioned."""
    head = line(*_head(reminder), *mentioned(on_duty))
    small = _small(reminder)
    return message(head, paragraph(*head), note(small) if small else None, _buttons(reminder))


def directly(reminder: DueReminder) -> Message:
    """Word the reminder for one person whom triage can't mention."""
    return _direct(reminder, _head(reminder))


def to_tam(reminder: DueReminder, called: tuple[str, ...] = ()) -> Message:
    """Word the reminder for the account manager; `called` are the names of those who are called as well."""
    ticket, zone = reminder.ticket, status.zone(reminder.ticket, reminder.plan)
    due = by(reminder.milestone.due, zone)
    level = "" if reminder.milestone.came_with else f" ({status.severity_name(ticket, reminder.plan)})"
    whose = line("Heads-up: ", Strong(text=f"{reminder.customer.name}'s {ticket.id}"), f"{level} ")
    others = f" {joined(called)} {'is' if len(called) == 1 else 'are'} called." if called else ""
    return _direct(reminder, line(*whose, *_in_short(reminder, due), ".", *_also(reminder), others))


def past(ticket: Ticket, plan: Plan, at: datetime) -> Message:
    """Return the one line that is left of a reminder once there is a newer one, or nothing is due any more."""
    said = line(f"{ticket.id} – reminder, ", When(at=at, zone=status.zone(ticket, plan)), ".")
    return message(said, note(*said))


def _direct(reminder: DueReminder, head: Spans) -> Message:
    ticket, small = reminder.ticket, _small(reminder)
    text = quoted(reminder.text, reminder.milestone)
    return message(
        (*head, *(line(f" “{text}”") if text else ())),
        paragraph(*head),
        Quote(text=text) if text else None,
        paragraph(thread_link(ticket, reminder.customer)),
        note(small) if small else None,
        _buttons(reminder),
    )


def mentioned(people: tuple[Mention, ...]) -> Spans:
    """Return mentions to follow a sentence."""
    return tuple(span for mention in people for span in line(" ", mention))


def no_response(milestone: Milestone) -> str:
    """Return that nobody has answered, at all or since it was opened again, within a sentence."""
    if milestone.came_with:
        return f"no response to {milestone.came_with} yet"
    return _WORDS.get(milestone.type, _WORDS[MilestoneType.FIRST_RESPONSE])


def quoted(text: str, milestone: Milestone) -> str:
    """Return what was asked, as it is quoted; empty if that isn't known of the ticket that a milestone came with."""
    return "" if milestone.came_with and not text else clipped(text or NO_TEXT)


def name(ticket: Ticket, customer: Customer, plan: Plan, milestone: Milestone | None = None) -> Spans:
    """Return the ticket and the customer that a reminder begins with, with the sign of its severity.

    It is the severity of the ticket that a milestone came with, if it did.
    """
    severity = milestone.severity if milestone and milestone.came_with else ticket.severity
    return line(marks.mark(plan, severity), Strong(text=f"{ticket.id} · {customer.name}"))


def standstill(late: timedelta) -> str:
    """Return that a reminder is late, and why; empty if it isn't."""
    return f"This reminder is {amounts.span(late)} late: the desk wasn't running. " if late > LATE else ""


def _buttons(reminder: DueReminder) -> Buttons | None:
    """Return the button that acknowledges, or what can be done with an answered ticket that isn't over."""
    ticket = reminder.ticket
    if ticket.status in OVER:
        return None
    if ticket.awaits_response:
        return Buttons(buttons=(acknowledge(ticket),))
    return Buttons(buttons=later(ticket, reminder.plan, reminder.now))


def _head(reminder: DueReminder) -> Spans:
    """Return “EX-1 · Acme – no response yet, due in 30 min (10:00).”, and what else is due."""
    due = by(reminder.milestone.due, status.zone(reminder.ticket, reminder.plan))
    said = _promise(reminder, due) if reminder.milestone.is_promise else _goal(reminder, due)
    begun = name(reminder.ticket, reminder.customer, reminder.plan, reminder.milestone)
    return line(*begun, " – ", *said, *_also(reminder))


def _promise(reminder: DueReminder, due: When) -> Spans:
    late = _how_late(reminder)
    if late == OVERDUE:
        return line(f"{_what(reminder.milestone)}, ", Strong(text=OVERDUE), " since ", due, ".")
    return line(f"{_what(reminder.milestone)}, ", Strong(text=late), " (", due, ").")


def _in_short(reminder: DueReminder, due: When) -> Spans:
    """Return what is due and when, for somebody who reads of it beside other work."""
    milestone, is_due = reminder.milestone, reminder.now < reminder.milestone.due
    if milestone.type in _WORDS and not milestone.came_with:
        what = "is unanswered" if milestone.type is MilestoneType.FIRST_RESPONSE else "is open again and unanswered"
    else:
        what = f"waits for {promised.named(milestone.id)}{_level_of_guest(reminder)}"
    if not milestone.is_promise:
        return line(f"{what}; our goal {'is' if is_due else 'was'} ", due, _left(reminder))
    return line(f"{what}, {'due' if is_due else 'overdue since'} ", due, _left(reminder))


def _level_of_guest(reminder: DueReminder) -> str:
    """Return the severity that came with another ticket, in brackets; empty if the ticket's own says it."""
    one = reminder.milestone
    return f" ({reminder.plan.severity(one.severity).name})" if one.came_with and one.severity else ""


def _left(reminder: DueReminder) -> str:
    """Return “ (in 15 min)” or “ (24 min over)”; empty if it is late by nothing that counts."""
    if reminder.now < reminder.milestone.due:
        return f" (in {amounts.span(reminder.milestone.due - reminder.now)})"
    over = amounts.late(reminder.over)
    return f" ({over} over)" if over and reminder.now > reminder.milestone.due else ""


def _how_late(reminder: DueReminder) -> str:
    if reminder.now < reminder.milestone.due:
        return f"due in {amounts.span(reminder.milestone.due - reminder.now)}"
    over = amounts.late(reminder.over) if reminder.now > reminder.milestone.due else ""
    return f"{OVERDUE} by {over}" if over else OVERDUE


def _what(milestone: Milestone) -> str:
    """Name what is due, and the ticket that it came with, within a sentence."""
    if milestone.type in _WORDS and not milestone.came_with:
        return _WORDS[milestone.type]
    return promised.bare(milestone.id)


def _also(reminder: DueReminder) -> Spans:
    """Return a sentence about each other milestone that is due."""
    zone = status.zone(reminder.ticket, reminder.plan)
    said: Spans = ()
    for one in reminder.also:
        due = "due" if reminder.now < one.due else "overdue since"
        said = (*said, *line(f" {promised.capital(_what(one))} {due} ", by(one.due, zone), "."))
    return said


def _goal(reminder: DueReminder, due: When) -> Spans:
    """Return the goal of our own: nothing is promised."""
    milestone, is_due = reminder.milestone, reminder.now < reminder.milestone.due
    left = f" ({amounts.span(milestone.due - reminder.now)})." if is_due else f"{_left(reminder)}."
    goal = "our goal: " if is_due else "our goal was "
    if reminder.ticket.severity is None and milestone.type is MilestoneType.FIRST_RESPONSE:
        return line(f"no level yet – {goal}", due, left)
    return line(f"{_what(milestone)} – {goal}", due, left)


def _small(reminder: DueReminder) -> str:
    return f"{standstill(reminder.now - reminder.due_at)}{_ends(reminder)}".strip()


def _ends(reminder: DueReminder) -> str:
    """Say what ends the reminders of what is given to the customer by its name; empty for all else."""
    one, metric = reminder.milestone, reminder.milestone.kind.metric
    target = reminder.plan.target(one.severity, metric) if metric and one.severity else None
    acts = target.met_by if target else ()
    if one.type not in _BY_NAME or (acts and MetBy.MILESTONE not in acts):
        return ""
    return f"“milestone {reminder.ticket.id} {metric} …” gives it to the customer."
