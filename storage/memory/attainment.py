"""The counts of promises without SQL. The rules are those of `storage.sql.attainment`."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.attainment import BY, OTHERS, Months, Numbers, Tally, put_together
from bot.model.ids import CustomerId
from bot.model.milestone import Basis, Milestone, Outcome, Owner
from bot.model.ticket import Status, Ticket


def tallies(
    tickets: Iterable[Ticket], months: Months, customers: Collection[CustomerId], now: datetime
) -> tuple[Tally, ...]:
    """Return what `bot.ports.Contracts.tallies` promises, of the milestones that tickets still have."""
    theirs = (one for one in tickets if one.customer in customers)
    return put_together(_counted(theirs, months, now), BY)


def _counted(tickets: Iterable[Ticket], months: Months, now: datetime) -> Iterator[tuple[tuple[object, ...], Numbers]]:
    for ticket in tickets:
        for one in ticket.milestones:
            due = one.due_at or (now if one.is_open else None)  # its time rests
            if due is None or one.basis is not Basis.PROMISE or one.owner is not Owner.VENDOR:
                continue
            zone = ZoneInfo(months.zones.get(ticket.customer, OTHERS))
            month = due.astimezone(zone).date().replace(day=1)
            numbers = _judged(one, due, ticket, now)
            if numbers and month in months.days:
                yield (ticket.customer, ticket.plan_ref, one.severity or "", str(one.kind), month), numbers


def _judged(one: Milestone, due: datetime, ticket: Ticket, now: datetime) -> Numbers | None:
    missed_before = sum(1 for breach in one.breaches if breach.due_at != due)
    if one.ended:
        is_met = one.ended.outcome is Outcome.MET
        has_lapsed = one.ended.outcome is Outcome.LAPSED and one.ended.at >= due
        was_missed = one.ended.outcome is Outcome.WITHDRAWN and one.is_breached
        if not (is_met or has_lapsed or was_missed):
            return None
        is_kept = is_met and one.ended.at <= due
        return int(is_kept), int(not is_kept), 0, 0, missed_before
    if due >= now:
        return 0, 0, 0, 1, missed_before
    return 0, 1, int(ticket.status is Status.CLOSED), 0, missed_before
