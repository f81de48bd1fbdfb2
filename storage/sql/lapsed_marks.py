"""Messages whose marks aren't right: nothing took a change of them for so long that it was given up.

What is left there follows from the changes that were made: each took a mark off, and put one on. One that was given up
may have got through all the same, in part or whole.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, and_, bindparam, func, select, update

from bot.model.ids import TicketId
from bot.model.places import MessageRef, Place
from bot.model.state_mark import StateMark, marks_of
from bot.ports import DeliveryKind, LapsedMark
from storage import codecs
from storage.sql.prepared import Prepared
from storage.states import DeliveryState
from storage.tables.work import OUTBOX

_IS_MARK = OUTBOX.c.kind == DeliveryKind.MARK
_OTHER = OUTBOX.alias("other")
_IS_ON_ITS_WAY = (
    select(_OTHER.c.seq)
    .where(
        _OTHER.c.state.in_((DeliveryState.WAITING, DeliveryState.SENDING)),
        _OTHER.c.conversation == OUTBOX.c.conversation,
        _OTHER.c.subject == OUTBOX.c.subject,
        _OTHER.c.kind == DeliveryKind.MARK,
    )
    .exists()
)
_MADE = (DeliveryState.SENT, DeliveryState.LAPSED)
DROP = Prepared(
    lambda _: (
        update(OUTBOX)
        .where(
            OUTBOX.c.state == DeliveryState.LAPSED,
            OUTBOX.c.conversation == bindparam("of"),
            OUTBOX.c.subject == bindparam("its_subject"),
            OUTBOX.c.thread == bindparam("its_message"),
        )
        .values(state=DeliveryState.DROPPED)
    )
)
"""The statement that drops the marks of a ticket that nothing took."""


def lapsed_marks(connection: Connection, limit: int) -> tuple[LapsedMark, ...]:
    """Return what `Views.lapsed_marks` promises."""
    message = (OUTBOX.c.conversation, OUTBOX.c.subject, OUTBOX.c.place, OUTBOX.c.thread)
    lapsed = and_(OUTBOX.c.state == DeliveryState.LAPSED, _IS_MARK, ~_IS_ON_ITS_WAY)
    found = connection.execute(select(*message).where(lapsed).group_by(*message).order_by(func.min(OUTBOX.c.seq)))
    return tuple(
        LapsedMark(
            ticket=TicketId(ticket),
            ref=MessageRef(place=Place.parse(place), id=thread),
            left=_left(_changes(connection, conversation, ticket, thread)),
        )
        for conversation, ticket, place, thread in found.fetchmany(limit)
    )


def _changes(connection: Connection, conversation: str, ticket: str, thread: str) -> list[tuple[str, str]]:
    theirs = (OUTBOX.c.conversation == conversation, OUTBOX.c.subject == ticket, OUTBOX.c.thread == thread)
    made = select(OUTBOX.c.state, OUTBOX.c.message).where(OUTBOX.c.state.in_(_MADE), *theirs, _IS_MARK)
    return [(state, message) for state, message in connection.execute(made.order_by(OUTBOX.c.seq))]


def _left(changes: Iterable[tuple[str, str]]) -> frozenset[StateMark]:
    there = set[StateMark]()
    for state, message in changes:
        mark, before = marks_of(codecs.MESSAGE.load(message))
        if before and state == DeliveryState.SENT:
            there.discard(before)
        if mark:
            there.add(mark)
    return frozenset(there)
