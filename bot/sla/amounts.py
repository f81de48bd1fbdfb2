"""The instant at which an amount of time is over: 4 business hours from here end there.

Plain units run day and night: a day is 24 hours, a week seven of them, a month ends at the same wall-clock time on the
same day of the month (or on its last day, if it is shorter). Business units count covered time; a business day is
explained at `Coverage.business_days`, the end of the next one at `Coverage.next_business_day`.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.sla.hours import Coverage
from bot.sla.instants import instant
from policies.terms import Amount, Calendar, Source, Unit

PLAIN: Final[dict[Unit, timedelta]] = {
    Unit.MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.DAY: timedelta(days=1),
    Unit.WEEK: timedelta(weeks=1),
}
COVERED: Final[dict[Unit, timedelta]] = {
    Unit.BUSINESS_MINUTE: timedelta(minutes=1),
    Unit.BUSINESS_HOUR: timedelta(hours=1),
}
BUSINESS: Final = frozenset({*COVERED, Unit.BUSINESS_DAY, Unit.NEXT_BUSINESS_DAY})

ROUND_THE_CLOCK: Final = Coverage(
    Calendar(id="round-the-clock", name="Round the clock", zone="UTC", always=True, source=Source(clause="plain units"))
)


def advance(since: datetime, amount: Amount, *, hours: Coverage, zone: str) -> datetime:
    """Return the instant at which `amount` is over, counted from `since` (UTC) in these hours; months are in `zone`."""
    unit, value = amount.unit, amount.value
    if unit in COVERED:
        return hours.after(since, _length(value, unit))
    if unit is Unit.BUSINESS_DAY:
        return hours.business_days(since, value)
    if unit is Unit.NEXT_BUSINESS_DAY:
        return hours.next_business_day(since, value, amount.at)
    if unit is Unit.MONTH:
        return _months(since, value, ZoneInfo(zone))
    return ROUND_THE_CLOCK.after(since, _length(value, unit))


def later_day(since: date, amount: Amount) -> date:
    """Return the day so many days, weeks or months later; of a day that its month lacks, the last one there is."""
    if amount.unit is Unit.MONTH:
        return since + relativedelta(months=amount.value)
    return since + amount.value * PLAIN[amount.unit]


@lru_cache(maxsize=256)
def _length(value: int, unit: Unit) -> timedelta:
    return value * (COVERED | PLAIN)[unit]


def _months(since: datetime, count: int, zone: ZoneInfo) -> datetime:
    if not count:
        return since
    wall = since.astimezone(zone).replace(tzinfo=None) + relativedelta(months=count)
    return instant(wall.date(), wall.time(), zone)
