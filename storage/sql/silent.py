"""Subjects that nobody will ask about, as their columns show: something is due and no timer waits."""

from typing import Final

from sqlalchemy import and_, exists, literal, or_, select

from bot.model.ids import CustomerId, contract_id
from bot.model.milestone import Basis
from bot.model.turn import Turn
from storage.sql import documents
from storage.states import TimerState
from storage.tables.contracts import CONTRACTS
from storage.tables.milestones import MILESTONES
from storage.tables.timers import TIMERS
from storage.tables.work import INTAKES, TICKETS

_ONE, _PROMISE = MILESTONES.alias("one"), MILESTONES.alias("promise")
_WAITS = TIMERS.c.state == TimerState.WAITING
_HAS_TIMER = exists().where(
    TIMERS.c.subject == _ONE.c.subject, TIMERS.c.about == _ONE.c.milestone, TIMERS.c.cycle == _ONE.c.round, _WAITS
)
_IS_BESIDE_A_PROMISE = and_(
    _ONE.c.basis == Basis.GOAL,
    exists().where(
        _PROMISE.c.subject == _ONE.c.subject,
        _PROMISE.c.ended_at.is_(None),
        _PROMISE.c.basis == Basis.PROMISE,
        _PROMISE.c.owner == _ONE.c.owner,
        _PROMISE.c.due_at <= _ONE.c.due_at,
    ),
)
_OWES = exists().where(
    _ONE.c.subject == TICKETS.c.id,
    _ONE.c.ended_at.is_(None),
    _ONE.c.due_at.is_not(None),
    ~_HAS_TIMER,
    ~_IS_BESIDE_A_PROMISE,
)
_WILL_COME_BACK = exists().where(TIMERS.c.subject == TICKETS.c.id, TIMERS.c.about == "", _WAITS)
_IS_PUT_ASIDE = TICKETS.c.turn.in_((int(Turn.SNOOZED), int(Turn.RESOLVED)))

SILENT: Final = (
    select(*documents.OF_TICKET)
    .where(TICKETS.c.turn < int(Turn.CLOSED), or_(_OWES, and_(_IS_PUT_ASIDE, ~_WILL_COME_BACK)))
    .order_by(TICKETS.c.turn, TICKETS.c.next_at)
)
"""The documents of such tickets, the most urgent first. A goal beside an earlier promise is silent and no fault.

What is put aside is silent too, if no timer will bring it back.
"""

_HAS_WHAT_IT_NEEDS = exists().where(TIMERS.c.subject == INTAKES.c.id, TIMERS.c.kind == INTAKES.c.needs, _WAITS)
_IS_OWED = exists().where(
    _ONE.c.subject == INTAKES.c.id, _ONE.c.ended_at.is_(None), _ONE.c.due_at.is_not(None), ~_HAS_TIMER
)

SILENT_REQUESTS: Final = (
    select(*documents.OF_INTAKE)
    .where(INTAKES.c.needs.is_not(None), or_(~_HAS_WHAT_IT_NEEDS, _IS_OWED))
    .order_by(INTAKES.c.seq)
)
"""The documents of requests that nobody will come back to, the oldest first.

They wait for a contact whom nobody will ask, or are questions that no timer will open.
"""

SILENT_CONTRACTS: Final = (
    select(CONTRACTS.c.document)
    .join(_ONE, _ONE.c.subject == literal(contract_id(CustomerId(""))) + CONTRACTS.c.customer)
    .where(_ONE.c.ended_at.is_(None), _ONE.c.due_at.is_not(None), ~_HAS_TIMER)
    .order_by(_ONE.c.due_at, CONTRACTS.c.customer)
)
"""The documents of contracts in which something is to be decided that nobody will be reminded of."""
