"""The latest delivery under a message key, or with a tag, and how far it has come."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, select

from bot.model.ids import MessageKey
from storage.sql.prepared import Prepared
from storage.states import UNDECIDED, DeliveryState, how_far
from storage.tables.columns import Words
from storage.tables.work import OUTBOX


def _latest(column: ColumnElement[str]) -> Prepared:
    state = select(OUTBOX.c.state, OUTBOX.c.sent_at, OUTBOX.c.conversation)
    return Prepared(
        lambda _: state.where(column == bindparam("sought", type_=Words)).order_by(OUTBOX.c.seq.desc()).limit(1)
    )


_HELD_UP = Prepared(
    lambda _: (
        select(OUTBOX.c.seq)
        .where(
            OUTBOX.c.conversation == bindparam("its_conversation", type_=Words),
            OUTBOX.c.state == DeliveryState.WAITING,
            OUTBOX.c.not_before.is_not(None),
        )
        .limit(1)
    )
)
_FILLING, _TAGGED = _latest(OUTBOX.c.fills), _latest(OUTBOX.c.tag)


def out_since(connection: Connection, message_key: MessageKey, now: datetime) -> datetime | None:
    """Return what `UnitOfWork.out_since` promises."""
    found = _FILLING.one(connection, {"sought": message_key})
    if found is not None and found.state in UNDECIDED:
        return now
    return found.sent_at if found is not None else None


def is_out(connection: Connection, tag: str) -> bool | None:
    """Return what `Outbox.is_out` promises."""
    found = _TAGGED.one(connection, {"sought": tag})
    if not found:
        return False
    return how_far(found.state, is_held_up=bool(_HELD_UP.value(connection, {"its_conversation": found.conversation})))
