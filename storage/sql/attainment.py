"""The counts that reports are made of: promises by verdict, and tickets by how long they took.

The month of a promise is that of its due time by its customer's clock, which no database knows. So promises are counted
between every two instants at which a month begins anywhere (`bot.model.attainment.Months`).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import reduce
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, literal, or_, select

from bot.model.attainment import BY, OTHERS, BrokenPromise, Months, Stretch, Tally, Took, Verdict, grouped
from bot.model.ids import CustomerId, TicketId
from bot.model.milestone import Basis, Outcome, Owner, parsed
from bot.model.satisfaction import Satisfaction
from bot.model.turn import Turn
from storage.tables.milestones import MILESTONES
from storage.tables.work import TICKETS

_IS = MILESTONES.c
_APART = "\x1f"
"""The sign between the parts of a key."""


def tallies(
    connection: Connection, months: Months, now: datetime, basis: Basis, customer: CustomerId | None
) -> tuple[Tally, ...]:
    """Return the vendor's promises, or goals, due within the months: by all of `BY`, and their verdict at `now` (UTC).

    SQLite sorts what it groups: one short text and some truths a row in two thirds of the time that the columns take.
    They are put together in a query of their own, which `offset` keeps from being merged with the one around it.
    """
    by = (_IS.customer, _IS.plan, func.coalesce(_IS.severity, ""), _IS.type, _span_of(_IS.due_at, months.bounds))
    key = reduce(lambda left, right: left.concat(_APART).concat(right), by).label("key")
    found = list[Any]()
    for judged, verdicts in _judged(now):
        labelled = (condition.label(verdict.name) for verdict, condition in verdicts.items())
        each = judged.with_only_columns(key, _IS.other_breaches, *labelled)
        one = each.where(*_within(months.bounds, basis, customer)).offset(0).subquery().c
        numbers = (func.count().filter(one[verdict.name]).label(verdict.name) for verdict in verdicts)
        missed = func.sum(one.other_breaches).label("missed_before")
        found += connection.execute(select(one.key, func.count().label("all"), *numbers, missed).group_by(one.key))
    return grouped(_tallies(found, months), BY)


def _tallies(rows: Iterable[Any], months: Months) -> Iterator[Tally]:
    at_bounds = months.at_bounds
    for key, number, kept, unanswered, not_yet_due, missed_before in rows:
        customer, plan, severity, metric, span = key.split(_APART)
        month = at_bounds[months.zones.get(customer, OTHERS)][int(span)]
        if month:
            yield Tally(
                customer=customer,
                plan=plan,
                severity=severity,
                metric=metric,
                month=month,
                kept=kept,
                broken=number - kept - not_yet_due,
                closed_unanswered=unanswered,
                not_yet_due=not_yet_due,
                missed_before=int(missed_before),
            )


def broken(
    connection: Connection, months: Months, now: datetime, customer: CustomerId | None, limit: int
) -> tuple[BrokenPromise, ...]:
    """Return promises due within the months that are broken at `now` (UTC), the latest first, at most `limit`."""
    is_theirs = in_months(months, customer, _IS.customer, _IS.due_at)
    found = list[BrokenPromise]()
    for judged, verdicts in _judged(now):
        is_unanswered = verdicts[Verdict.CLOSED_UNANSWERED].label("is_unanswered")
        is_broken = ~or_(verdicts[Verdict.KEPT], verdicts[Verdict.NOT_YET_DUE])
        rows = connection.execute(
            judged.with_only_columns(MILESTONES, is_unanswered)
            .where(*_within(months.bounds, Basis.PROMISE, customer), is_theirs, is_broken)
            .order_by(_IS.due_at.desc(), _IS.subject, _IS.milestone)
            .limit(limit)
        )
        found += (_broken(row) for row in rows)
    found.sort(key=lambda one: (one.held_by, one.ticket, str(one.kind)))
    return tuple(sorted(found, key=lambda one: one.due_at, reverse=True)[:limit])


def took(connection: Connection, months: Months, customer: CustomerId | None) -> tuple[Took, ...]:
    """Return how long it took from the opening of the tickets opened within the months to their answer and solution."""
    opened = [in_months(months, customer, TICKETS.c.customer, TICKETS.c.opened_at)]
    opened += [TICKETS.c.customer == customer] if customer else []
    found = list[Took]()
    for stretch, minutes in (
        (Stretch.RESPONSE, TICKETS.c.answered_after),
        (Stretch.RESOLUTION, TICKETS.c.resolved_after),
    ):
        by = (minutes, TICKETS.c.severity)  # a number first: sorted faster
        rows = connection.execute(select(*by, func.count()).where(*opened, minutes.is_not(None)).group_by(*by))
        found += (Took(stretch=stretch, severity=severity, minutes=at, number=many) for at, severity, many in rows)
    return tuple(found)


def satisfaction(connection: Connection, months: Months, customer: CustomerId | None) -> tuple[Satisfaction, ...]:
    """Return what customers said of the tickets opened within the months, for each that said anything, by plan."""
    its = TICKETS.c
    opened = [in_months(months, customer, its.customer, its.opened_at)]
    opened += [its.customer == customer] if customer else []
    numbers = (
        func.count(its.resolved_after),
        func.count(its.confirmed_at),
        func.count(its.rating),
        func.sum(its.rating),
    )
    said = or_(its.confirmed_at.is_not(None), its.rating.is_not(None))
    of_whom = select(its.customer, its.plan, *numbers).where(*opened).group_by(its.customer, its.plan)
    found = connection.execute(of_whom.having(func.count().filter(said) > 0).order_by(its.customer, its.plan))
    return tuple(
        Satisfaction(
            customer=CustomerId(whose), plan=plan, resolved=resolved, confirmed=confirmed, rated=rated, total=total or 0
        )
        for whose, plan, resolved, confirmed, rated, total in found
    )


def _judged(now: datetime) -> Iterator[tuple[Select[Any], dict[Verdict, ColumnElement[bool]]]]:
    """Yield rows with the conditions of their verdicts at `now`: what has ended, and what was never met.

    What meets no condition is broken; what lapsed before it was due has no verdict.
    """
    is_judged = and_(_IS.ended_at.is_not(None), _IS.outcome.in_((Outcome.MET, Outcome.LAPSED)))
    lapsed_unasked = and_(_IS.outcome == Outcome.LAPSED, _IS.ended_at < _IS.due_at)
    yield (
        select(MILESTONES).where(is_judged, ~lapsed_unasked),
        {
            Verdict.KEPT: and_(_IS.outcome == Outcome.MET, _IS.ended_at <= _IS.due_at),
            Verdict.CLOSED_UNANSWERED: false(),
            Verdict.NOT_YET_DUE: false(),
        },
    )
    yield (
        select(MILESTONES).join(TICKETS, TICKETS.c.id == _IS.subject).where(_IS.ended_at.is_(None)),
        {
            Verdict.KEPT: false(),
            Verdict.CLOSED_UNANSWERED: and_(_IS.due_at < now, TICKETS.c.turn == int(Turn.CLOSED)),
            Verdict.NOT_YET_DUE: _IS.due_at >= now,
        },
    )


def _within(bounds: Sequence[datetime], basis: Basis, customer: CustomerId | None) -> Iterator[ColumnElement[bool]]:
    yield _IS.owner == Owner.VENDOR
    yield _IS.basis == basis
    yield _IS.due_at >= bounds[0]
    yield _IS.due_at < bounds[-1]
    if customer:
        yield _IS.customer == customer


def in_months(
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
        verdict=Verdict.CLOSED_UNANSWERED if row.is_unanswered else Verdict.BROKEN,
    )
