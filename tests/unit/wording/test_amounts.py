"""Lengths of time, as people say them."""

from datetime import time, timedelta

import pytest

from bot.wording.amounts import amount, covered, span, target, within
from policies.terms import Amount, Source, Target, Unit

SOURCE = Source(clause="Targets")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, Unit.BUSINESS_HOUR, "1 business hour"),
        (4, Unit.BUSINESS_HOUR, "4 business hours"),
        (1, Unit.BUSINESS_DAY, "1 business day"),
        (2, Unit.BUSINESS_DAY, "2 business days"),
        (30, Unit.BUSINESS_MINUTE, "30 business minutes"),
        (2, Unit.HOUR, "2 hours"),
        (1, Unit.MINUTE, "1 minute"),
        (1, Unit.DAY, "1 day"),
        (2, Unit.WEEK, "2 weeks"),
        (1, Unit.MONTH, "1 month"),
        (0, Unit.HOUR, "0 hours"),
    ],
)
def test_an_amount_is_said_in_full(value: int, unit: Unit, said: str) -> None:
    assert amount(Amount(value=value, unit=unit)) == said


@pytest.mark.parametrize(
    ("count", "at", "said"),
    [
        (1, None, "the end of the next business day"),
        (1, time(12), "12:00 on the next business day"),
        (2, None, "the end of the 2nd following business day"),
        (13, time(9, 30), "09:30 on the 13th following business day"),
    ],
)
def test_the_end_of_a_day_is_said_with_its_time(count: int, at: time | None, said: str) -> None:
    assert amount(Amount(value=count, unit=Unit.NEXT_BUSINESS_DAY, at=at)) == said


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (Unit.BUSINESS_HOUR, "within 1 business hour"),
        (Unit.NEXT_BUSINESS_DAY, "by the end of the next business day"),
    ],
)
def test_a_length_is_promised_within_it_and_a_day_by_its_end(unit: Unit, said: str) -> None:
    assert within(Target(amount=Amount(value=1, unit=unit), source=SOURCE)) == said


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_has_its_words(unit: Unit) -> None:
    assert amount(Amount(value=1, unit=unit)) != amount(Amount(value=2, unit=unit))


def test_a_range_names_both_ends_and_the_unit_once() -> None:
    hours = Target(amount=Amount(value=48, unit=Unit.HOUR), aim=Amount(value=24, unit=Unit.HOUR), source=SOURCE)

    assert target(hours) == "24–48 hours"


def test_where_nothing_is_promised_there_is_nothing_to_say() -> None:
    assert target(Target(amount=None, source=SOURCE)) == within(Target(amount=None, source=SOURCE)) == ""


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "less than a minute"),
        (59, "less than a minute"),
        (60, "1 min"),
        (3599, "59 min"),
        (3600, "1 h"),
        (2 * 3600 + 5 * 60, "2 h 5 min"),
        (24 * 3600, "1 day"),
        (3 * 24 * 3600 + 4 * 3600, "3 days 4 h"),
        (24 * 3600 + 60, "1 day"),
    ],
)
def test_a_span_is_said_in_the_units_that_matter(seconds: int, said: str) -> None:
    assert span(timedelta(seconds=seconds)) == said


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(minutes=20), "20 min"),
        (timedelta(hours=9), "9 h"),
        (timedelta(days=73, hours=2, minutes=5), "1754 h 5 min"),
    ],
)
def test_covered_time_is_said_in_hours_since_it_has_no_days_of_its_own(length: timedelta, said: str) -> None:
    assert covered(length) == said
