"""The call of a line outside its hours: what waits, when support opens, and how the calls end."""

from datetime import datetime

from msgspec import Struct

from bot.model.desk import Customer
from bot.model.message import Buttons, Mention, Message, Quote, Spans
from bot.model.milestone import Milestone, MilestoneType
from bot.model.ticket import Ticket
from bot.sla.instants import LATEST
from bot.wording.escalation.reminders import mentioned, name, no_response, quoted, standstill
from bot.wording.spans import by, line, message, note, paragraph
from bot.wording.ticket import status
from bot.wording.ticket.triage import acknowledge
from policies.terms import Plan


class CallOut(Struct, frozen=True, kw_only=True):
    """A call that was to go out at `due_at`; the lines that are called open at `opens`, and `text` brought it there.

    `beside`: its reader is reminded of the same in the same message, which says what is due.
    """

    ticket: Ticket
    milestone: Milestone
    customer: Customer
    plan: Plan
    opens: datetime | None
    due_at: datetime
    now: datetime
    text: str
    beside: bool = False


def message_to(call_out: CallOut, people: tuple[Mention, ...] = ()) -> Message:
    """Say that this level can't wait for the hours, to the people who are called, mentioned or directly."""
    ticket = call_out.ticket
    what = f" – {_what(call_out)}. " if not call_out.beside else " – "
    head = line(
        *name(ticket, call_out.customer, call_out.plan, call_out.milestone),
        what,
        *_closed(call_out),
        *(() if call_out.beside else _due(call_out)),
        *mentioned(people),
    )
    text = quoted(call_out.text, call_out.milestone)
    small = standstill(call_out.now - call_out.due_at).strip()
    return message(
        head,
        paragraph(*head),
        Quote(text=text) if text else None,
        note(small) if small else None,
        Buttons(buttons=(acknowledge(ticket),)),
    )


def _what(call_out: CallOut) -> str:
    """Return what has had no answer: the ticket, or that it is more severe now, which somebody had answered before."""
    milestone = call_out.milestone
    if milestone.type is MilestoneType.NEXT_RESPONSE and milestone.target:
        return f"raised to {status.severity_name(call_out.ticket, call_out.plan)}, no response since"
    return no_response(milestone)


def _closed(call_out: CallOut) -> Spans:
    if call_out.opens is None or call_out.opens <= call_out.now or call_out.opens == LATEST:
        return line("This level can't wait for support hours.")
    opens = by(call_out.opens, status.zone(call_out.ticket, call_out.plan))
    return line("We're closed until ", opens, ", but this level can't wait.")


def _due(call_out: CallOut) -> Spans:
    milestone = call_out.milestone
    if milestone.due_at is None:
        return ()
    is_over = milestone.due_at < call_out.now
    promise, goal = (" Overdue since ", " Our goal was ") if is_over else (" Due ", " Our goal: ")
    what = promise if milestone.is_promise else goal
    return line(what, by(milestone.due_at, status.zone(call_out.ticket, call_out.plan)), ".")
