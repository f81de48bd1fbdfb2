"""Calendars: weekly windows, or every instant; holidays, special days and breaks."""

from datetime import date, time

from policies.grammar.public_holidays import UnknownCountry, dates_of
from policies.grammar.table import Table
from policies.grammar.wallclock import WallTime, parse_days, parse_wall_time
from policies.terms import Break, Calendar, SpecialDay, Window

_STANDS_IN = WallTime(at=time(), zone="")
"""The time used in place of one that can't be read."""


def read_calendar(calendar_id: str, table: Table, *, plan_zone: str) -> Calendar:
    """Read one `[calendars.<id>]` table.

    Times without a zone are in the calendar's zone, which is the plan's unless the table says otherwise.
    """
    zone = table.zone("zone", plan_zone)
    holidays, country = _holidays(table)
    return Calendar(
        id=calendar_id,
        name=table.text("name"),
        zone=zone,
        always=table.flag("always") or False,
        windows=tuple(
            _window(row, row.parsed("days", parse_days, frozenset()), zone=zone) for row in table.rows("windows")
        ),
        holidays=holidays,
        holiday_country=country,
        special_days=tuple(_special_day(row, zone=zone) for row in table.rows("special_days")),
        breaks=tuple(_break(row, zone=zone) for row in table.rows("breaks")),
        source=table.source(),
    )


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
    written = table.value("holidays")
    if isinstance(written, dict):
        return _looked_up(table.required_table("holidays"))
    if written is None or (isinstance(written, list) and all(type(day) is date for day in written)):
        return frozenset(written or ()), None
    table.fault("holidays", 'must be a list of dates or { country = "US", subdivision = "TX" }')
    return frozenset(), None


def _looked_up(table: Table) -> tuple[frozenset[date], str | None]:
    country, subdivision = table.text("country"), table.optional_text("subdivision")
    if not country:
        return frozenset(), None
    try:
        return dates_of(country, subdivision), "/".join(filter(None, (country, subdivision)))
    except UnknownCountry as unknown:
        table.fault("country", str(unknown))
        return frozenset(), None
