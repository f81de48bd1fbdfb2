"""Holidays as a pack writes them: dates, days of every year, and those of a country."""

from datetime import date

import pytest

from policies.grammar.public_holidays import YEARS
from policies.reader import read_pack
from tests.unit.policies.small_pack import edition, faults


def test_holidays_of_a_country_become_dates() -> None:
    pack = read_pack(edition({"calendars.support.holidays": {"country": "US", "subdivision": "TX"}}))

    calendar = pack.plans["basic"].calendars["support"]
    assert calendar.holiday_country == "US/TX"
    assert {date(2026, 7, 4), date(2026, 3, 2), date(2040, 12, 25)} <= calendar.holidays


def test_a_holiday_of_every_year_becomes_dates() -> None:
    pack = read_pack(edition({"calendars.support.holidays": [date(2026, 5, 2), "12-24", "02-29"]}))

    holidays = pack.plans["basic"].calendars["support"].holidays
    assert {day.year for day in holidays if (day.month, day.day) == (12, 24)} == set(YEARS)
    assert {day.year for day in holidays if day.month == 2} == {2020, 2024, 2028, 2032, 2036, 2040}
    assert date(2026, 5, 2) in holidays


def test_a_country_may_have_further_holidays_besides() -> None:
    pack = read_pack(edition({"calendars.support.holidays": {"country": "US", "besides": ["12-24"]}}))

    calendar = pack.plans["basic"].calendars["support"]
    assert calendar.holiday_country == "US"
    assert {date(2026, 7, 4), date(2026, 12, 24)} <= calendar.holidays


def test_an_unknown_country_of_holidays_is_a_fault() -> None:
    (fault,) = faults({"calendars.support.holidays": {"country": "XX"}})

    assert fault == "calendars.support.holidays.country: no holidays are known: Country XX not available"


DATES = 'must be a list of dates or { country = "US", subdivision = "TX" }'
NO_DATE = 'is no date; write 2026-12-24, or "12-24" for that day in every year'


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("2026-12-25", [DATES]),
        (["25 December"], [f'"25 December" {NO_DATE}']),
        ([date(2026, 12, 25), "02-30", 3], [f'"02-30" {NO_DATE}', f"3 {NO_DATE}"]),
    ],
)
def test_holidays_that_are_no_dates_are_all_named(value: object, says: list[str]) -> None:
    assert faults({"calendars.support.holidays": value}) == [f"calendars.support.holidays: {one}" for one in says]


def test_further_holidays_of_a_country_are_held_to_the_same() -> None:
    assert faults({"calendars.support.holidays": {"country": "US", "besides": ["13-01"]}}) == [
        f'calendars.support.holidays.besides: "13-01" {NO_DATE}'
    ]
