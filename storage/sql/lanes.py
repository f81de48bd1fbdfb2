"""The conditions by which deliveries wait: in which lane, and for what."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Exists, FromClause, and_, bindparam, exists, false, func, literal, or_, select

from storage.states import UNDECIDED, DeliveryState
from storage.tables.columns import Words
from storage.tables.work import OUTBOX

Condition = ColumnElement[bool]

_UNDECIDED = [literal(state, Words) for state in UNDECIDED]
"""One parameter for each: a list would be written into the statement at every execution."""


def in_lane(conversation: ColumnElement[str], rank: ColumnElement[int]) -> Condition:
    """Return the condition that a delivery waits in that lane."""
    waiting = OUTBOX.c.state == DeliveryState.WAITING
    return and_(waiting, OUTBOX.c.conversation == conversation, OUTBOX.c.rank == rank)


def abandoned(deliveries: FromClause, lease: timedelta | None) -> Condition:
    """Return the condition that a delivery has outlived its lease by the database's clock; false without a lease."""
    if lease is None:
        return false()
    expired = deliveries.c.claimed_at <= func.clock_timestamp() - lease
    return and_(deliveries.c.state == DeliveryState.SENDING, expired)


def held_up(conversation: ColumnElement[str], lease: timedelta | None) -> Condition:
    """Return the condition that a delivery of the conversation is on its way, or must be tried later."""
    # Asked from the deliveries on their way or postponed, which are few at any time.
    busy, later = OUTBOX.alias("busy"), OUTBOX.alias("later")
    on_its_way = select(busy.c.conversation).where(busy.c.state == DeliveryState.SENDING, ~abandoned(busy, lease))
    not_yet = select(later.c.conversation).where(later.c.not_before > bindparam("now"))
    return or_(conversation.in_(on_its_way), conversation.in_(not_yet))


def undecided(message_key: ColumnElement[str], seq: ColumnElement[int]) -> Exists:
    """Return the condition that an earlier delivery for the message key may still be posted."""
    # Earlier deliveries only: one that came later can neither be meant nor, in the same lane, ever be waited for.
    filler = OUTBOX.alias("filler")
    return exists().where(filler.c.fills == message_key, filler.c.seq < seq, filler.c.state.in_(_UNDECIDED))
