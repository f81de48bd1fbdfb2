"""The counts that reports are made of: promises by verdict, and tickets by how long they took.

The month of a promise is that of its due time by its customer's clock, which no database knows. So promises are counted
between every two instants at which a month begins anywhere (`bot.model.attainment.Months`).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, or_, select

from bot.model.attainment import OTHERS, BrokenPromise, Count, Months, Stretch, Took, Verdict
from bot.model.ids import CustomerId, TicketId
from bot.model.milestone import Basis, Outcome, Owner, parsed
from bot.model.turn import Turn
from storage.tables.milestones import MILESTONES
from storage.tables.work import TICKETS

_IS = MILESTONES.c
_HAS_ENDED = and_(_IS.ended_at.is_not(None), _IS.outcome.in_((Outcome.MET, Outcome.LAPSED)))
_IN_TIME = _IS.outcome == Outcome.MET, _IS.ended_at <= _IS.due_at


def counts(
    connection: Connection, bounds: Sequence[datetime], now: datetime, basis: Basis, customer: CustomerId | None
) -> tuple[Count, ...]:
    """Return how many of the vendor's promises, or goals, due within the bounds have which verdict at `now` (UTC)."""
    found = list[Count]()
    for judged, verdict in ((_ended(), _verdict_of_ended()), (_open(), _verdict_of_open(now))):
        labelled = judged.with_only_columns(
            _IS.type,  # first: in the order of the customers' index, SQLite would look up each row by itself
            _IS.severity,
            _IS.customer,
            _IS.plan,
            _span_of(_IS.due_at, bounds).label("span"),
            verdict.label("verdict"),
            _IS.other_breaches,
        ).where(*_within(bounds, basis, customer))
        one = labelled.subquery()
        by = [column for column in one.c if column.name != "other_breaches"]
        numbers = func.count().label("number"), func.sum(one.c.other_breaches).label("missed_before")
        found += (_count(row, bounds) for row in connection.execute(select(*by, *numbers).group_by(*by)))
    return tuple(found)


def broken(
    connection: Connection, months: Months, now: datetime, customer: CustomerId | None, limit: int
) -> tuple[BrokenPromise, ...]:
    """Return promises due within the months that are broken at `now` (UTC), the latest first, at most `limit`."""
    is_theirs = _in_months(months, customer, _IS.customer, _IS.due_at)
    found = list[BrokenPromise]()
    for judged, verdict in ((_ended(), _verdict_of_ended()), (_open(), _verdict_of_open(now))):
        is_broken = verdict.in_((Verdict.BROKEN, Verdict.CLOSED_UNANSWERED))
        rows = connection.execute(
            judged.with_only_columns(MILESTONES, verdict.label("verdict"))
            .where(*_within(months.bounds, Basis.PROMISE, customer), is_theirs, is_broken)
            .order_by(_IS.due_at.desc(), _IS.subject, _IS.milestone)
            .limit(limit)
        )
        found += (_broken(row) for row in rows)
    found.sort(key=lambda one: (one.held_by, one.ticket, str(one.kind)))
    return tuple(sorted(found, key=lambda one: one.due_at, reverse=True)[:limit])


def took(connection: Connection, months: Months, customer: CustomerId | None) -> tuple[Took, ...]:
    """Return how long it took from the opening of the tickets opened within the months to their answer and solution."""
    opened = [_in_months(months, customer, TICKETS.c.customer, TICKETS.c.opened_at)]
    opened += [TICKETS.c.customer == customer] if customer else []
    found = list[Took]()
    for stretch, minutes in (
        (Stretch.RESPONSE, TICKETS.c.answered_after),
        (Stretch.RESOLUTION, TICKETS.c.resolved_after),
    ):
        by = (TICKETS.c.severity, minutes)
        rows = connection.execute(select(*by, func.count()).where(*opened, minutes.is_not(None)).group_by(*by))
        found += (Took(stretch=stretch, severity=severity, minutes=at, number=many) for severity, at, many in rows)
    return tuple(found)


def _ended() -> Select[Any]:
    """Return the rows that are their own verdict; what lapsed before it was due has none."""
    lapsed_unasked = and_(_IS.outcome == Outcome.LAPSED, _IS.ended_at < _IS.due_at)
    return select(MILESTONES).where(_HAS_ENDED, ~lapsed_unasked)


def _open() -> Select[Any]:
    """Return the rows of what is still owed, or was when the ticket was closed."""
    return select(MILESTONES).join(TICKETS, TICKETS.c.id == _IS.subject).where(_IS.ended_at.is_(None))


def _verdict_of_ended() -> ColumnElement[str]:
    return case((and_(*_IN_TIME), literal(str(Verdict.KEPT))), else_=literal(str(Verdict.BROKEN)))


def _verdict_of_open(now: datetime) -> ColumnElement[str]:
    return case(
        (_IS.due_at >= now, literal(str(Verdict.NOT_YET_DUE))),
        (TICKETS.c.turn == int(Turn.CLOSED), literal(str(Verdict.CLOSED_UNANSWERED))),
        else_=literal(str(Verdict.BROKEN)),
    )


def _within(bounds: Sequence[datetime], basis: Basis, customer: CustomerId | None) -> Iterator[ColumnElement[bool]]:
    yield _IS.owner == Owner.VENDOR
    yield _IS.basis == basis
    yield _IS.due_at >= bounds[0]
    yield _IS.due_at < bounds[-1]
    if customer:
        yield _IS.customer == customer


def _in_months(
    months: Months, one: CustomerId | None, customer: ColumnElement[str], at: ColumnElement[datetime]
) -> ColumnElement[bool]:
    """Return the condition that an instant lies in the months by the clock of its customer: of `one`, or of each.

    For most that is so, or not so, by any clock: customers are looked at only where it isn't.
    """
    spans, zones = months.spans, months.zones
    if one:
        opens, closes = spans[zones.get(one, OTHERS)]
        return and_(at >= opens, at < closes)
    first, last = months.bounds[0], months.bounds[-1]
    begins, ends = max(begins for begins, _ in spans.values()), min(ends for _, ends in spans.values())
    by_clock = [
        and_(customer.in_(sorted(each for each in zones if zones[each] == zone)), at >= opens, at < closes)
        for zone, (opens, closes) in spans.items()
    ]
    others = and_(customer.not_in(sorted(zones)), at >= spans[OTHERS][0], at < spans[OTHERS][1])
    return and_(at >= first, at < last, or_(and_(at >= begins, at < ends), *by_clock, others))


def _span_of(at: ColumnElement[Any], bounds: Sequence[datetime], first: int = 0) -> ColumnElement[int]:
    """Return the number of the bound that an instant comes after, found by halving."""
    if len(bounds) <= 2:
        return literal(first)
    middle = len(bounds) // 2
    before, after = bounds[: middle + 1], bounds[middle:]
    return case((at < bounds[middle], _span_of(at, before, first)), else_=_span_of(at, after, first + middle))


def _count(row: Any, bounds: Sequence[datetime]) -> Count:
    return Count(
        customer=CustomerId(row.customer),
        plan=row.plan,
        severity=row.severity,
        metric=row.type,
        since=bounds[row.span],
        verdict=Verdict(row.verdict),
        number=row.number,
        missed_before=int(row.missed_before),
    )


def _broken(row: Any) -> BrokenPromise:
    return BrokenPromise(
        ticket=TicketId(row.ticket),
        held_by=TicketId(row.subject),
        customer=CustomerId(row.customer),
        plan=row.plan,
        severity=row.severity,
        kind=parsed(row.type)[1],
        since=row.since,
        due_at=row.due_at,
        met_at=row.ended_at if row.outcome == Outcome.MET else None,
        verdict=Verdict(row.verdict),
    )
