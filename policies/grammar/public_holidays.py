"""Holiday dates by country, looked up once and written into the plan as plain dates."""

from datetime import date

YEARS = range(2020, 2041)
"""The span that is looked up. Fixed, so that what a plan promises does not depend on the day it was read."""


class UnknownCountry(ValueError):
    """No holiday calendar for this country or subdivision."""


def dates_of(country: str, subdivision: str | None) -> frozenset[date]:
    """The public holidays of `YEARS`; raises UnknownCountry."""
    import holidays  # here, for it is slow to load and most packs name no country

    try:
        found = holidays.country_holidays(country, subdiv=subdivision, years=YEARS)
    except NotImplementedError as unknown:
        raise UnknownCountry(f"no holidays are known: {unknown}") from None
    return frozenset(found)
