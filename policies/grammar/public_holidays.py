"""Holidays by country and by the day of the year, each written into the plan as plain dates."""

import re
from datetime import date

YEARS = range(2020, 2041)
"""The years whose dates are written out: always the same, so that a plan's promises don't depend on the day it is read.
"""

_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
_LEAP_YEAR = 2024


class UnknownCountry(ValueError):
    """A country or subdivision for which there is no holiday calendar."""


def dates_of(country: str, subdivision: str | None) -> frozenset[date]:
    """Return the public holidays in `YEARS`; raises UnknownCountry."""
    import holidays  # imported here, since it is slow to load and most packs name no country

    try:
        found = holidays.country_holidays(country, subdiv=subdivision, years=YEARS)
    except NotImplementedError as unknown:
        raise UnknownCountry(f"no holidays are known: {unknown}") from None
    return frozenset(found)


def in_every_year(text: str) -> frozenset[date]:
    """Return the dates of "12-24" in `YEARS`, of "02-29" in leap years alone; none for a day that no year has."""
    if not _DAY.fullmatch(text) or _date(_LEAP_YEAR, text) is None:
        return frozenset()
    return frozenset(day for year in YEARS if (day := _date(year, text)))


def _date(year: int, text: str) -> date | None:
    try:
        return date.fromisoformat(f"{year}-{text}")
    except ValueError:
        return None
