"""The promises that are broken: what a report lists one by one, each with what came of it."""

from datetime import datetime
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, or_, select

from bot.model.attainment import BrokenPromise, Months, Verdict
from bot.model.ids import CustomerId, TicketId
from bot.model.milestone import Basis, MilestoneType, Outcome, parsed
from storage.sql.attainment import in_months, judgements, within
from storage.tables.milestones import MILESTONES

_IS = MILESTONES.c
_OF_BROKEN = (_IS.milestone, _IS.ticket, _IS.subject, _IS.customer, _IS.plan, _IS.type, _IS.ended_at, _IS.outcome)


def broken(
    connection: Connection, months: Months, now: datetime, customer: CustomerId | None, limit: int
) -> tuple[BrokenPromise, ...]:
    """Return promises due within the months that are broken at `now` (UTC), the latest first, at most `limit`."""
    found, some = list[tuple[BrokenPromise, Any]](), (customer,) if customer else None
    for judged in judgements(now, Basis.PROMISE):
        is_unanswered = judged.verdicts[Verdict.CLOSED_UNANSWERED].label("is_unanswered")
        is_broken = ~or_(judged.verdicts[Verdict.KEPT], judged.verdicts[Verdict.NOT_YET_DUE])
        is_theirs = in_months(months, customer, _IS.customer, judged.due_at)
        under = (
            judged.severity.label("of_severity"),
            judged.due_at.label("was_due"),
            judged.since.label("started"),
        )
        rows = connection.execute(
            judged.rows.with_only_columns(*_OF_BROKEN, *under, is_unanswered)
            .where(
                *within(connection, months.bounds, judged, some),
                is_theirs,
                is_broken,
                judged.may_be_broken,
            )
            .order_by(judged.due_at.desc(), _IS.subject, _IS.milestone)
            .limit(limit)
        )
        found += ((_broken(row), row) for row in rows)
    found.sort(key=lambda one: (one[0].held_by, one[0].ticket, str(one[0].kind)))
    latest = sorted(found, key=lambda one: one[0].due_at, reverse=True)[:limit]
    return tuple(replace(one, next_at=_next_at(connection, row)) for one, row in latest)


def _next_at(connection: Connection, row: Any) -> datetime | None:
    """Return when the next update came, after one that didn't; None if none has, or it is another promise."""
    if row.outcome != Outcome.LAPSED or parsed(row.type)[1].type is not MilestoneType.NEXT_UPDATE:
        return None
    its_series = (_IS.subject == row.subject, _IS.ticket == row.ticket, _IS.type == row.type)
    came = (_IS.outcome == Outcome.MET, _IS.ended_at > row.was_due)
    return connection.execute(select(_IS.ended_at).where(*its_series, *came).order_by(_IS.ended_at)).scalars().first()


def _broken(row: Any) -> BrokenPromise:
    return BrokenPromise(
        ticket=TicketId(row.ticket),
        held_by=TicketId(row.subject),
        customer=CustomerId(row.customer),
        plan=row.plan,
        severity=row.of_severity,
        kind=parsed(row.type)[1],
        since=row.started,
        due_at=row.was_due,
        met_at=row.ended_at if row.outcome == Outcome.MET else None,
        verdict=Verdict.CLOSED_UNANSWERED if row.is_unanswered else Verdict.BROKEN,
    )
