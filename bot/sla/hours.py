"""Covered time as a row of segments in UTC, in which every question about it is a look-up.

The row is widened as questions reach past its ends, and never edited: a wider one replaces it whole, so that any number
of threads may ask at once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.sla.days import MARGIN, CoveredDay, Segment, covered_days, holidays_in
from bot.sla.instants import EARLIEST, LATEST, OutOfTime, instant, utc
from bot.sla.row import HoursRow, endless, laid
from policies.terms import Calendar

_NONE = timedelta()
_DAY = timedelta(days=1)


class NeverOpens(OutOfTime):
    """A calendar with no window, or with none in the time asked about, so that nothing can be promised by it."""


class Coverage:
    """The covered time of one calendar. It takes aware datetimes and answers in UTC; nothing is rounded.

    Every question raises NotAnInstant for a naive datetime, OutOfTime for one before 1970 or after 2199, and NeverOpens
    if the answer waits for an opening that doesn't come.
    """

    def __init__(self, calendar: Calendar) -> None:
        if not (
            calendar.always or any(w.days for w in calendar.windows) or any(s.windows for s in calendar.special_days)
        ):
            raise NeverOpens(f"calendar {calendar.id} has no opening hours: give it a window")
        self._calendar = calendar
        self._endless = _is_endless(calendar)
        self._row: HoursRow | None = endless() if self._endless else None

    @property
    def calendar(self) -> Calendar:
        """The calendar whose time this is."""
        return self._calendar

    @property
    def endless(self) -> bool:
        """Return whether it counts every instant, without exception."""
        return self._endless

    def is_open(self, at: datetime) -> bool:
        """Return whether that instant is covered; a closing isn't."""
        at = utc(at)
        row = self._spanning(at, at)
        place = bisect_right(row.opens, at) - 1
        return place >= 0 and at < row.closes[place]

    def next_opening(self, at: datetime) -> datetime:
        """Return the first covered instant at or after `at`: `at` itself if it is open."""
        at = utc(at)
        row = self._spanning(at, at)
        while (place := bisect_right(row.closes, at)) == len(row.closes):
            row = self._further(row)
        return max(at, row.opens[place])

    def after(self, start: datetime, covered: timedelta) -> datetime:
        """Return the earliest instant by which so much covered time has passed since `start`, itself for none."""
        start = utc(start)
        if covered <= _NONE:
            return _not_negative(start, covered)
        row = self._row
        if row is None or not row.since <= start < row.until:  # most often not, and the call would cost more than this
            row = self._spanning(start, start)
        while (at := row.after(start, covered)) is None:
            row = self._further(row)
        return at

    def spent(self, start: datetime, end: datetime) -> timedelta:
        """Return the covered time in [start, end); none if `end` isn't after `start`."""
        start, end = utc(start), utc(end)
        if end <= start:
            return _NONE
        row = self._spanning(start, end)
        return row.elapsed(end) - row.elapsed(start)

    def business_days(self, start: datetime, count: int) -> datetime:
        """Return the instant at which `count` business days from `start` are over.

        They are counted from the first covered instant. If that is when a day opens, that day is the first, and they
        are over when the last one closes. Otherwise it is the same time by the wall clock (in the zone of the opening)
        on the `count`-th following covered day, or that day's closing if it is earlier. A calendar that always counts
        has days of 24 hours instead.
        """
        if self._calendar.always or count <= 0:
            return self.after(start, count * _DAY)
        start = self.next_opening(start)
        row = self._spanning(start, start)
        place = bisect_right(row.dawns, start) - 1
        today = row.days[place]
        whole = start == today.opens
        row, index = self._day(today, count - whole)
        last = row.days[index]
        if whole:
            return last.closes
        wall = start.astimezone(today.zone)
        return min(last.closes, instant(last.day + (wall.date() - today.day), wall.time(), today.zone))

    def next_business_day(self, start: datetime, count: int, at: time | None = None) -> datetime:
        """Return the end of the `count`-th business day after the day of `start`, or when it is `at` there, if earlier.

        The day of the start is the one whose first opening and last closing it is between, or else its date in the zone
        of the opening that follows: on Monday before, in or after the hours it is Monday. `at` is read in the zone of
        the opening; in a night it may be after midnight. A calendar that always counts has days from midnight to
        midnight in its zone.
        """
        start = utc(start)
        if count <= 0:
            return start
        if self._endless:
            zone = ZoneInfo(self._calendar.zone)
            day = start.astimezone(zone).date() + count * _DAY
            return instant(day, at, zone) if at else instant(day + _DAY, time(), zone)
        opening = self.next_opening(start)
        row = self._spanning(opening, opening)
        today = row.days[bisect_right(row.dawns, opening) - 1]
        has_come = today.opens <= start or today.day <= start.astimezone(today.zone).date()
        row, index = self._day(today, count - (not has_come))
        last = row.days[index]
        return last.closes if at is None else min(last.closes, _showing(at, last))

    def segments(self, start: datetime, end: datetime) -> tuple[Segment, ...]:
        """Return the covered segments in [start, end), the outer ones cut to it."""
        start, end = utc(start), utc(end)
        if end <= start:
            return ()
        row = self._spanning(start, end)
        places = range(bisect_right(row.closes, start), bisect_left(row.opens, end))
        return tuple(Segment(opens=max(start, row.opens[i]), closes=min(end, row.closes[i])) for i in places)

    def holidays(self, start: datetime, end: datetime) -> tuple[date, ...]:
        """Return the dates between two instants that would have been open but for a holiday."""
        return holidays_in(self._calendar, utc(start), utc(end))

    def _day(self, today: CoveredDay, count: int) -> tuple[HoursRow, int]:
        """Return a row that holds the `count`-th covered day after `today`, and its index there."""
        row = self._spanning(today.opens, today.opens)
        while (place := bisect_left(row.dawns, today.opens) + count) >= len(row.days):
            row = self._further(row)
        return row, place

    def _spanning(self, start: datetime, end: datetime) -> HoursRow:
        """Return a row that reaches from `start` to `end`."""
        row = self._row
        if row is not None and row.since <= start and end < row.until:
            return row
        if start < EARLIEST or end >= LATEST:
            raise OutOfTime(f"{start:%Y-%m-%d} to {end:%Y-%m-%d} is not within the years 1970 to 2199")
        first = start.year - 1 if row is None else min(row.since.year, start.year - 1)
        until = start.year + 2 if row is None else row.until.year
        return self._widened(row, first, max(until, end.year + 1))

    def _further(self, row: HoursRow) -> HoursRow:
        """Return a row twice as long, for an answer beyond its end."""
        if row.until >= LATEST:
            raise NeverOpens(f"calendar {self._calendar.id} does not open often enough before 2200: look at its hours")
        return self._widened(row, row.since.year, row.until.year + max(3, row.until.year - row.since.year))

    def _widened(self, row: HoursRow | None, first: int, until: int) -> HoursRow:
        since, end = _new_year(first), _new_year(until)
        days: Iterable[CoveredDay]
        if row is None:
            days = self._days(since - MARGIN, end + MARGIN)
        else:
            days = [
                *self._days(since - MARGIN, row.since - MARGIN),
                *row.days,
                *self._days(row.until + MARGIN, end + MARGIN),
            ]
        self._row = row = laid(list(days), since, end)
        return row

    def _days(self, first: datetime, until: datetime) -> list[CoveredDay]:
        return covered_days(self._calendar, first.date(), until.date()) if first < until else []


def coverage(calendar: Calendar) -> Coverage:
    """Return a calendar's covered time, built once for equal calendars; raises NeverOpens for one without any hours."""
    kept = _KEPT.get(id(calendar))
    if kept is not None and kept[0] is calendar:
        return kept[1]
    if len(_KEPT) >= _MAX_KEPT:
        _KEPT.clear()
    _KEPT[id(calendar)] = calendar, (built := _built(calendar))
    return built


# Hashing a calendar costs more than a look-up in its row, so the very same object is recognised without. The entry
# holds on to the calendar, which keeps its id from being given to another.
_KEPT: dict[int, tuple[Calendar, Coverage]] = {}
_MAX_KEPT = 256
_built = lru_cache(maxsize=128)(Coverage)


def _showing(at: time, day: CoveredDay) -> datetime:
    """Return when it is `at` on a day: on its date, or on the next if that is within its hours and this is before."""
    shown, next_morning = (instant(on, at, day.zone) for on in (day.day, day.day + _DAY))
    return next_morning if shown < day.opens and next_morning <= day.closes else shown


def _is_endless(calendar: Calendar) -> bool:
    return calendar.always and not (calendar.holidays or calendar.special_days or calendar.breaks)


def _new_year(year: int) -> datetime:
    return min(LATEST, max(EARLIEST, EARLIEST.replace(year=year)))


def _not_negative(start: datetime, covered: timedelta) -> datetime:
    if covered < _NONE:
        raise ValueError("covered time can't be negative")
    return start
