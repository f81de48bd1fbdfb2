"""The lines of hand-over posts: of what nobody had before a decision, and somebody has after it.

So no command has to think of it.
"""

from collections.abc import Iterator

from bot.effects import Amend
from bot.engine.change import AnyChange
from bot.model.desk import Desk
from bot.model.ticket import OVER, Ticket
from bot.model.ticket_messages import hand_over_line_of
from bot.wording.views import hand_over


def follow(change: AnyChange, desk: Desk) -> Iterator[Amend]:
    """Yield what changes a ticket's line in the post that nobody has it, once somebody has, or it is over."""
    before, after = change.before, change.after
    if not isinstance(before, Ticket) or not isinstance(after, Ticket) or not after.handed_over:
        return
    if _is_nobodys(before) and not _is_nobodys(after):
        line = hand_over.taken(after)
        for one in desk.triage:
            yield Amend(place=one, message_key=hand_over_line_of(after.id, after.handed_over, one), message=line)


def _is_nobodys(ticket: Ticket) -> bool:
    return ticket.assignee_id is None and ticket.status not in OVER
