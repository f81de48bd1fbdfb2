"""Calendars: the time that is covered, as weekly windows with their exceptions, or every instant."""

from datetime import date, time

from msgspec import Struct

from policies.terms.source import Source


class Window(Struct, frozen=True, kw_only=True):
    """Covered hours on given weekdays (0 is Monday), half-open, each end a wall-clock time in its own zone.

    A window belongs to the date on which it opens, in `opens_zone`. If its close, on that date in `closes_zone`, isn't
    after its opening, it closes on the next date: 22:00–06:00 is a night, 00:00–00:00 ("24:00") a whole day.
    """

    days: frozenset[int]
    opens: time
    opens_zone: str
    closes: time
    closes_zone: str


class SpecialDay(Struct, frozen=True, kw_only=True):
    """A date whose hours replace the weekly ones: a half-day, an extra open Saturday. No windows: closed."""

    day: date
    windows: tuple[Window, ...]


class Break(Struct, frozen=True, kw_only=True):
    """A span of one date, in `zone`, taken out of the covered hours."""

    day: date
    starts: time
    ends: time
    zone: str


class Calendar(Struct, frozen=True, kw_only=True):
    """Covered time. `always` counts every instant (windows are then empty). `holidays` close whole covered days.

    `zone` is the one in which its times are shown, and in which the dates of an `always` calendar fall. With
    `customer_zone` it is the customer's, and the hours are by their clock; as long as no customer is known, it is the
    plan's.
    `holiday_country` is the country that the holiday dates were looked up for ("US", "US/TX"); the dates themselves are
    written out.
    """

    id: str
    name: str
    zone: str
    always: bool = False
    windows: tuple[Window, ...] = ()
    holidays: frozenset[date] = frozenset()
    holiday_country: str | None = None
    special_days: tuple[SpecialDay, ...] = ()
    breaks: tuple[Break, ...] = ()
    customer_zone: bool = False
    source: Source
