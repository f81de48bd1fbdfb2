"""Changes that came before their message, without SQL. The rules are those of `storage.sql.parked_changes`."""

from datetime import datetime

from bot.commands import RewritingCommand
from bot.model.places import MessageRef
from storage import codecs
from storage.memory.kept import Kept, Parked
from storage.sql.parked_changes import KEPT_FOR, in_order, ref_of


def park(kept: Kept, change: RewritingCommand, at: datetime) -> bool:
    """Keep a change, and forget those older than a day; return False, and keep nothing, if its message has come."""
    ref = ref_of(change)
    if ref is None or str(ref) in kept.receipts:
        return False
    fresh = [one for one in kept.parked if one.at > at - KEPT_FOR]
    kept.parked = [*fresh, Parked(ref=ref, at=at, change=codecs.stored(change, codecs.CHANGE))]
    return True


def unpark(kept: Kept, message: MessageRef, at: datetime) -> tuple[RewritingCommand, ...]:
    """Take out the changes kept for a message."""
    mine = [one for one in kept.parked if one.ref == message]
    kept.parked = [one for one in kept.parked if one not in mine]
    return in_order([one.change for one in mine if one.at > at - KEPT_FOR])
