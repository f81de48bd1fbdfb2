"""The counts that reports are made of: promises by verdict, and tickets by how long they took.

The month of a promise is that of its due time by its customer's clock, which no database knows. So promises are counted
between every two instants at which a month begins anywhere (`bot.model.attainment.Months`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import reduce
from typing import Any

from msgspec import Struct, field
from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, literal, null, or_, select, true

from bot.model.attainment import BY, OTHERS, Months, Numbers, Stretch, Tally, Took, Verdict, put_together
from bot.model.ids import CustomerId
from bot.model.milestone import FIRST_RESPONSE, Basis, Outcome, Owner
from bot.model.satisfaction import Satisfaction
from bot.model.turn import Turn
from storage.sql.among import among
from storage.tables.milestones import MILESTONES
from storage.tables.work import TICKETS

_IS = MILESTONES.c
_APART = "\x1f"
"""The sign between the parts of a key."""
_VERDICTS = (Verdict.KEPT, Verdict.CLOSED_UNANSWERED, Verdict.NOT_YET_DUE)
"""The verdicts that have a condition each; what meets none of them is broken."""


def tallies(
    connection: Connection, months: Months, now: datetime, basis: Basis, customers: Collection[CustomerId] | None
) -> tuple[Tally, ...]:
    """Return the vendor's promises, or goals, due within the months: by all of `BY`, and their verdict at `now` (UTC).

    They are those to all `customers`, or to some.
    SQLite sorts what it groups: one short text and some truths a row in two thirds of the time that the columns take.
    They are put together in a query of their own, which `offset` keeps from being merged with the one around it.
    """
    found = list[Any]()
    for judged in judgements(now, basis):
        span = _span_of(judged.due_at, months.bounds)
        by = (_IS.customer, _IS.plan, func.coalesce(judged.severity, ""), _IS.type, span)
        key = reduce(lambda left, right: left.concat(_APART).concat(right), by).label("key")
        labelled = (condition.label(verdict.name) for verdict, condition in judged.verdicts.items())
        each = judged.rows.with_only_columns(key, judged.missed_before.label("missed"), *labelled)
        one = each.where(*within(connection, months.bounds, judged, customers)).offset(0).subquery().c
        numbers = (func.count().filter(one[verdict.name]).label(verdict.name) for verdict in judged.verdicts)
        missed = func.sum(one.missed).label("missed_before")
        found += connection.execute(select(one.key, func.count().label("all"), *numbers, missed).group_by(one.key))
    return put_together(_counted(found, months), BY)


def _counted(rows: Iterable[Any], months: Months) -> Iterator[tuple[tuple[Any, ...], Numbers]]:
    at_bounds, zones = months.at_bounds, months.zones
    for key, number, kept, unanswered, not_yet_due, missed_before in rows:
        *by, span = key.split(_APART)
        month = at_bounds[zones.get(by[0], OTHERS)][int(span)]
        if month:
            yield (*by, month), (kept, number - kept - not_yet_due, unanswered, not_yet_due, int(missed_before))


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


class Judged(Struct, frozen=True, kw_only=True):
    """Rows with the conditions of their verdicts; what meets none is broken.

    They are judged by a due time under a severity, counted `since` an instant, if that is known. `may_be_broken` holds
    for each that is broken, and is what an index has.
    """

    rows: Select[Any]
    verdicts: Mapping[Verdict, ColumnElement[bool]]
    severity: ColumnElement[Any] = _IS.severity
    due_at: ColumnElement[Any] = _IS.due_at
    since: ColumnElement[Any] = _IS.since
    missed_before: ColumnElement[int] = _IS.other_breaches
    may_be_broken: ColumnElement[bool] = field(default_factory=true)


def judgements(now: datetime, basis: Basis) -> Iterator[Judged]:
    """Yield what is judged at `now`: what has ended, what was never met, and promises that were missed and are none.

    What lapsed before it was due has no verdict, nor has what was withdrawn before that: what was missed by then is
    broken, whoever closed its ticket. A promise whose time rests isn't due yet, and counts at `now`. Goals
    that no severity decides count under that of their ticket.
    """
    was_missed = and_(_IS.outcome == Outcome.WITHDRAWN, _IS.breached)
    is_judged = and_(_IS.ended_at.is_not(None), or_(_IS.outcome.in_((Outcome.MET, Outcome.LAPSED)), was_missed))
    lapsed_unasked = and_(_IS.outcome == Outcome.LAPSED, _IS.ended_at < _IS.due_at)
    never: dict[Verdict, ColumnElement[bool]] = dict.fromkeys(_VERDICTS, false())
    is_goal = basis is Basis.GOAL
    its_own = TICKETS.c.id == _IS.subject
    severity = func.coalesce(_IS.severity, TICKETS.c.severity) if is_goal else _IS.severity
    ended = select(MILESTONES).outerjoin(TICKETS, its_own) if is_goal else select(MILESTONES)
    yield Judged(
        rows=ended.where(_IS.basis == basis, is_judged, ~lapsed_unasked),
        severity=severity,
        verdicts={**never, Verdict.KEPT: and_(_IS.outcome == Outcome.MET, _IS.ended_at <= _IS.due_at)},
        may_be_broken=_IS.ended_at >= _IS.due_at,
    )
    with_tickets = select(MILESTONES).join(TICKETS, its_own)
    is_closed = TICKETS.c.turn == int(Turn.CLOSED)
    yield Judged(
        rows=with_tickets.where(_IS.basis == basis, _IS.ended_at.is_(None)),
        severity=severity,
        verdicts={
            **never,
            Verdict.CLOSED_UNANSWERED: and_(_IS.due_at < now, is_closed),
            Verdict.NOT_YET_DUE: _IS.due_at >= now,
        },
    )
    if basis is Basis.PROMISE:
        yield Judged(
            rows=select(MILESTONES).where(_IS.basis == basis, _IS.ended_at.is_(None), _IS.due_at.is_(None)),
            verdicts={**never, Verdict.NOT_YET_DUE: true()},
            due_at=literal(now, _IS.due_at.type),
        )
        counts = or_(_IS.ended_at.is_(None), _IS.outcome.in_((Outcome.MET, Outcome.LAPSED)))
        yield Judged(
            rows=with_tickets.where(_IS.milestone == FIRST_RESPONSE, _IS.basis == Basis.GOAL, counts),
            verdicts=never,
            severity=TICKETS.c.missed_severity,
            due_at=TICKETS.c.missed_due,
            since=null(),
            missed_before=_IS.other_breaches - 1,
        )


def within(
    connection: Connection, bounds: Sequence[datetime], judged: Judged, customers: Collection[CustomerId] | None
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of the vendor's rows that are due between the bounds, to all customers or to some."""
    yield _IS.owner == Owner.VENDOR
    yield judged.due_at >= bounds[0]
    yield judged.due_at < bounds[-1]
    if customers is not None:
        yield among(connection, _IS.customer, customers)


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
    return or_(and_(at >= begins, at < ends), and_(at >= first, at < last, or_(*by_clock, others)))


def _span_of(at: ColumnElement[Any], bounds: Sequence[datetime], first: int = 0) -> ColumnElement[int]:
    """Return the number of the bound that an instant comes after, found by halving."""
    if len(bounds) <= 2:
        return literal(first)
    middle = len(bounds) // 2
    before, after = bounds[: middle + 1], bounds[middle:]
    return case((at < bounds[middle], _span_of(at, before, first)), else_=_span_of(at, after, first + middle))
