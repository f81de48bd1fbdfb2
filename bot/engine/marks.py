"""The changes of the mark by which a ticket shows its state: of what is wanted before a decision, and after it.

So no command has to think of it.
"""

from collections.abc import Iterator

from bot.effects import SetMark
from bot.engine.change import AnyChange
from bot.model.places import MessageRef
from bot.model.state_mark import wanted
from bot.model.ticket import Ticket


def follow(change: AnyChange) -> Iterator[SetMark]:
    """Yield what puts the mark on that is wanted after a change, and takes off the one that was before it."""
    before, after = change.before, change.after
    if not isinstance(after, Ticket) or after.source_deleted_at:
        return
    former = before if isinstance(before, Ticket) else None
    there, was, now = former or after, wanted(former) if former else None, wanted(after)
    if was is not now:
        ref = MessageRef(place=(after if now else there).thread.place, id=after.opened_from or there.opened_from)
        yield SetMark(ref=ref, mark=now, before=was, subject=after.id)
