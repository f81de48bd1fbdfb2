"""The end of the next business day, by dates: the day on which something begins, and the covered day that follows."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.sla.clock import paused, promise, share, spent
from bot.sla.days import Segment
from bot.sla.explanation import why
from bot.sla.hours import coverage
from policies.terms import Calendar, SpecialDay, Window
from tests.rounds import tried
from tests.unit.sla.calendars import at, calendar, nine_to_five, plan, target, window
from tests.unit.sla.test_brute_force import DAY, MINUTE, days, moments, windows

NOON = time(12)
HOUR = timedelta(hours=1)


def ends(begins: str, *, at_time: time | None = None, count: int = 1, hours: Calendar | None = None) -> datetime:
    return coverage(hours or nine_to_five()).next_business_day(at(begins), count, at_time)


@pytest.mark.parametrize(
    "begins",
    ["2026-01-12 03:00", "2026-01-12 09:00", "2026-01-12 16:59", "2026-01-12 17:00", "2026-01-12 23:00"],
    ids=["before the hours", "at opening", "within", "at closing", "after the hours"],
)
def test_wherever_on_monday_it_begins_it_ends_when_tuesday_closes(begins: str) -> None:
    assert ends(begins) == at("2026-01-13 17:00")


@pytest.mark.parametrize("begins", ["2026-01-16 10:00", "2026-01-17 10:00", "2026-01-18 23:00"])
def test_from_friday_to_sunday_it_ends_when_monday_closes(begins: str) -> None:
    assert ends(begins) == at("2026-01-19 17:00")


def test_a_holiday_is_no_business_day_and_what_begins_on_it_ends_on_the_day_after() -> None:
    holiday = calendar(window("09:00-17:00"), holidays=("2026-01-13",))

    assert ends("2026-01-12 10:00", hours=holiday) == at("2026-01-14 17:00")
    assert ends("2026-01-13 10:00", hours=holiday) == at("2026-01-14 17:00")


def test_a_time_on_that_day_is_shown_by_the_clock_of_the_opening() -> None:
    paris = nine_to_five("Europe/Paris")

    assert ends("2026-01-12 10:00", at_time=NOON, hours=paris) == at("2026-01-13 11:00")


def test_a_time_after_closing_is_the_closing() -> None:
    half = replace(nine_to_five(), special_days=(SpecialDay(day=date(2026, 1, 13), windows=(window("09:00-11:00"),)),))

    assert ends("2026-01-12 10:00", at_time=NOON, hours=half) == at("2026-01-13 11:00")


def test_two_such_days_end_with_the_second() -> None:
    assert ends("2026-01-15 10:00", count=2) == at("2026-01-19 17:00")


def test_a_day_of_two_windows_ends_with_the_last_and_has_begun_in_between() -> None:
    split = calendar(window("09:00-12:00"), window("13:00-17:00"))

    assert ends("2026-01-12 12:30", hours=split) == at("2026-01-13 17:00")


@pytest.mark.parametrize(
    ("begins", "at_time", "due"),
    [
        ("2026-01-13 02:00", None, "2026-01-14 06:00"),  # still Monday's night: Tuesday's ends on Wednesday morning
        ("2026-01-13 07:00", None, "2026-01-15 06:00"),
        ("2026-01-13 02:00", time(2), "2026-01-14 02:00"),
        ("2026-01-13 02:00", time(23), "2026-01-13 23:00"),
    ],
)
def test_a_night_belongs_to_the_date_on_which_it_opens(begins: str, at_time: time | None, due: str) -> None:
    assert ends(begins, at_time=at_time, hours=calendar(window("22:00-06:00"))) == at(due)


def test_round_the_clock_the_next_day_ends_at_midnight_of_its_zone() -> None:
    always = calendar(always=True, zone="Europe/Paris")

    assert ends("2026-03-28 12:00", hours=always) == at("2026-03-29 22:00")  # 23 hours long, and summer time after it
    assert ends("2026-03-28 12:00", at_time=NOON, hours=always) == at("2026-03-29 10:00")


def test_the_time_of_day_is_kept_over_a_change_of_clocks() -> None:
    paris = nine_to_five("Europe/Paris")

    assert ends("2026-03-27 14:00", at_time=NOON, hours=paris) == at("2026-03-30 10:00")
    assert ends("2026-10-23 14:00", at_time=NOON, hours=paris) == at("2026-10-26 11:00")


@pytest.mark.parametrize(("amount", "due"), [("1 nbd", "2026-01-20 17:00"), ("2 nbd", "2026-01-21 17:00")])
def test_a_promise_may_be_made_in_it(amount: str, due: str) -> None:
    found = promise(plan({"1": target(amount)}), "1", at("2026-01-19 15:00"))

    assert found is not None
    assert found.due_at == at(due)


def test_a_share_of_it_is_of_the_covered_time_up_to_its_end() -> None:
    found = promise(plan({"1": target("1 nbd")}), "1", at("2026-01-12 15:00"))

    assert found is not None
    assert [share(found, percent) for percent in (20, 50, 100)] == [
        at("2026-01-12 17:00"),
        at("2026-01-13 12:00"),
        at("2026-01-13 17:00"),
    ]


def test_a_pause_moves_it_by_the_covered_time_that_it_takes() -> None:
    found = promise(plan({"1": target("1 nbd")}), "1", at("2026-01-12 15:00"))
    assert found is not None

    later = paused(found, (Segment(opens=at("2026-01-13 09:00"), closes=at("2026-01-13 11:00")),))

    assert later.due_at == at("2026-01-14 11:00")


def test_it_is_explained_from_its_start_and_not_from_the_next_opening() -> None:
    found = promise(plan({"1": target("1 nbd")}), "1", at("2026-01-17 10:00"))
    assert found is not None

    reasons = why(found, at("2026-01-19 10:00"))

    assert reasons.starts_at == at("2026-01-17 10:00")
    assert (reasons.spent, reasons.left) == (HOUR, 7 * HOUR)


@given(one=windows(), start=moments, later=st.timedeltas(timedelta(), timedelta(days=9)), data=st.data())
def test_who_asks_later_is_never_due_earlier(
    one: Window, start: datetime, later: timedelta, data: st.DataObject
) -> None:
    hours, at_time = coverage(calendar(one)), data.draw(st.none() | st.times(timezones=st.none()))

    due = [hours.next_business_day(moment, 1, at_time) for moment in (start, start + later)]

    assert start <= due[0] <= due[1]
    assert start + later <= due[1]


@tried(20)
@given(day=days, minute=st.integers(0, 1439), zone=st.sampled_from(("Europe/Paris", "Pacific/Auckland")))
def test_it_is_read_off_a_list_of_dates(day: date, minute: int, zone: str) -> None:
    begins = datetime.combine(day, time(), ZoneInfo("UTC")) + minute * MINUTE
    local = begins.astimezone(ZoneInfo(zone)).date()
    following = next(one for one in (local + n * DAY for n in range(1, 5)) if one.weekday() < 5)

    due = coverage(nine_to_five(zone)).next_business_day(begins, 1)

    assert due == datetime.combine(following, time(17), ZoneInfo(zone))


def test_half_of_it_is_spent_when_half_of_its_covered_time_is() -> None:
    found = promise(plan({"1": target("1 nbd")}), "1", at("2026-01-16 13:00"))
    assert found is not None

    assert spent(found, share(found, 50)) * 2 == spent(found, found.due_at)
