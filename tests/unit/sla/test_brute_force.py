"""Covered time against a second opinion that shares no code with it: a clock read minute by minute.

A wall-clock reading is settled here by walking through the UTC minutes of a day and looking at what clocks show, so
that daylight saving needs no rule of its own. Windows are whole minutes; so are all answers.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, reject
from hypothesis import strategies as st

from bot.sla.hours import Coverage, NeverOpens, coverage
from policies.terms import Calendar, Window
from tests.rounds import tried
from tests.unit.sla.calendars import calendar, window

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Minutes are numbered from here: sets of numbers are made and searched in a fraction of the time."""
ZONES = (
    "America/Chicago",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/London",
    "Europe/Paris",
    "Pacific/Auckland",
    "Africa/Cairo",
)
# Weekends on which clocks change somewhere: most faults of such reckoning live there.
CHANGES = (
    date(2024, 3, 10),
    date(2025, 3, 30),
    date(2026, 4, 5),
    date(2026, 10, 4),
    date(2027, 10, 31),
    date(2028, 11, 5),
)

zones = st.sampled_from(ZONES)
dials = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
days = st.one_of(
    st.dates(date(2024, 1, 8), date(2030, 12, 20)),
    st.builds(lambda day, more: day + timedelta(days=more), st.sampled_from(CHANGES), st.integers(-3, 2)),
)
moments = st.builds(
    lambda day, minute: datetime.combine(day, time(), UTC) + minute * MINUTE, days, st.integers(0, 1439)
)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    opens, closes = draw(dials), draw(dials)
    zone = draw(zones)
    return window(f"{opens}-{closes}", zone, days=draw(st.frozensets(st.integers(0, 6), min_size=1)))


@st.composite
def calendars(draw: st.DrawFn, around: datetime) -> Calendar:
    near = st.integers(-4, 9).map(lambda more: (around.date() + timedelta(days=more)).isoformat())
    shut = draw(st.lists(near, max_size=2, unique=True))
    return calendar(*draw(st.lists(windows(), min_size=1, max_size=2)), holidays=tuple(shut))


@tried(30)
@given(data=st.data(), start=moments, minutes=st.integers(1, 3000))
def test_a_deadline_is_where_a_walk_through_the_minutes_ends(
    data: st.DataObject, start: datetime, minutes: int
) -> None:
    hours = data.draw(calendars(start))
    walked = _walk(hours, start, minutes)
    assume(walked is not None)

    assert coverage(hours).after(start, minutes * MINUTE) == walked


@tried(30)
@given(data=st.data(), start=moments, minutes=st.integers(0, 5 * 1440))
def test_the_time_spent_is_the_number_of_open_minutes(data: st.DataObject, start: datetime, minutes: int) -> None:
    hours = data.draw(calendars(start))
    end = start + minutes * MINUTE
    open_minutes = _open_minutes(hours, start.date(), 7)

    spent = coverage(hours).spent(start, end)

    assert spent == MINUTE * len(open_minutes.intersection(range(_number(start), _number(end))))


def due_after(hours: Coverage, start: datetime, amount: timedelta) -> datetime:
    """Return when the time is over. Some windows only ever fall into skipped hours, or open for a minute a week."""
    try:
        return hours.after(start, amount)
    except NeverOpens:
        reject()


@given(data=st.data(), start=moments, seconds=st.integers(1, 10**6))
def test_after_and_spent_undo_each_other(data: st.DataObject, start: datetime, seconds: int) -> None:
    hours = coverage(data.draw(calendars(start)))
    amount = timedelta(seconds=seconds)

    end = due_after(hours, start, amount)

    assert hours.spent(start, end) == amount
    assert hours.spent(start, end - timedelta(microseconds=1)) < amount  # the earliest such instant


@given(
    data=st.data(), first=moments, later=st.timedeltas(timedelta(), timedelta(days=9)), seconds=st.integers(1, 10**6)
)
def test_who_asks_later_is_never_due_earlier(
    data: st.DataObject, first: datetime, later: timedelta, seconds: int
) -> None:
    hours = coverage(data.draw(calendars(first)))
    amount = timedelta(seconds=seconds)

    assert due_after(hours, first, amount) <= due_after(hours, first + later, amount)


@tried(20)
@given(one=windows(), data=st.data(), start=moments, count=st.integers(1, 3))
def test_business_days_are_read_off_a_list_of_days(
    one: Window, data: st.DataObject, start: datetime, count: int
) -> None:
    shut = data.draw(st.lists(st.integers(-2, 9).map(lambda more: (start.date() + more * DAY).isoformat()), max_size=2))
    hours = calendar(one, holidays=tuple(shut))

    assert coverage(hours).business_days(start, count) == _listed_business_days(hours, start, count)


def _listed_business_days(hours: Calendar, start: datetime, count: int) -> datetime:
    """Rule by rule: clamp to coverage, count days, keep the wall clock, cut at the closing."""
    (one,) = hours.windows
    dates = (start.date() + offset * DAY for offset in range(-2, 40))
    covered = [(day, _at(min(minutes)), _at(max(minutes))) for day in dates if (minutes := _open_on(day, hours))]
    later = [(day, opens, last) for day, opens, last in covered if last >= start]
    first, opens, _ = later[0]
    if start <= opens:
        return later[count - 1][2] + MINUTE
    last_day, _, last_minute = later[count]
    zone = ZoneInfo(one.opens_zone)
    reading = start.astimezone(zone).replace(tzinfo=None) + (last_day - first)
    return min(_first_showing(reading, zone), last_minute + MINUTE)


def _walk(hours: Calendar, start: datetime, minutes: int) -> datetime | None:
    """The instant at which so many open minutes have gone by since `start`; None if not within two weeks."""
    open_minutes = _open_minutes(hours, start.date(), 16)
    at = _number(start)
    end = at + 14 * DAY // MINUTE
    while minutes and at < end:
        minutes -= at in open_minutes
        at += 1
    return None if minutes else _at(at)


def _open_minutes(hours: Calendar, around: date, length: int) -> set[int]:
    """Every open minute of `length` days from `around`."""
    found: set[int] = set()
    for offset in range(-2, length):
        found.update(_open_on(around + offset * DAY, hours))
    return found


def _open_on(day: date, hours: Calendar) -> set[int]:
    """The open minutes that belong to this date."""
    if day in hours.holidays:
        return set()
    return set().union(*(_minutes_of(day, one) for one in hours.windows if day.weekday() in one.days))


def _minutes_of(day: date, one: Window) -> range:
    zone = ZoneInfo(one.opens_zone)
    opens = _first_showing(datetime.combine(day, one.opens), zone)
    last = day if one.opens < one.closes else day + DAY
    closes = _first_showing(datetime.combine(last, one.closes), zone)
    return range(_number(opens), _number(closes))


def _number(at: datetime) -> int:
    return (at - EPOCH) // MINUTE


def _at(number: int) -> datetime:
    return EPOCH + number * MINUTE


def _first_showing(reading: datetime, zone: ZoneInfo) -> datetime:
    """The first UTC minute at which clocks show this reading; if they never do, the first that shows a later one."""
    at = reading.replace(tzinfo=zone).astimezone(UTC) - 120 * MINUTE  # surely before it: no clock moves further
    while at.astimezone(zone).replace(tzinfo=None) < reading:
        at += MINUTE
    return at
