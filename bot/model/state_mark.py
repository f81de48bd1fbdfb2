"""The one mark on the message that a ticket was opened from, by which everybody there sees its state.

An adapter puts it on as a reaction, by the name that its platform has for the sign.
"""

from enum import StrEnum
from typing import Final

from bot.model.ids import MessageKey, SubjectId
from bot.model.message import Fact, Facts, Message, Text
from bot.model.milestone import Owner
from bot.model.places import Place, Thread
from bot.model.ticket import OVER, Status, Ticket


class StateMark(StrEnum):
    """The state that a mark stands for; beside each its sign."""

    OPEN = "open"  # 🎫
    TAKEN = "taken"  # 👀
    WAITING = "waiting"  # ⏳, for the customer
    SOLVED = "solved"  # ✅, by us, or by its customer's word once we had answered
    LATE = "late"  # ⚠, what was promised to the customer


def wanted(ticket: Ticket) -> StateMark | None:
    """Return the mark of a ticket as it is now; None if it wants none, or has no message for it.

    A ticket that goes on in another has none, nor has one that was closed without being solved: by us, by its
    customer's silence, or by its customer before anybody answered. Customers read it: a goal of our own never shows,
    and neither does an assignee who hasn't reached them yet.
    """
    is_put_away = ticket.status is Status.CLOSED and not ticket.is_solved
    if not marked_message(ticket) or ticket.merged_into or is_put_away:
        return None
    if ticket.status in OVER:
        return StateMark.SOLVED
    if _is_late(ticket):
        return StateMark.LATE
    if ticket.status is Status.WAITING:
        return StateMark.WAITING
    is_reached = ticket.status is not Status.NEW or ticket.response is not None
    return StateMark.TAKEN if ticket.assignee and is_reached else StateMark.OPEN


def marked_message(ticket: Ticket) -> str:
    """Return the id of the message that has the mark of a ticket; empty if none has.

    Of a ticket from before there were marks that is the one which its thread hangs on.
    """
    if ticket.opened_from is None:
        return ticket.thread.root if isinstance(ticket.thread, Thread) else ""
    return ticket.opened_from


_PUT_ON, _TAKEN_OFF = "put on", "taken off"


def marking(mark: StateMark | None, before: StateMark | None) -> Message:
    """Return the change of a mark as the outbox keeps it: what is put on, and what is taken off."""
    given = {_PUT_ON: mark, _TAKEN_OFF: before}
    facts = tuple(Fact(label=label, spans=(Text(text=one),)) for label, one in given.items() if one)
    return Message(summary=(Text(text=mark or "no mark"),), blocks=(Facts(facts=facts),))


def marks_of(message: Message) -> tuple[StateMark | None, StateMark | None]:
    """Return what `marking` was given."""
    facts = [fact for block in message.blocks if isinstance(block, Facts) for fact in block.facts]
    found = {fact.label: StateMark(span.text) for fact in facts for span in fact.spans if isinstance(span, Text)}
    return found.get(_PUT_ON), found.get(_TAKEN_OFF)


ALL_MARKS: Final = "marks/"
"""The beginning of each key of marks."""


def marks_in(place: Place) -> MessageKey:
    """Return the key of the message that was marked last where a place is: if there is one, marks are taken there."""
    return MessageKey(f"{ALL_MARKS}{place.platform}:{place.workspace}")


def tag_of(ticket: SubjectId) -> str:
    """Return the tag under which the changes of a ticket's mark wait."""
    return f"{ALL_MARKS}{ticket}"


def _is_late(ticket: Ticket) -> bool:
    """Return whether something that the vendor promised is overdue, and still open."""
    ours = (one for one in ticket.open_milestones if one.is_promise and one.owner is Owner.VENDOR)
    return any(one.is_breached for one in ours)
