"""The changes of the mark by which a ticket shows its state: of what is wanted before a decision, and after it.

So no command has to think of it.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from bot.effects import SetMark
from bot.engine.change import AnyChange
from bot.model.places import MessageRef
from bot.model.state_mark import StateMark, marked_message, wanted
from bot.model.ticket import Ticket


def follow(change: AnyChange) -> Iterator[SetMark]:
    """Yield what puts the mark on that is wanted after a change, and takes off the one that was before it."""
    before, after = change.before, change.after
    if not isinstance(after, Ticket) or after.source_deleted_at:
        return
    former = before if isinstance(before, Ticket) else None
    was, now = wanted(former) if former else None, wanted(after)
    if was is not now:
        yield _changed(after if now else former or after, now, was)


def missing(ticket: Ticket) -> SetMark | None:
    """Return what puts its mark on a ticket that never had one; None if it wants none."""
    mark = None if ticket.source_deleted_at else wanted(ticket)
    return _changed(ticket, mark, None) if mark else None


def put_right(ticket: Ticket, ref: MessageRef, left: AbstractSet[StateMark]) -> Iterator[SetMark]:
    """Yield what leaves the one mark on a message that a ticket wants there, whichever of these are `left` on it."""
    is_here = ref == MessageRef(place=ticket.thread.place, id=marked_message(ticket))
    mark = wanted(ticket) if is_here and not ticket.source_deleted_at else None
    for stale in sorted(left - {mark}):
        yield SetMark(ref=ref, mark=None, before=stale, subject=ticket.id)
    if mark:
        yield SetMark(ref=ref, mark=mark, before=None, subject=ticket.id)


def _changed(ticket: Ticket, mark: StateMark | None, before: StateMark | None) -> SetMark:
    ref = MessageRef(place=ticket.thread.place, id=marked_message(ticket))
    return SetMark(ref=ref, mark=mark, before=before, subject=ticket.id)
