"""Which delivery of a conversation is next.

A conversation has two lanes, urgent and normal, each in the order in which it was filled; the urgent one goes first.
A delivery that hangs on a slot stands at the head of its lane until every earlier delivery for that slot is decided;
it holds up its own lane only. One that is to be tried later holds up the whole conversation, since its channel takes
nothing now, and so does one that is on its way.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Exists,
    FromClause,
    Row,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
    update,
)

from bot.model.places import Account, MessageRef, Place
from bot.ports import Address, Delivery, DeliveryKind
from storage import codecs
from storage.states import UNDECIDED, DeliveryState
from storage.tables import OUTBOX, SLOTS

Condition = ColumnElement[bool]


def abandoned(deliveries: FromClause, lease: timedelta | None) -> Condition:
    """On its way for longer than the lease, by the database's clock. Without a lease, nothing is."""
    if lease is None:
        return false()
    expired = deliveries.c.claimed_at <= func.clock_timestamp() - lease
    return and_(deliveries.c.state == DeliveryState.SENDING, expired)


def holds_up(deliveries: FromClause, now: datetime, lease: timedelta | None) -> Condition:
    """A delivery that keeps its whole conversation waiting."""
    on_its_way = and_(deliveries.c.state == DeliveryState.SENDING, ~abandoned(deliveries, lease))
    not_yet = and_(deliveries.c.state == DeliveryState.WAITING, deliveries.c.not_before > now)
    return or_(on_its_way, not_yet)


def sendable(now: datetime, limit: int, lease: timedelta | None) -> Select[str]:
    """Conversations with something to send, urgent ones first, then the longest waiting."""
    candidate = or_(OUTBOX.c.state == DeliveryState.WAITING, abandoned(OUTBOX, lease))
    heads = (
        select(func.min(OUTBOX.c.seq).label("seq"))
        .where(OUTBOX.c.state.in_(UNDECIDED), candidate)
        .group_by(OUTBOX.c.conversation, OUTBOX.c.urgent)
        .subquery()
    )
    other = OUTBOX.alias("other")
    held_up = exists().where(other.c.conversation == OUTBOX.c.conversation, holds_up(other, now, lease))
    return (
        select(OUTBOX.c.conversation)
        .join(heads, heads.c.seq == OUTBOX.c.seq)
        .where(~held_up, or_(OUTBOX.c.awaits.is_(None), ~_slot_undecided(OUTBOX.c.awaits, OUTBOX.c.seq)))
        .group_by(OUTBOX.c.conversation)
        .order_by(func.max(case((OUTBOX.c.urgent, 1), else_=0)).desc(), func.min(OUTBOX.c.seq))
        .limit(limit)
    )


def is_held_up(connection: Connection, conversation: str, now: datetime) -> bool:
    """True while a delivery of the conversation is on its way, or must be tried later."""
    held_up = exists().where(OUTBOX.c.conversation == conversation, holds_up(OUTBOX, now, lease=None))
    return bool(connection.execute(select(held_up)).scalar())


def claim_head(connection: Connection, conversation: str, now: datetime, *, urgent: bool) -> Delivery | None:
    """Takes the head of a lane, dropping edits of what was never posted; None if the lane is empty or must wait."""
    lane = and_(
        OUTBOX.c.state == DeliveryState.WAITING, OUTBOX.c.conversation == conversation, OUTBOX.c.urgent.is_(urgent)
    )
    head_of_lane = select(OUTBOX).where(lane).order_by(OUTBOX.c.seq).limit(1)
    while (head := connection.execute(head_of_lane).one_or_none()) is not None:
        if head.awaits and connection.execute(select(_slot_undecided(head.awaits, head.seq))).scalar():
            return None
        hangs_on = posted(connection, head.awaits) if head.awaits else None
        if hangs_on or head.kind != DeliveryKind.EDIT:
            return _claim(connection, head, hangs_on, now)
        connection.execute(update(OUTBOX).where(OUTBOX.c.seq == head.seq).values(state=DeliveryState.DROPPED))
    return None


def posted(connection: Connection, slot: str) -> MessageRef | None:
    """Where a slot was posted."""
    found = connection.execute(select(SLOTS).where(SLOTS.c.slot == slot)).one_or_none()
    return MessageRef(place=Place.parse(found.place), id=found.message) if found else None


def _slot_undecided(slot: ColumnElement[str] | str, seq: ColumnElement[int] | int) -> Exists:
    # Earlier deliveries only: one that came later can neither be meant nor, in the same lane, ever be waited for.
    filler = OUTBOX.alias("filler")
    return exists().where(filler.c.fills == slot, filler.c.seq < seq, filler.c.state.in_(UNDECIDED))


def _claim(connection: Connection, head: Row[Any], hangs_on: MessageRef | None, now: datetime) -> Delivery:
    clock = func.clock_timestamp() if connection.dialect.name == "postgresql" else now
    first_tried_at = head.first_tried_at or now
    attempts = head.attempts + 1
    connection.execute(
        update(OUTBOX)
        .where(OUTBOX.c.seq == head.seq)
        .values(
            state=DeliveryState.SENDING,
            attempts=attempts,
            first_tried_at=first_tried_at,
            not_before=None,
            claimed_at=clock,
        )
    )
    return Delivery(
        id=f"d{head.seq}",
        kind=DeliveryKind(head.kind),
        conversation=head.conversation,
        address=_address(head, hangs_on),
        message=codecs.MESSAGE.load(head.message),
        attempts=attempts,
        in_doubt=head.in_doubt,
        created_at=head.created_at,
        first_tried_at=first_tried_at,
        urgent=head.urgent,
    )


def _address(head: Row[Any], hangs_on: MessageRef | None) -> Address:
    is_edit = head.kind == DeliveryKind.EDIT
    under = hangs_on.id if hangs_on else head.thread
    return Address(
        place=Place.parse(head.place) if head.place else None,
        account=Account.parse(head.account) if head.account else None,
        thread=None if is_edit else under,
        edits=under if is_edit else None,
    )
