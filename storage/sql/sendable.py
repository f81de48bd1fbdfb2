"""The conversations that have something to send, in the order in which they are served."""

from datetime import timedelta
from functools import cache

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    Subquery,
    bindparam,
    func,
    literal,
    or_,
    select,
    union_all,
)

from bot.model.rank import Rank
from storage.sql import lanes
from storage.sql.prepared import Prepared
from storage.states import MESSAGES, UNDECIDED, DeliveryState
from storage.tables.columns import Words
from storage.tables.work import OUTBOX


@cache
def sendable(lease: timedelta | None) -> Prepared:
    """Return the query for conversations with something to send, by its rank, then the longest waiting first.

    It asks for `now` and `limit`. It is asked most often of all, and writing it costs far more than running it.
    """
    return Prepared(lambda _: _sendable(lease))


def _sendable(lease: timedelta | None) -> Select[str]:
    heads = _heads(lease)
    return (
        select(OUTBOX.c.conversation)
        .join(heads, heads.c.seq == OUTBOX.c.seq)
        .where(or_(OUTBOX.c.awaits.is_(None), ~lanes.undecided(OUTBOX.c.awaits, OUTBOX.c.seq)))
        .group_by(OUTBOX.c.conversation)
        .order_by(func.min(OUTBOX.c.rank), func.min(OUTBOX.c.seq))
        .limit(bindparam("limit", type_=Integer))
    )


def _heads(lease: timedelta | None) -> Subquery:
    """Return the first delivery of each lane that has any, found by index whatever the length of the lanes."""
    free = _free(lease)
    first_ones = [select(_first_in(free.c.conversation, rank).label("seq")).select_from(free) for rank in Rank]
    lost = select(OUTBOX.c.seq).where(lanes.abandoned(OUTBOX, lease), ~lanes.held_up(OUTBOX.c.conversation, lease))
    return union_all(*first_ones, *([] if lease is None else [lost])).subquery()


def _free(lease: timedelta | None) -> CTE:
    """Return the conversations that aren't held up, before their lanes are looked at: there may be few, or none."""
    waiting = conversations().c.conversation
    return select(waiting).where(waiting.is_not(None), ~lanes.held_up(waiting, lease)).cte("free")


def _first_in(conversation: ColumnElement[str], rank: Rank) -> ScalarSelect[int]:
    lane = lanes.in_lane(conversation, literal(int(rank)))
    first = select(OUTBOX.c.seq).where(lane).order_by(OUTBOX.c.turn, OUTBOX.c.seq).limit(1)
    return first.correlate(conversation.table).scalar_subquery()


def conversations() -> CTE:
    """Return every conversation in which something waits, with one index look-up for each, in order."""
    waiting = OUTBOX.c.state == DeliveryState.WAITING
    found = select(func.min(OUTBOX.c.conversation).label("conversation")).where(waiting).cte(recursive=True)
    after = select(func.min(OUTBOX.c.conversation)).where(waiting, OUTBOX.c.conversation > found.c.conversation)
    return found.union_all(select(after.scalar_subquery()).where(found.c.conversation.is_not(None)))


COUNT_WAITING = Prepared(
    lambda _: (
        select(func.count())
        .select_from(OUTBOX)
        .where(OUTBOX.c.state.in_([literal(state, Words) for state in UNDECIDED]))
        .where(OUTBOX.c.kind.in_([literal(kind, Words) for kind in MESSAGES]))
        .where(OUTBOX.c.conversation.like(bindparam("those", type_=Words)))
    )
)
"""The number of messages that wait for a platform."""
