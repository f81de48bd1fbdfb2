"""The questions by which a conversation's next delivery is found: the heads of its lanes, and whether it is held up."""

from sqlalchemy import Integer, bindparam, func, select

from storage.sql.lanes import held_up, in_lane, undecided
from storage.sql.prepared import Prepared
from storage.states import DeliveryState
from storage.tables.columns import Words
from storage.tables.work import OUTBOX, SLOTS

_CONVERSATION = bindparam("conversation", type_=Words)
_WITH_ITS_CAUSE = select(
    OUTBOX,
    undecided(OUTBOX.c.awaits, OUTBOX.c.seq).label("is_undecided"),
    SLOTS.c.place.label("under_place"),
    SLOTS.c.message.label("under"),
).outerjoin(SLOTS, SLOTS.c.slot == OUTBOX.c.awaits)
"""A delivery, with what it depends on: whether that may still be posted, and where it is."""
HEAD = Prepared(
    lambda _: (
        _WITH_ITS_CAUSE.where(in_lane(_CONVERSATION, bindparam("rank", type_=Integer)))
        .order_by(OUTBOX.c.turn, OUTBOX.c.seq)
        .limit(1)
    )
)
FIRST = Prepared(
    lambda _: (
        _WITH_ITS_CAUSE.add_columns(held_up(_CONVERSATION, lease=None).label("is_held_up"))
        .where(OUTBOX.c.state == DeliveryState.WAITING, OUTBOX.c.conversation == _CONVERSATION)
        .order_by(OUTBOX.c.rank, OUTBOX.c.turn, OUTBOX.c.seq)
        .limit(1)
    )
)
"""The question for the head of a conversation's first lane; `is_held_up` while one is on its way or put off."""
NEXT_LANE = Prepared(
    lambda _: select(func.min(OUTBOX.c.rank)).where(
        OUTBOX.c.state == DeliveryState.WAITING,
        OUTBOX.c.conversation == bindparam("conversation", type_=Words),
        OUTBOX.c.rank > bindparam("after", type_=Integer),
    )
)
"""The question for the next lane `after` a rank."""
