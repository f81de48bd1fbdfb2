"""Deliveries of one series, which go out as one message.

The first one of a message is its head: it alone has been posted. What waits of the series when the head is claimed
joins it. In a growing series, what comes later leads an edit of the head, and what waits then joins that. Each keeps
its row, whose message is its part as it reads now: an edit of it changes that, and the whole is made again.
"""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import (
    BigInteger,
    Connection,
    DateTime,
    Integer,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)

from bot.model.places import MessageRef, Place
from bot.model.series import GROWS_FOR, MAX_FOLDED, MAX_SHOWN, SeriesKind
from bot.ports import DeliveryKind
from storage.sql import messages
from storage.sql.prepared import Found, Prepared
from storage.states import DeliveryState
from storage.tables.columns import Words
from storage.tables.work import MESSAGES, OUTBOX

_NO_LIMIT = 1_000_000


class Whole(Struct, frozen=True, kw_only=True):
    """A series, which goes out as one: the rows of its first parts, their number, and its message if it is posted."""

    parts: tuple[Found, ...]
    count: int
    posted: MessageRef | None


def gather(connection: Connection, lead: Found, now: datetime) -> Whole:
    """Let what waits of a series join the delivery that is claimed, and that join a post that still grows.

    A delivery that may have got through already keeps its parts, since it is looked up and not sent again.
    """
    growing = lead.series_kind == SeriesKind.GROWING
    head = _head(connection, lead, now) if growing else None
    if head and lead.head is None:
        _LEAD.change(connection, {"its_seq": lead.seq, "of_head": head.seq})
    of_head = head.seq if head else lead.seq
    if head or not lead.in_doubt:
        limit = _NO_LIMIT if growing else MAX_FOLDED - _count(connection, of_head)
        wanted = {"of_series": lead.series, "of": lead.conversation, "lead": lead.seq, "limit": max(limit, 0)}
        _JOIN.change(connection, wanted | {"of_head": of_head})
    return whole(connection, of_head, head)


def whole(connection: Connection, of_head: int, head: Found | None) -> Whole:
    """Return everything that goes out as the message of a head; `head` is its row if it is posted."""
    parts = _PARTS.found(connection, {"of_head": of_head})
    posted = MessageRef(place=Place.parse(head.place), id=head.posted_as) if head and head.place else None
    return Whole(parts=tuple(parts), count=_count(connection, of_head), posted=posted)


def edited(connection: Connection, message_key: str, message: str) -> Whole | None:
    """Change the part of a series that a message key names, and return the series; None if it isn't in one."""
    part = _PART.one(connection, {"message_key": message_key})
    if part is None:
        return None
    _REWRITE.change(connection, {"its_seq": part.seq, "as_it_reads": message})
    return whole(connection, part.head or part.seq, None)


def sent(connection: Connection, lead: Found, ref: MessageRef) -> list[Found]:
    """Return what went out with a delivery of a series. A message about several subjects belongs to none."""
    others = _settle(connection, lead, DeliveryState.SENT)
    subjects = {subject for (subject,) in _SUBJECTS.rows(connection, {"of_head": lead.head or lead.seq})}
    if len(subjects) == 1:
        (subject,) = subjects
        if subject:
            messages.BELONGS.change(connection, messages.row(ref, subject))
    else:
        _BELONGS_TO_NONE.change(connection, {"its_message": str(ref)})
    return others


def ended(connection: Connection, lead: Found, state: DeliveryState) -> None:
    """Settle what was to go out with a delivery that won't be out."""
    _settle(connection, lead, state)


def _head(connection: Connection, lead: Found, now: datetime) -> Found | None:
    if lead.head:
        return _HEAD.one(connection, {"of_head": lead.head})
    if lead.in_doubt:
        return None
    since = {"of_series": lead.series, "of": lead.conversation, "since": now - GROWS_FOR}
    return _GROWS.one(connection, since)


def _count(connection: Connection, of_head: int) -> int:
    return int(_COUNT.value(connection, {"of_head": of_head}))


def _settle(connection: Connection, lead: Found, state: DeliveryState) -> list[Found]:
    settled = {"of_head": lead.head or lead.seq, "settled_as": state}
    return _SETTLE.found(connection, settled)


_OF_HEAD = bindparam("of_head", type_=BigInteger)
_OF_WHOLE = and_(
    or_(OUTBOX.c.seq == _OF_HEAD, OUTBOX.c.head == _OF_HEAD),
    OUTBOX.c.state.not_in(
        [literal(state, Words) for state in (DeliveryState.FAILED, DeliveryState.WITHDRAWN, DeliveryState.DROPPED)]
    ),
)
_IN_SERIES = and_(
    OUTBOX.c.series == bindparam("of_series", type_=Words), OUTBOX.c.conversation == bindparam("of", type_=Words)
)
_EARLIER_EDIT = OUTBOX.alias("earlier_edit")
_IS_EDITED_FIRST = exists().where(
    _EARLIER_EDIT.c.awaits == OUTBOX.c.fills,
    _EARLIER_EDIT.c.state == DeliveryState.WAITING,
    _EARLIER_EDIT.c.kind == DeliveryKind.EDIT,
    _EARLIER_EDIT.c.seq < OUTBOX.c.seq,
)
"""The condition that an earlier post under its message key waits for an edit, not to be taken for one of this."""
_HEAD = Prepared(lambda _: select(OUTBOX).where(OUTBOX.c.seq == _OF_HEAD))
_GROWS = Prepared(
    lambda _: (
        select(OUTBOX)
        .where(
            _IN_SERIES,
            OUTBOX.c.head.is_(None),
            OUTBOX.c.state == DeliveryState.SENT,
            OUTBOX.c.posted_as.is_not(None),
            OUTBOX.c.first_tried_at > bindparam("since", type_=DateTime(timezone=True)),
        )
        .order_by(OUTBOX.c.seq.desc())
        .limit(1)
    )
)
_WAITS = (
    select(OUTBOX.c.seq)
    .where(
        _IN_SERIES,
        OUTBOX.c.head.is_(None),
        OUTBOX.c.state == DeliveryState.WAITING,
        OUTBOX.c.in_doubt.is_(False),
        OUTBOX.c.seq != bindparam("lead", type_=BigInteger),
        ~_IS_EDITED_FIRST,
    )
    .order_by(OUTBOX.c.seq)
    .limit(bindparam("limit", type_=Integer))
)
_JOIN = Prepared(
    lambda _: update(OUTBOX).where(OUTBOX.c.seq.in_(_WAITS)).values(state=DeliveryState.JOINED, head=_OF_HEAD)
)
_LEAD = Prepared(
    lambda _: update(OUTBOX).where(OUTBOX.c.seq == bindparam("its_seq", type_=BigInteger)).values(head=_OF_HEAD)
)
_PARTS = Prepared(lambda _: select(OUTBOX).where(_OF_WHOLE).order_by(OUTBOX.c.seq).limit(MAX_SHOWN))
_COUNT = Prepared(lambda _: select(func.count()).select_from(OUTBOX).where(_OF_WHOLE))
_SUBJECTS = Prepared(lambda _: select(OUTBOX.c.subject).where(_OF_WHOLE).distinct())
_PART = Prepared(
    lambda _: (
        select(OUTBOX)
        .where(
            OUTBOX.c.fills == bindparam("message_key", type_=Words),
            OUTBOX.c.state == DeliveryState.SENT,
            OUTBOX.c.series.is_not(None),
        )
        .order_by(OUTBOX.c.seq.desc())
        .limit(1)
    )
)
_REWRITE = Prepared(
    lambda _: (
        update(OUTBOX)
        .where(OUTBOX.c.seq == bindparam("its_seq", type_=BigInteger))
        .values(message=bindparam("as_it_reads"))
    )
)
_SETTLE = Prepared(
    lambda _: (
        update(OUTBOX)
        .where(OUTBOX.c.head == _OF_HEAD, OUTBOX.c.state == DeliveryState.JOINED)
        .values(state=bindparam("settled_as", type_=Words))
        .returning(OUTBOX.c.seq)
    )
)
_BELONGS_TO_NONE = Prepared(
    lambda _: MESSAGES.delete().where(MESSAGES.c.message == bindparam("its_message", type_=Words))
)
