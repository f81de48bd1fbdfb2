"""Edits and deletions that came before their message: kept until it comes, at most a day.

The receipt of the message itself says whether it has come. Inserting that finds it out, as for a delivery: somebody who
brings the message at the same time waits, and then finds what was kept for it.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select

from bot.commands import RewritingCommand
from bot.model.places import MessageRef
from storage import codecs
from storage.sql import receipts
from storage.sql.inserts import adding
from storage.sql.questions import Question
from storage.tables.work import PARKED_CHANGES, RECEIPTS

KEPT_FOR: Final = timedelta(days=1)
"""The time after which a message that comes late comes as it was written."""

_KEEP = adding(PARKED_CHANGES)
OF = Question(
    select(PARKED_CHANGES.c.document)
    .where(PARKED_CHANGES.c.message == bindparam("message"), PARKED_CHANGES.c.at > bindparam("after"))
    .order_by(PARKED_CHANGES.c.seq)
)


def ref_of(change: RewritingCommand) -> MessageRef | None:
    """Return the message that has changed, if its place is known."""
    return MessageRef(place=change.origin.place, id=change.message) if change.origin.place else None


def in_order(changes: list[RewritingCommand]) -> tuple[RewritingCommand, ...]:
    """Return the changes of a message in the order in which they were made."""
    return tuple(sorted(changes, key=lambda change: change.origin.at))


def park(connection: Connection, change: RewritingCommand, at: datetime) -> bool:
    """Keep a change, and forget those older than a day; return False, and keep nothing, if its message has come."""
    ref = ref_of(change)
    if ref is None or not receipts.receive(connection, (str(ref),), at):
        return False
    connection.execute(
        delete(RECEIPTS).where(RECEIPTS.c.key == str(ref))
    )  # it hasn't come, and asking doesn't count as a delivery
    connection.execute(delete(PARKED_CHANGES).where(PARKED_CHANGES.c.at <= at - KEPT_FOR))
    _KEEP.change(connection, {"message": str(ref), "at": at, "document": codecs.CHANGE.dump(change)})
    return True


def unpark(connection: Connection, ref: MessageRef, rows: list[tuple[str]]) -> tuple[RewritingCommand, ...]:
    """Take out the changes kept for a message, which are there as `rows`."""
    if rows:
        connection.execute(delete(PARKED_CHANGES).where(PARKED_CHANGES.c.message == str(ref)))
    return in_order([codecs.CHANGE.load(document) for (document,) in rows])
