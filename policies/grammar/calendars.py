"""Calendars: weekly windows, or every instant; holidays, special days and breaks."""

from collections.abc import Iterable
from datetime import date, time

from policies.grammar.public_holidays import UnknownCountry, dates_of, in_every_year
from policies.grammar.table import Table, shown
from policies.grammar.wallclock import WallTime, parse_days, parse_wall_time
from policies.terms import Break, Calendar, SpecialDay, Window

_CUSTOMER = "customer"
_STANDS_IN = WallTime(at=time(), zone="")
"""The time used in place of one that can't be read."""


def read_calendar(calendar_id: str, table: Table, *, plan_zone: str, customer_zone: str | None = None) -> Calendar:
    """Read one `[calendars.<id>]` table.

    Times without a zone are in the calendar's zone, which is the plan's unless the table says otherwise: another one,
    or `customer`, the zone of a customer who is known.
    """
    by_customer = table.value("zone") == _CUSTOMER
    zone = customer_zone or plan_zone if by_customer else table.zone("zone", plan_zone)
    holidays, country = _holidays(table)
    return Calendar(
        id=calendar_id,
        name=table.text("name"),
        zone=zone,
        always=table.flag("always") or False,
        windows=read_windows(table.rows("windows"), zone=zone),
        holidays=holidays,
        holiday_country=country,
        special_days=tuple(_special_day(row, zone=zone) for row in table.rows("special_days")),
        breaks=tuple(_break(row, zone=zone) for row in table.rows("breaks")),
        customer_zone=by_customer,
        source=table.source(),
    )


def read_windows(rows: Iterable[Table], *, zone: str) -> tuple[Window, ...]:
    """Read weekly windows, whose times without a zone are in this one."""
    return tuple(_window(row, row.parsed("days", parse_days, frozenset()), zone=zone) for row in rows)


def _window(row: Table, days: frozenset[int], *, zone: str) -> Window:
    opens, closes = _time(row, "opens"), _time(row, "closes")
    is_whole_day = closes.ends_day and opens.zone == closes.zone
    if opens.ends_day:
        row.fault("opens", 'no day opens as it ends; write "00:00" and the days that follow')
    elif _STANDS_IN not in (opens, closes) and opens.same_moment(closes, zone) and not is_whole_day:
        row.fault("closes", 'is when it opens; a whole day is opens = "00:00", closes = "24:00"')
    return Window(
        days=days, opens=opens.at, opens_zone=opens.zone or zone, closes=closes.at, closes_zone=closes.zone or zone
    )


def _special_day(row: Table, *, zone: str) -> SpecialDay:
    day = row.day("day")
    weekday = frozenset({day.weekday()})
    return SpecialDay(day=day, windows=tuple(_window(window, weekday, zone=zone) for window in row.rows("windows")))


def _break(row: Table, *, zone: str) -> Break:
    starts, ends = _time(row, "starts"), _time(row, "ends")
    return Break(day=row.day("day"), starts=starts.at, ends=ends.at, zone=row.zone("zone", zone))


def _time(row: Table, key: str) -> WallTime:
    return row.parsed(key, parse_wall_time, _STANDS_IN)


def _holidays(table: Table) -> tuple[frozenset[date], str | None]:
    """Return the holiday dates, and the country they were looked up by (None if the table lists the dates)."""
    if isinstance(table.value("holidays"), dict):
        return _looked_up(table.required_table("holidays"))
    return _listed(table, "holidays", 'a list of dates or { country = "US", subdivision = "TX" }'), None


def _looked_up(table: Table) -> tuple[frozenset[date], str | None]:
    besides = _listed(table, "besides", "a list of dates")
    country, subdivision = table.text("country"), table.optional_text("subdivision")
    if not country:
        return besides, None
    try:
        return dates_of(country, subdivision) | besides, "/".join(filter(None, (country, subdivision)))
    except UnknownCountry as unknown:
        table.fault("country", str(unknown))
        return besides, None


def _listed(table: Table, key: str, wanted: str) -> frozenset[date]:
    """Read a list of dates, of which a text such as "12-24" is that date in every year; empty if it is missing."""
    written = table.value(key)
    days = written if isinstance(written, list) else []
    if days is not written and written is not None:
        table.fault(key, f"must be {wanted}")
    found: set[date] = set()
    for day in days:
        if type(day) is date:
            found.add(day)
        elif isinstance(day, str) and (every := in_every_year(day)):
            found |= every
        else:
            table.fault(key, f'{shown(day)} is no date; write 2026-12-24, or "12-24" for that day in every year')
    return frozenset(found)
