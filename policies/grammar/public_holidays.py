"""Holiday dates by country, looked up once and written into the plan as plain dates."""

from datetime import date

YEARS = range(2020, 2041)
"""The years that are looked up. They are fixed, so that a plan's promises don't depend on the day it was read."""


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
