"""The due times that passed unmet before a severity changed: what a report lists beside its verdicts.

A row of a milestone has how many there were. Which ones is in the document of its ticket, or, once a later milestone of
the series has ended, in the last event that changed it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.model.attainment import MissedBefore, Months
from bot.model.ids import CustomerId, TicketId
from bot.model.milestone import Basis, Milestone, Outcome, parsed
from storage.sql import cases, documents
from storage.sql.attainment import in_months, judgements, within
from storage.tables.milestones import MILESTONES, MISSED_BEFORE

_IS = MILESTONES.c
_COLUMNS = (_IS.ticket, _IS.subject, _IS.milestone, _IS.customer, _IS.type, _IS.ended_at, _IS.outcome)


def missed_before(
    connection: Connection, months: Months, now: datetime, customer: CustomerId | None, limit: int
) -> tuple[MissedBefore, ...]:
    """Return the earlier due times that were missed of what is due within the months, the latest first.

    They are of promises that are judged at `now` (UTC); at most `limit`.
    """
    found, some = list[MissedBefore](), (customer,) if customer else None
    for judged in judgements(now, Basis.PROMISE):
        rows = connection.execute(
            judged.rows.with_only_columns(*_COLUMNS, judged.due_at.label("was_due"))
            .where(
                *within(connection, months.bounds, judged, some),
                in_months(months, customer, _IS.customer, judged.due_at),
                MISSED_BEFORE,
                judged.missed_before > 0,
            )
            .order_by(judged.due_at.desc(), _IS.subject, _IS.milestone)
            .limit(limit)
        )
        found += _missed(connection, rows.all())
    found.sort(key=lambda one: (one.held_by, one.ticket, str(one.kind)))
    return tuple(sorted(found, key=lambda one: one.due_at, reverse=True)[:limit])


def _missed(connection: Connection, rows: Iterable[Any]) -> Iterator[MissedBefore]:
    for row in rows:
        milestone = _milestone(connection, TicketId(row.subject), row.milestone)
        for breach in milestone.breaches if milestone else ():
            if breach.due_at != row.was_due:
                yield MissedBefore(
                    ticket=TicketId(row.ticket),
                    held_by=TicketId(row.subject),
                    customer=CustomerId(row.customer),
                    severity=breach.severity,
                    kind=parsed(row.type)[1],
                    due_at=breach.due_at,
                    then_due=row.was_due,
                    met_at=row.ended_at if row.outcome == Outcome.MET else None,
                )


def _milestone(connection: Connection, subject: TicketId, about: str) -> Milestone | None:
    """Return a milestone of a ticket as it is, or as it was when it last changed."""
    kept = (
        each for row in cases.TICKET.rows(connection, {"id": subject}) for each in documents.ticket(*row).milestones
    )
    if found := next((one for one in kept if one.id == about), None):
        return found
    last = (one for each in reversed(cases.timeline(connection, subject)) for one in each.event.milestones or ())
    return next((one for one in last if one.id == about), None)
