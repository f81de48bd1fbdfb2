"""Open tickets that never had a mark, in the workspaces that take marks."""

from sqlalchemy import Connection, exists, or_, select

from bot.model.ids import MessageKey, TicketId
from bot.model.state_mark import ALL_MARKS
from bot.model.turn import Turn
from bot.ports import DeliveryKind, WithoutMark
from storage.entries import MARKS
from storage.states import DeliveryState
from storage.tables.work import OUTBOX, SLOTS, TICKETS

_HAS_ONE = exists().where(
    OUTBOX.c.state.in_((DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.SENT)),
    OUTBOX.c.conversation == TICKETS.c.place + MARKS,
    OUTBOX.c.subject == TICKETS.c.id,
    OUTBOX.c.kind == DeliveryKind.MARK,
)
"""Asked by conversation, of which there is an index: one for each channel, with its marks alone."""


def unmarked(connection: Connection, after: int, limit: int) -> WithoutMark:
    """Return what `Views.unmarked` promises."""
    keys = connection.execute(select(SLOTS.c.slot).where(SLOTS.c.slot.startswith(ALL_MARKS, autoescape=True))).scalars()
    where = frozenset(map(MessageKey, keys))
    if not where:
        return WithoutMark(where=where, tickets=())
    there = (TICKETS.c.place.startswith(f"{key.removeprefix(ALL_MARKS)}/", autoescape=True) for key in sorted(where))
    found = (
        select(TICKETS.c.seq, TICKETS.c.id)
        .where(TICKETS.c.turn < Turn.RESOLVED, TICKETS.c.seq > after, or_(*there), ~_HAS_ONE)
        .order_by(TICKETS.c.seq)
        .limit(limit)
    )
    tickets = ((seq, TicketId(ticket)) for seq, ticket in connection.execute(found))
    return WithoutMark(where=where, tickets=tuple(tickets))
