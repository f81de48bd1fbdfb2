"""The latest delivery under a message key, or with a tag, and how far it has come."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from storage.sql.prepared import Prepared
from storage.sql.questions import Documents, Question, instant
from storage.states import UNDECIDED, DeliveryState, how_far
from storage.tables.columns import Words
from storage.tables.work import OUTBOX

_SOUGHT = bindparam("sought", type_=Words)
FILLING = Question(
    select(OUTBOX.c.state, OUTBOX.c.sent_at, OUTBOX.c.tag)
    .where(OUTBOX.c.fills == _SOUGHT)
    .order_by((OUTBOX.c.seq + 0).desc())  # by no index: PostgreSQL would go back by it through all that was ever sent
    .limit(1)
)
"""The question for the latest delivery under a message key, of which there are a few at most."""
_TAGGED = Prepared(
    lambda _: (
        select(OUTBOX.c.state, OUTBOX.c.conversation)
        .where(OUTBOX.c.tag == _SOUGHT)
        .order_by(OUTBOX.c.seq.desc())
        .limit(1)
    )
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


def out_since(found: Documents, now: datetime) -> datetime | None:
    """Return what `UnitOfWork.out_since` promises, by what `FILLING` finds."""
    return next((now if state in UNDECIDED else instant(sent_at) for state, sent_at, _ in found), None)


def tags(found: Documents) -> Iterator[str]:
    """Yield the tag by which what `FILLING` finds can be withdrawn, if it has one."""
    return (tag for _, _, tag in found if tag)


def is_out(connection: Connection, tag: str) -> bool | None:
    """Return what `Outbox.is_out` promises."""
    found = _TAGGED.one(connection, {"sought": tag})
    if not found:
        return False
    return how_far(found.state, is_held_up=bool(_HELD_UP.value(connection, {"its_conversation": found.conversation})))
