"""The expansion of a calendar's weekly windows into covered days, each with the segments in which it is open."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from operator import attrgetter
from zoneinfo import ZoneInfo

from dateutil.rrule import WEEKLY, rrule
from msgspec import Struct

from bot.sla.instants import instant
from policies.terms import Break, Calendar, Window

_DAY = timedelta(days=1)
_MIDNIGHT = time()
_EVERY_DAY = frozenset(range(7))

# A window's date and the UTC dates that it touches differ by its zone's offset and by the nights it runs over.
MARGIN = 3 * _DAY


class Segment(Struct, frozen=True, kw_only=True):
    """A span of covered time, [opens, closes), in UTC; never empty."""

    opens: datetime
    closes: datetime


class CoveredDay(Struct, frozen=True, kw_only=True):
    """One date and the hours covered on it, in order. A window past midnight belongs to the date on which it opens.

    `zone` is the one in which its first window opens, and so the one whose wall clock a business day goes by.
    """

    day: date
    zone: ZoneInfo
    segments: tuple[Segment, ...]

    @property
    def opens(self) -> datetime:
        """The opening of its first window."""
        return self.segments[0].opens

    @property
    def closes(self) -> datetime:
        """The closing of its last window."""
        return self.segments[-1].closes


def covered_days(calendar: Calendar, first: date, until: date) -> list[CoveredDay]:
    """Return the days dated from `first` to before `until` that are open at all, ordered by when they open.

    Holidays are left out, even if a special day falls on one; special days have their own hours; breaks are taken out
    of any.
    """
    breaks = [_pause(one) for one in calendar.breaks]
    days = []
    for day, windows in _dated(calendar, first, until).items():
        if day not in calendar.holidays and (covered := _covered(day, windows, breaks)):
            days.append(covered)
    return sorted(days, key=attrgetter("opens"))


def holidays_in(calendar: Calendar, since: datetime, until: datetime) -> tuple[date, ...]:
    """Return the holidays that cost covered time between two instants: dates that would have been open otherwise."""
    near = sorted(day for day in calendar.holidays if since - MARGIN <= _noon(day, since) <= until + MARGIN)
    breaks = [_pause(one) for one in calendar.breaks]
    lost = []
    for day in near:
        covered = _covered(day, _dated(calendar, day, day + _DAY).get(day, ()), breaks)
        if covered and any(part.opens < until and since < part.closes for part in covered.segments):
            lost.append(day)
    return tuple(lost)


def merged(segments: Iterable[Segment]) -> list[Segment]:
    """Return the same covered time as segments in order that neither overlap nor touch."""
    joined: list[Segment] = []
    for part in sorted(segments, key=attrgetter("opens")):
        if joined and part.opens <= joined[-1].closes:
            joined[-1] = Segment(opens=joined[-1].opens, closes=max(joined[-1].closes, part.closes))
        else:
            joined.append(part)
    return joined


def _dated(calendar: Calendar, first: date, until: date) -> dict[date, tuple[Window, ...]]:
    """Return the windows of each date from `first` to before `until`, holidays not yet considered."""
    weekly = (_round_the_clock(calendar.zone),) if calendar.always else calendar.windows
    dated: dict[date, tuple[Window, ...]] = {}
    for window in weekly:
        for day in _dates(window.days, first, until):
            dated[day] = (*dated.get(day, ()), window)
    return dated | {special.day: special.windows for special in calendar.special_days if first <= special.day < until}


def _dates(weekdays: frozenset[int], first: date, until: date) -> Iterator[date]:
    """Yield the dates from `first` to before `until` that fall on these weekdays (none for no weekdays)."""
    if not weekdays:
        return
    last = until - _DAY
    rule = rrule(
        WEEKLY,
        byweekday=tuple(sorted(weekdays)),
        dtstart=datetime.combine(first, _MIDNIGHT),
        until=datetime.combine(last, _MIDNIGHT),
    )
    yield from (at.date() for at in rule)


def _covered(day: date, windows: Iterable[Window], breaks: Iterable[Segment]) -> CoveredDay | None:
    """Return that day with these windows; None if no part of them is open."""
    opening = [(part, window) for window in windows if (part := _span(day, window))]
    segments = [part for part, _ in opening]
    if len(segments) > 1:
        opening.sort(key=_opens)
        segments = merged(segments)
    for pause in breaks:
        segments = [left for part in segments for left in without(pause, part)]
    if not segments:
        return None
    return CoveredDay(day=day, zone=_zone(opening[0][1].opens_zone), segments=tuple(segments))


def _opens(entry: tuple[Segment, Window]) -> datetime:
    return entry[0].opens


def _span(day: date, window: Window) -> Segment | None:
    """Return the window of that date; None if a daylight-saving change swallows it."""
    opens = instant(day, window.opens, _zone(window.opens_zone))
    closing_zone = _zone(window.closes_zone)
    if window.opens_zone == window.closes_zone:
        # On one clock the times as written decide, so that a window inside a skipped hour is empty and not a day long.
        closes = instant(day + (window.closes <= window.opens) * _DAY, window.closes, closing_zone)
        return Segment(opens=opens, closes=closes) if closes > opens else None
    closes = instant(day, window.closes, closing_zone)
    while closes <= opens:
        day += _DAY
        closes = instant(day, window.closes, closing_zone)
    return Segment(opens=opens, closes=closes)


def without(pause: Segment, part: Segment) -> Iterator[Segment]:
    """Yield what is left of a segment around a break."""
    if pause.closes <= part.opens or part.closes <= pause.opens:
        yield part
        return
    if part.opens < pause.opens:
        yield Segment(opens=part.opens, closes=pause.opens)
    if pause.closes < part.closes:
        yield Segment(opens=pause.closes, closes=part.closes)


def joined(spans: Iterable[Segment], since: datetime) -> tuple[Segment, ...]:
    """Return spans in order, without what of them is before an instant (UTC); those that overlap or meet are one."""
    found = list[Segment]()
    for span in sorted(spans, key=attrgetter("opens")):
        opens = max(span.opens, since)
        if found and opens <= found[-1].closes:
            found[-1] = Segment(opens=found[-1].opens, closes=max(found[-1].closes, span.closes))
        elif opens < span.closes:
            found.append(Segment(opens=opens, closes=span.closes))
    return tuple(found)


def _pause(one: Break) -> Segment:
    """Return a break as a segment; one that ends at or before its start ends on the next date ("24:00")."""
    zone = _zone(one.zone)
    ends_on = one.day + (one.ends <= one.starts) * _DAY
    return Segment(opens=instant(one.day, one.starts, zone), closes=instant(ends_on, one.ends, zone))


def _round_the_clock(zone: str) -> Window:
    return Window(days=_EVERY_DAY, opens=_MIDNIGHT, opens_zone=zone, closes=_MIDNIGHT, closes_zone=zone)


def _noon(day: date, like: datetime) -> datetime:
    return datetime.combine(day, time(12), like.tzinfo)


@lru_cache(maxsize=256)
def _zone(key: str) -> ZoneInfo:
    return ZoneInfo(key)
