"""Which delivery of a conversation is next.

A conversation has two lanes, urgent and normal, each in the order in which it was filled; the urgent one goes first.
A delivery that hangs on a slot stands at the head of its lane until every earlier delivery for that slot is decided;
it holds up its own lane only. One that is to be tried later holds up the whole conversation, since its channel takes
nothing now, and so does one that is on its way.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Exists,
    FromClause,
    Integer,
    Row,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    or_,
    select,
    true,
    union_all,
    update,
)

from bot.model.message import Message
from bot.model.places import Account, MessageRef, Place
from bot.ports import Address, Delivery, DeliveryKind
from storage import codecs
from storage.columns import Words
from storage.states import UNDECIDED, DeliveryState
from storage.tables import OUTBOX, SLOTS

Condition = ColumnElement[bool]

log = logging.getLogger(__name__)


def abandoned(deliveries: FromClause, lease: timedelta | None) -> Condition:
    """On its way for longer than the lease, by the database's clock. Without a lease, nothing is."""
    if lease is None:
        return false()
    expired = deliveries.c.claimed_at <= func.clock_timestamp() - lease
    return and_(deliveries.c.state == DeliveryState.SENDING, expired)


def sendable(lease: timedelta | None) -> Select[str]:
    """The query for conversations with something to send, urgent ones first, then the longest waiting.

    It asks for `now` and `limit`. Like every statement here it is built once: building it costs more than running it.
    """
    heads = _heads(lease)
    return (
        select(OUTBOX.c.conversation)
        .join(heads, heads.c.seq == OUTBOX.c.seq)
        .where(~_held_up(OUTBOX.c.conversation, lease))
        .where(or_(OUTBOX.c.awaits.is_(None), ~_undecided(OUTBOX.c.awaits, OUTBOX.c.seq)))
        .group_by(OUTBOX.c.conversation)
        .order_by(func.max(case((OUTBOX.c.urgent, 1), else_=0)).desc(), func.min(OUTBOX.c.seq))
        .limit(bindparam("limit", type_=Integer))
    )


def is_held_up(connection: Connection, conversation: str, now: datetime) -> bool:
    """True while a delivery of the conversation is on its way, or must be tried later."""
    return bool(connection.execute(_IS_HELD_UP, {"conversation": conversation, "now": now}).scalar())


def claim_head(connection: Connection, conversation: str, now: datetime, *, urgent: bool) -> Delivery | None:
    """Takes the head of a lane, dropping edits of what was never posted; None if the lane is empty or must wait."""
    lane = {"conversation": conversation, "urgent": urgent}
    while (head := connection.execute(_HEAD, lane).one_or_none()) is not None:
        if head.awaits and connection.execute(_IS_UNDECIDED, {"slot": head.awaits, "seq": head.seq}).scalar():
            return None
        hangs_on = posted(connection, head.awaits) if head.awaits else None
        if hangs_on or head.kind != DeliveryKind.EDIT:
            return _claim(connection, head, hangs_on, now)
        connection.execute(_DROP, {"its_seq": head.seq})
    return None


def posted(connection: Connection, slot: str) -> MessageRef | None:
    """Where a slot was posted."""
    found = connection.execute(_POSTED, {"slot": slot}).one_or_none()
    return MessageRef(place=Place.parse(found.place), id=found.message) if found else None


def _heads(lease: timedelta | None) -> Subquery:
    """The first delivery of each lane that has any, found by index whatever the length of the lanes."""
    conversations = _conversations()
    lanes = [
        select(
            select(func.min(OUTBOX.c.seq))
            .where(_in_lane(conversations.c.conversation, urgent))
            .scalar_subquery()
            .label("seq")
        ).where(conversations.c.conversation.is_not(None))
        for urgent in (true(), false())
    ]
    lost = [] if lease is None else [select(OUTBOX.c.seq).where(abandoned(OUTBOX, lease))]
    return union_all(*lanes, *lost).subquery()


def _conversations() -> CTE:
    """Every conversation in which something waits, one index look-up each: from one to the next in order."""
    waiting = OUTBOX.c.state == DeliveryState.WAITING
    found = select(func.min(OUTBOX.c.conversation).label("conversation")).where(waiting).cte(recursive=True)
    after = select(func.min(OUTBOX.c.conversation)).where(waiting, OUTBOX.c.conversation > found.c.conversation)
    return found.union_all(select(after.scalar_subquery()).where(found.c.conversation.is_not(None)))


def _in_lane(conversation: ColumnElement[str], urgent: ColumnElement[bool]) -> Condition:
    waiting = OUTBOX.c.state == DeliveryState.WAITING
    return and_(waiting, OUTBOX.c.conversation == conversation, OUTBOX.c.urgent == urgent)


def _held_up(conversation: ColumnElement[str], lease: timedelta | None) -> Condition:
    # Asked from what is on its way or postponed, of which there is little at any time.
    busy, later = OUTBOX.alias("busy"), OUTBOX.alias("later")
    on_its_way = select(busy.c.conversation).where(busy.c.state == DeliveryState.SENDING, ~abandoned(busy, lease))
    not_yet = select(later.c.conversation).where(later.c.not_before > bindparam("now"))
    return or_(conversation.in_(on_its_way), conversation.in_(not_yet))


def _undecided(slot: ColumnElement[str], seq: ColumnElement[int]) -> Exists:
    # Earlier deliveries only: one that came later can neither be meant nor, in the same lane, ever be waited for.
    filler = OUTBOX.alias("filler")
    return exists().where(filler.c.fills == slot, filler.c.seq < seq, filler.c.state.in_(UNDECIDED))


_IS_HELD_UP = select(_held_up(bindparam("conversation", type_=Words), lease=None))
_IS_UNDECIDED = select(_undecided(bindparam("slot", type_=Words), bindparam("seq", type_=BigInteger)))
_HEAD = (
    select(OUTBOX)
    .where(_in_lane(bindparam("conversation", type_=Words), bindparam("urgent", type_=Boolean)))
    .order_by(OUTBOX.c.seq)
    .limit(1)
)
_POSTED = select(SLOTS).where(SLOTS.c.slot == bindparam("slot"))
_DROP = update(OUTBOX).where(OUTBOX.c.seq == bindparam("its_seq")).values(state=DeliveryState.DROPPED, not_before=None)
_SEND = update(OUTBOX).where(OUTBOX.c.seq == bindparam("its_seq")).values(state=DeliveryState.SENDING, not_before=None)
_SEND_LEASED = _SEND.values(claimed_at=func.clock_timestamp())


def _claim(connection: Connection, head: Row[Any], hangs_on: MessageRef | None, now: datetime) -> Delivery:
    tries = {"attempts": head.attempts + 1, "first_tried_at": head.first_tried_at or now}
    send = _SEND_LEASED if connection.dialect.name == "postgresql" else _SEND
    connection.execute(send, {"its_seq": head.seq, **tries})
    return Delivery(
        id=f"d{head.seq}",
        kind=DeliveryKind(head.kind),
        conversation=head.conversation,
        address=_address(head, hangs_on),
        message=message_of(head),
        in_doubt=head.in_doubt,
        created_at=head.created_at,
        urgent=head.urgent,
        **tries,
    )


def message_of(head: Row[Any]) -> Message | None:
    """What a row is to say; None for one that this code cannot read: it must not hold up its conversation for ever."""
    try:
        return codecs.MESSAGE.load(head.message)
    except Exception:
        log.exception("A delivery cannot be read back.", extra={"action": "delivery_unreadable", "delivery": head.seq})
        return None


def _address(head: Row[Any], hangs_on: MessageRef | None) -> Address:
    is_edit = head.kind == DeliveryKind.EDIT
    under = hangs_on.id if hangs_on else head.thread
    return Address(
        place=Place.parse(head.place) if head.place else None,
        account=Account.parse(head.account) if head.account else None,
        thread=None if is_edit else under,
        edits=under if is_edit else None,
    )
