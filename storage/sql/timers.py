"""Timers: due until they have fired or are void, and kept for ever after. One that fired is never set again."""

from collections.abc import Iterable
from datetime import datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Integer, and_, bindparam, func, select, update

from bot.model.ids import SubjectId, subject_id
from bot.model.timer import Timer, TimerKind
from storage.sql.inserts import Insert, NewRows
from storage.sql.prepared import Found, Prepared
from storage.states import TimerState
from storage.tables.timers import TIMERS

_KEY = ("subject", "plan_version", "about", "kind", "step", "cycle")
_ITS = tuple(f"its_{name}" for name in _KEY)


def _or_again(insert: NewRows) -> NewRows:
    key = [TIMERS.c[name] for name in _KEY]
    its = {name: insert.excluded[name] for name in ("due_at", "state")}
    return insert.on_conflict_do_update(index_elements=key, set_=its, where=TIMERS.c.state == TimerState.VOID)


SET = Insert(TIMERS, _or_again, key=_KEY)
"""The statement that sets timers, those that are void too; of others that were set before it leaves everything."""
_THIS = tuple(TIMERS.c[name] == bindparam(f"its_{name}") for name in _KEY)
FIRE = Prepared(lambda _: update(TIMERS).where(*_THIS).values(state=TimerState.FIRED))
"""The statement that marks timers as done."""
CANCEL = Prepared(
    lambda _: update(TIMERS).where(*_THIS, TIMERS.c.state != TimerState.FIRED).values(state=TimerState.VOID)
)
"""The statement that voids timers, unless they have fired."""
CHANGES = {CANCEL: itemgetter(*_ITS), SET: itemgetter(*_KEY), FIRE: itemgetter(*_ITS)}
"""These in the order in which they can be sent, each with the key of a timer."""
_IS_DUE = and_(TIMERS.c.state == TimerState.WAITING, TIMERS.c.due_at <= bindparam("now"))
_FIRST_DUE = (
    select(TIMERS.c.subject)
    .where(_IS_DUE)
    .order_by(TIMERS.c.due_at, TIMERS.c.seq)
    .limit(bindparam("limit", type_=Integer))
    .with_for_update(skip_locked=True)  # SQLite has no such clause, and none is written there
    .cte()
)
_DUE = Prepared(
    lambda _: (
        select(TIMERS)
        .where(_IS_DUE, TIMERS.c.subject.in_(select(_FIRST_DUE.c.subject)))
        .order_by(TIMERS.c.due_at, TIMERS.c.seq)
        .with_for_update(skip_locked=True)
    )
)
_WAITING = Prepared(
    lambda _: (
        select(TIMERS)
        .where(TIMERS.c.subject == bindparam("subject"), TIMERS.c.state == TimerState.WAITING)
        .order_by(TIMERS.c.due_at, TIMERS.c.seq)
    )
)
_NEXT = Prepared(
    lambda _: select(func.min(TIMERS.c.due_at).label("due_at")).where(TIMERS.c.state == TimerState.WAITING)
)


def row(timer: Timer) -> dict[str, Any]:
    """Return the row of a timer that waits."""
    return {
        "subject": timer.subject,
        "plan_version": timer.plan_version,
        "about": timer.about,
        "kind": timer.kind,
        "step": timer.step,
        "cycle": timer.cycle,
        "due_at": timer.due_at,
        "state": TimerState.WAITING,
    }


def due(connection: Connection, now: datetime, limit: int) -> tuple[Timer, ...]:
    """Return what is due, earliest first, whole subjects at a time: up to `limit` of them.

    On PostgreSQL it is locked, and what another has locked is left to them.
    """
    return tuple(map(timer_of, _DUE.found(connection, {"now": now, "limit": limit})))


def timer_of(found: Found) -> Timer:
    """Return the timer that a row keeps."""
    return Timer(
        subject=subject_id(found.subject),
        plan_version=found.plan_version,
        about=found.about,
        kind=TimerKind(found.kind),
        step=found.step,
        cycle=found.cycle,
        due_at=found.due_at,
    )


def waiting(connection: Connection, subject: SubjectId) -> tuple[Timer, ...]:
    """Return the timers of a subject that wait, earliest first."""
    return tuple(map(timer_of, _WAITING.found(connection, {"subject": subject})))


def next_at(connection: Connection) -> datetime | None:
    """Return when the earliest waiting timer is due."""
    ((earliest,),) = _NEXT.found(connection, {})
    at: datetime | None = earliest
    return at


def keys(timers: Iterable[Timer]) -> list[dict[str, Any]]:
    """Return which rows are those of the timers."""
    return [_key(timer) for timer in timers]


def _key(timer: Timer) -> dict[str, Any]:
    return {f"its_{name}": getattr(timer, name) for name in _KEY}
