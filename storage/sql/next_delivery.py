"""The choice of a conversation's next delivery.

A conversation has a lane for each rank; a higher rank goes first. In a lane the customers take turns, so that nobody
waits for more than one message of each other customer, and each customer's messages keep their order: a new delivery is
put one turn after the last of its customer there, or level with the head of the lane if there is none.

A delivery that depends on a message key stays at the head of its lane until every earlier delivery for that message key
is decided. It holds up its own lane only, and lifts what it waits for to its own rank and turn, if that waits in the
same conversation and is of a lower rank, or of the same rank and a later turn: otherwise a delivery put off for others
would put off what depends on it, and everything behind that. Of several waiting edits of one message only the latest is
made. A delivery that is to be tried later holds up the whole conversation, since its channel takes nothing now, and so
does one that is on its way. How those of one series go out as one is explained in `storage.sql.series`.
"""

import logging
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    Update,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)

from bot.model.ids import MessageKey, subject_id
from bot.model.message import Message
from bot.model.places import Account, MessageRef, Place
from bot.model.rank import Rank
from bot.ports import Address, Delivery, DeliveryKind
from storage import codecs, engines
from storage.sql import heads, series
from storage.sql.lanes import Condition, in_lane
from storage.sql.prepared import Found, Prepared
from storage.sql.series import Whole
from storage.states import DeliveryState
from storage.tables.columns import Words
from storage.tables.work import OUTBOX, SLOTS

log = logging.getLogger(__name__)


def claim_next(connection: Connection, conversation: str, first: Found, now: datetime) -> Delivery | None:
    """Take the head of the first lane whose head may go, and commit; None if there is none.

    `first` is what `heads.FIRST` finds. On PostgreSQL that is one trip, unless something must be seen to before.
    """
    lane, head = first.rank, first
    while lane is not None:
        claimed = _claim_head(connection, conversation, lane, head, now)
        if claimed:
            return claimed
        lane, head = heads.NEXT_LANE.value(connection, {"conversation": conversation, "after": lane}), None
    return None


def next_turn(rows: FromClause | None) -> ColumnElement[int]:
    """Return the turn of a new delivery, or of each of many, from its `conversation`, `rank` and `customer`."""
    given = {"conversation": Words, "rank": Integer, "customer": Words}
    row: Any = rows.c if rows is not None else {name: bindparam(name, type_=kind) for name, kind in given.items()}
    conversation, rank, customer = (row[name] for name in given)
    lane, own = in_lane(conversation, rank), OUTBOX.c.customer.is_not_distinct_from(customer)
    last_of_own = select(func.max(OUTBOX.c.turn) + 1).where(lane, own).scalar_subquery()
    first_of_all = select(func.min(OUTBOX.c.turn)).where(lane).scalar_subquery()
    first = func.coalesce(last_of_own, first_of_all, 0)
    if rows is None:
        return first
    return first + func.row_number().over(partition_by=[conversation, rank, customer], order_by=rows.c.nth) - 1


def _claim_head(
    connection: Connection, conversation: str, rank: int, known: Found | None, now: datetime
) -> Delivery | None:
    """Take the head of a lane, dropping edits of what was never posted; None if the lane is empty or must wait."""
    lane = {"conversation": conversation, "rank": rank}
    while (head := known or heads.HEAD.one(connection, lane)) is not None:
        known = None
        if head.is_undecided:
            if not _LIFT.change(connection, _lifting(head)):
                return None
            continue
        hangs_on = MessageRef(place=Place.parse(head.under_place), id=head.under) if head.under else None
        if head.kind != DeliveryKind.EDIT:
            of_series = series.gather(connection, head, now) if head.series else None
            return _claim(connection, head, hangs_on, now, of_series)
        (latest,) = _LATEST_EDIT.found(connection, {"message_key": head.awaits, "seq": head.seq})
        if hangs_on:
            _DROP_EDITS.change(connection, {"message_key": head.awaits, "from_seq": head.seq, "to_seq": latest.seq})
            of_series = series.edited(connection, head.awaits, latest.message)
            return _claim(connection, latest, hangs_on, now, of_series)
        _DROP.change(connection, {"its_seq": head.seq})
    return None


def _lifting(head: Found) -> dict[str, Any]:
    return {
        "message_key": head.awaits,
        "of": head.conversation,
        "before": head.seq,
        "to_rank": head.rank,
        "to_turn": head.turn,
    }


def posted(connection: Connection, message_key: str) -> MessageRef | None:
    """Return the message that was posted under a message key."""
    found = _POSTED.rows(connection, {"message_key": message_key})
    return next((MessageRef(place=Place.parse(place), id=message) for place, message in found), None)


def _latest_edit() -> Select[Any]:
    """Return the last of the edits that wait for a message key from `seq` on, before the message key is posted anew."""
    anew = OUTBOX.alias("anew")
    message_key, seq = bindparam("message_key", type_=Words), bindparam("seq", type_=BigInteger)
    between = exists().where(anew.c.fills == message_key, anew.c.seq > seq, anew.c.seq < OUTBOX.c.seq)
    edits = select(OUTBOX).where(*_waiting_edit(message_key), OUTBOX.c.seq >= seq, ~between)
    return edits.order_by(OUTBOX.c.seq.desc()).limit(1)


def _waiting_edit(message_key: ColumnElement[str]) -> tuple[Condition, ...]:
    return (
        OUTBOX.c.awaits == message_key,
        OUTBOX.c.kind == DeliveryKind.EDIT,
        OUTBOX.c.state == DeliveryState.WAITING,
    )


_LIFT = Prepared(
    lambda _: (
        update(OUTBOX)
        .where(
            OUTBOX.c.fills == bindparam("message_key", type_=Words),
            OUTBOX.c.seq < bindparam("before", type_=BigInteger),
            OUTBOX.c.state == DeliveryState.WAITING,
            OUTBOX.c.conversation == bindparam("of", type_=Words),
            or_(
                OUTBOX.c.rank > bindparam("to_rank"),
                and_(OUTBOX.c.rank == bindparam("to_rank"), OUTBOX.c.turn > bindparam("to_turn")),
            ),
        )
        .values(rank=bindparam("to_rank"), turn=bindparam("to_turn"))
    )
)
_LATEST_EDIT = Prepared(lambda _: _latest_edit())
_DROP_EDITS = Prepared(
    lambda _: (
        update(OUTBOX)
        .where(
            *_waiting_edit(bindparam("message_key", type_=Words)),
            OUTBOX.c.seq >= bindparam("from_seq", type_=BigInteger),
            OUTBOX.c.seq < bindparam("to_seq", type_=BigInteger),
        )
        .values(state=DeliveryState.DROPPED, not_before=None)
    )
)
_POSTED = Prepared(lambda _: select(SLOTS.c.place, SLOTS.c.message).where(SLOTS.c.slot == bindparam("message_key")))
_DROP = Prepared(
    lambda _: (
        update(OUTBOX).where(OUTBOX.c.seq == bindparam("its_seq")).values(state=DeliveryState.DROPPED, not_before=None)
    )
)


def _send(dialect: str) -> Update:
    """Return the update that puts a delivery on its way, leased where others may send as well."""
    sending: dict[str, Any] = {"state": DeliveryState.SENDING, "not_before": None}
    sending |= {name: bindparam(name) for name in ("attempts", "first_tried_at")}
    if dialect == "postgresql":
        sending["claimed_at"] = func.clock_timestamp()
    return update(OUTBOX).where(OUTBOX.c.seq == bindparam("its_seq")).values(sending)


_SEND = Prepared(_send)


def _claim(
    connection: Connection, head: Found, hangs_on: MessageRef | None, now: datetime, of_series: Whole | None
) -> Delivery:
    tries = {"attempts": head.attempts + 1, "first_tried_at": head.first_tried_at or now}
    with engines.in_one_trip(connection):
        _SEND.ask(connection, {"its_seq": head.seq, **tries})
        engines.send_commit(connection)
    grown = of_series.posted if of_series else None
    parts = (message_of(part) for part in of_series.parts) if of_series and of_series.count > 1 else ()
    return Delivery(
        id=f"d{head.seq}",
        kind=DeliveryKind.EDIT if grown else DeliveryKind(head.kind),
        conversation=head.conversation,
        address=Address(place=grown.place, edits=grown.id) if grown else _address(head, hangs_on),
        message=message_of(head),
        in_doubt=head.in_doubt,
        created_at=head.created_at,
        rank=Rank(head.rank),
        subject=subject_id(head.subject) if head.subject else None,
        message_key=MessageKey(head.fills) if head.fills else None,
        parts=tuple(part for part in parts if part),
        count=of_series.count if of_series else 0,
        tag=head.tag,
        **tries,
    )


def message_of(head: Found) -> Message | None:
    """Return a row's message; None for one that this code can't read: it must not hold up its conversation for ever."""
    try:
        return codecs.MESSAGE.load(head.message)
    except Exception:
        log.exception("A delivery can't be read back.", extra={"action": "delivery_unreadable", "delivery": head.seq})
        return None


def _address(head: Found, hangs_on: MessageRef | None) -> Address:
    place, under = Place.parse(head.place) if head.place else None, hangs_on.id if hangs_on else head.thread
    account = Account.parse(head.account) if head.account else None
    if head.kind in (DeliveryKind.EDIT, DeliveryKind.MARK):
        return Address(place=place or (hangs_on.place if hangs_on else None), account=account, edits=under)
    return Address(place=place, account=account, thread=under)
