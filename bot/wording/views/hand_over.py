"""Hand-over posts: whose shift it is now and what is due in it; whose tickets nobody has any more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bot.model.listed_ticket import ListedTicket, listed
from bot.model.message import Message, Spans, Strong, Style, When
from bot.model.selection import Page
from bot.model.ticket import Ticket
from bot.wording.spans import joined, line, message, note, paragraph, spaced
from bot.wording.ticket.triage import take
from bot.wording.views.lines import Lines, state_of
from policies.terms import Line

SHOWN: Final = 10
"""The most tickets that a post lists."""


class NewShift(Struct, frozen=True, kw_only=True):
    """A shift of a line that begins now, after those of `former` names, and goes on until `ends_at` (UTC).

    `is_open` is how many tickets are open, `due` a page of those of which something is due in the shift, or overdue.
    """

    line: Line
    former: tuple[str, ...]
    ends_at: datetime | None
    zone: str
    is_open: int
    due: Page
    lines: Lines


class Leave(Struct, frozen=True, kw_only=True):
    """Somebody who isn't there for their tickets: until then (UTC), or without it not any more."""

    name: str
    until: datetime | None
    zone: str
    tickets: int


def shift(begun: NewShift, people: Spans) -> Message:
    """Say who of the line is on duty now and until when, who was before, and what is due in the shift."""
    until = line(" until ", When(at=begun.ends_at, zone=begun.zone)) if begun.ends_at else ()
    on = _listed(people) or line("nobody")
    before = f" Before: {joined(begun.former)}." if begun.former else ""
    name = Strong(text=f"Hand-over, {begun.line} line")
    head = line(name, ": on duty now is " if len(people) == 1 else ": on duty now: ", *on, *until, f".{before}")
    counts = f"{_tickets(begun.is_open)} open, {begun.due.found or 'none'} due in this shift."
    more = f"{begun.due.more} more; “queue” lists all of them." if begun.due.more else ""
    return message(
        spaced(head, line(counts)),
        paragraph(*head),
        paragraph(counts),
        *map(begun.lines.to_staff, begun.due.tickets[:SHOWN]),
        note(more) if more else None,
    )


def released(leaves: Sequence[Leave], tickets: Sequence[ListedTicket], people: Spans) -> Message:
    """Say whose tickets nobody has any more, and why; whoever is on duty can take them, each by its line below."""
    why = tuple(span for one in leaves for span in line(" ", *_why(one)))
    head = line(Strong(text="Hand-over"), ":", *why, *(line(" ") if people else ()), *_listed(people))
    more = len(tickets) - SHOWN
    return message(
        spaced(head, line(f"{joined(tuple(one.id for one in tickets[:SHOWN]))}.")),
        paragraph(*head),
        note(f"{more} more; “queue unassigned” lists all of them.") if more > 0 else None,
    )


def to_take(ticket: ListedTicket, lines: Lines) -> Message:
    """Return the line of a ticket that nobody has, with the button that takes it."""
    shown = lines.to_staff(ticket)
    style = shown.button.style if shown.button else Style.PLAIN
    return message((), replace(shown, button=take(ticket, f"Take {ticket.id}", style)))


def taken(ticket: Ticket) -> Message:
    """Return what is left of its line: whose it is now, or that it is over."""
    is_over = ticket.assignee is None
    state = state_of(listed(ticket)) if is_over else f"assigned to {ticket.assignee}"
    return message((), note(f"{ticket.id} is {state}."))


def _listed(people: Spans) -> Spans:
    return tuple(span for number, one in enumerate(people) for span in line(", " if number else "", one))


def _why(leave: Leave) -> Spans:
    have = f"{_tickets(leave.tickets)} {'has' if leave.tickets == 1 else 'have'} no assignee now"
    if leave.until is None:
        return line(f"{leave.name} isn't on the team any more; {have}.")
    return line(f"{leave.name} is away until ", When(at=leave.until, zone=leave.zone), f"; {have}.")


def _tickets(count: int) -> str:
    return f"{count} ticket" if count == 1 else f"{count} tickets"
