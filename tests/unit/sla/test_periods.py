"""The period of an allowance that an instant falls into, by the customer's own days."""

from datetime import UTC, date, datetime

import pytest

from bot.sla.periods import period
from policies.terms import Allowance, Beyond, Period, Source

TERM = (date(2026, 3, 15), date(2027, 3, 14))
NEW_YEAR_UTC = datetime(2026, 12, 31, 11, 30, tzinfo=UTC)
"""Half past midnight of New Year's Day in Auckland, half past one in the night before in Honolulu."""


def allowance(per: Period, first_days: int | None = None) -> Allowance:
    return Allowance(
        id="a",
        name="a",
        limit=5,
        counts="requests",
        per=per,
        beyond=Beyond.APPROVAL,
        says="Five.",
        first_days=first_days,
        source=Source(clause="1"),
    )


@pytest.mark.parametrize(
    ("zone", "key", "ends"),
    [
        ("Pacific/Auckland", "2027-01", date(2027, 2, 1)),
        ("UTC", "2026-12", date(2027, 1, 1)),
        ("Pacific/Honolulu", "2026-12", date(2027, 1, 1)),
    ],
)
def test_a_month_ends_by_the_customers_clock(zone: str, key: str, ends: date) -> None:
    found = period(allowance(Period.MONTH), zone, TERM, NEW_YEAR_UTC)

    assert found
    assert (found.key, found.ends) == (key, ends)


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        (date(2026, 3, 15), date(2026, 3, 15), date(2027, 3, 15)),
        (date(2027, 3, 14), date(2026, 3, 15), date(2027, 3, 15)),
    ],
)
@pytest.mark.parametrize("per", [Period.TERM, Period.YEAR])
def test_a_term_and_its_first_year_begin_with_its_first_day(per: Period, day: date, begins: date, ends: date) -> None:
    found = period(allowance(per), "UTC", TERM, datetime(day.year, day.month, day.day, 12, tzinfo=UTC))

    assert found
    assert (found.begins, found.ends) == (begins, ends)


def test_a_year_of_a_longer_term_begins_on_its_anniversary() -> None:
    leap = (date(2024, 2, 29), date(2030, 2, 27))

    found = period(allowance(Period.YEAR), "UTC", leap, datetime(2026, 3, 1, tzinfo=UTC))

    assert found
    assert (found.key, found.begins, found.ends) == ("year-2026-03-01", date(2026, 3, 1), date(2027, 3, 1))


def test_without_a_term_a_year_is_the_calendars_and_a_term_never_ends() -> None:
    year, term = (period(allowance(per), "UTC", None, NEW_YEAR_UTC) for per in (Period.YEAR, Period.TERM))

    assert year
    assert term
    assert (year.key, term.key, term.ends) == ("year-2026-01-01", "term", None)


@pytest.mark.parametrize(("day", "is_there"), [(date(2026, 6, 12), True), (date(2026, 6, 13), False)])
def test_the_first_ninety_days_count_from_the_first_day_of_the_term(day: date, is_there: bool) -> None:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    assert (period(allowance(Period.TERM, 90), "UTC", TERM, at) is not None) is is_there


@pytest.mark.parametrize("day", [date(2026, 3, 14), date(2027, 3, 15)])
@pytest.mark.parametrize("per", Period)
def test_outside_the_term_there_is_none(per: Period, day: date) -> None:
    assert period(allowance(per), "UTC", TERM, datetime(day.year, day.month, day.day, 12, tzinfo=UTC)) is None
