"""The period of an allowance that an instant falls into: a month, a year, the term, or the first days of the term."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from policies.terms import Allowance, Period


class PeriodSpan(Struct, frozen=True, kw_only=True):
    """A period, by its key. It goes from the day `begins` to the day before `ends`, in the customer's zone.

    None: it has no beginning or end, since no term is agreed.
    """

    key: str
    begins: date | None = None
    ends: date | None = None


def period(allowance: Allowance, zone: str, term: tuple[date, date] | None, at: datetime) -> PeriodSpan | None:
    """Return the period of an allowance at an instant (UTC); None if there is none then.

    `term` is the first and the last day of the customer's term, `zone` theirs: their days and months count. A month is
    one of the calendar. A year begins each time on the day on which the term began, or else with the calendar's.
    Outside the term, or after its first days where those alone count, there is no period.
    """
    today = at.astimezone(ZoneInfo(zone)).date()
    if term and not term[0] <= today <= term[1]:
        return None
    if allowance.per is Period.MONTH:
        begins = today.replace(day=1)
        return PeriodSpan(key=f"{begins:%Y-%m}", begins=begins, ends=(begins + timedelta(days=31)).replace(day=1))
    if allowance.per is Period.YEAR:
        return _year(term[0] if term else date(today.year, 1, 1), today)
    return _of_term(allowance.first_days, term, today)


def _of_term(first_days: int | None, term: tuple[date, date] | None, today: date) -> PeriodSpan | None:
    if term is None:
        return PeriodSpan(key="term") if first_days is None else None
    ends = term[1] + timedelta(days=1)
    if first_days is not None:
        ends = min(ends, term[0] + timedelta(days=first_days))
    return PeriodSpan(key=f"term-{term[0]}", begins=term[0], ends=ends) if today < ends else None


def _year(first: date, today: date) -> PeriodSpan:
    years = today.year - first.year
    if _anniversary(first, years) > today:
        years -= 1
    begins, ends = _anniversary(first, years), _anniversary(first, years + 1)
    return PeriodSpan(key=f"year-{begins}", begins=begins, ends=ends)


def _anniversary(first: date, years: int) -> date:
    """Return the day so many years later; of 29 February in a common year the first of March."""
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return date(first.year + years, 3, 1)
