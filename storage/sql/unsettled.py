"""Deliveries that something should come of soon: what is on its way, what was left behind, and what comes next."""

from typing import Any, Final

from sqlalchemy import ScalarSelect, Select, exists, literal, select, union_all

from bot.model.ids import subject_id
from bot.ports import Unsettled, Whereabouts
from storage.sql.lanes import held_up, undecided
from storage.sql.prepared import Found, Prepared
from storage.sql.sendable import conversations
from storage.states import DeliveryState
from storage.tables.columns import Words
from storage.tables.work import OUTBOX

_LEAD = OUTBOX.alias("lead")
_UNDER_WAY = tuple(literal(state, Words) for state in (DeliveryState.WAITING, DeliveryState.SENDING))


def _unsettled() -> Select[Any]:
    sending = select(OUTBOX.c.seq).where(OUTBOX.c.state == DeliveryState.SENDING)
    its_lead = exists().where(_LEAD.c.seq == OUTBOX.c.head, _LEAD.c.state.in_(_UNDER_WAY))
    left = select(OUTBOX.c.seq).where(OUTBOX.c.state == DeliveryState.JOINED, ~its_lead)
    of = conversations()
    heads = select(_first_in(of.c.conversation).label("seq")).where(
        of.c.conversation.is_not(None), ~held_up(of.c.conversation, lease=None)
    )
    found = union_all(sending, left, heads).subquery()
    may_go = ~undecided(OUTBOX.c.awaits, OUTBOX.c.seq)
    return (
        select(OUTBOX.c.seq, OUTBOX.c.conversation, OUTBOX.c.state, OUTBOX.c.attempts, OUTBOX.c.subject)
        .join(found, found.c.seq == OUTBOX.c.seq)
        .where((OUTBOX.c.state != DeliveryState.WAITING) | OUTBOX.c.awaits.is_(None) | may_go)
        .order_by(OUTBOX.c.seq)
    )


def _first_in(conversation: Any) -> ScalarSelect[int]:
    first = select(OUTBOX.c.seq).where(OUTBOX.c.state == DeliveryState.WAITING, OUTBOX.c.conversation == conversation)
    ordered = first.order_by(OUTBOX.c.rank, OUTBOX.c.turn, OUTBOX.c.seq).limit(1)
    return ordered.correlate(conversation.table).scalar_subquery()


UNSETTLED: Final = Prepared(lambda _: _unsettled())
"""The query for all of them; it asks for `now`."""


def unsettled(found: Found) -> Unsettled:
    """Return a delivery that was found."""
    return Unsettled(
        id=f"d{found.seq}",
        conversation=found.conversation,
        where=Whereabouts.WAITING if found.state == DeliveryState.WAITING else Whereabouts.ON_ITS_WAY,
        attempts=found.attempts,
        subject=subject_id(found.subject) if found.subject else None,
        is_left=found.state == DeliveryState.JOINED,
    )
