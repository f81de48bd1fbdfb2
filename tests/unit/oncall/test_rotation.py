"""Whose turn it is: the n-th occurrence of the rule has the n-th person, by the wall clock."""

from datetime import date, datetime

import pytest
from msgspec.structs import replace

from bot.oncall.rotation import shift_at, shifts
from tests.unit.oncall.duties import WEEKLY, at


@pytest.mark.parametrize(
    ("now", "whose"),
    [
        (at(11, 2, 8), "one"),  # nine in Paris, exactly
        (at(11, 9, 7, 59), "one"),
        (at(11, 9, 8), "two"),
        (at(11, 16, 8), "three"),
        (at(11, 23, 8), "one"),
        (datetime.fromisoformat("2031-11-03T12:00:00+00:00"), "one"),  # five years on: the 262nd
    ],
)
def test_the_nth_occurrence_is_the_nth_persons(now: datetime, whose: str) -> None:
    shift = shift_at(WEEKLY, now)

    assert shift
    assert shift.person == whose
    assert shift.ends
    assert shift.begins <= now < shift.ends


def test_before_the_first_occurrence_it_is_nobodys_turn() -> None:
    assert shift_at(WEEKLY, at(11, 2, 7, 59)) is None
    assert shift_at(replace(WEEKLY, starts=date(2026, 11, 4)), at(11, 6, 12)) is None  # a Friday; Monday is the first


def test_a_hand_over_stays_at_nine_when_clocks_are_put_back_and_forward() -> None:
    summer = replace(WEEKLY, starts=date(2026, 3, 23))

    winter_to_summer = [one.begins for one in shifts(summer, at(3, 20, 0), at(4, 1, 0))]
    summer_to_winter = [one.begins for one in shifts(summer, at(10, 18, 0), at(10, 27, 0))]

    assert winter_to_summer == [at(3, 23, 8), at(3, 30, 7)]
    assert summer_to_winter == [at(10, 19, 7), at(10, 26, 8)]


def test_a_hand_over_in_the_skipped_hour_comes_right_after_it() -> None:
    nightly = replace(WEEKLY, rule="FREQ=DAILY;BYHOUR=2;BYMINUTE=30", starts=date(2026, 3, 28))

    assert [one.begins for one in shifts(nightly, at(3, 28, 12), at(3, 29, 12))] == [at(3, 29, 1)]


def test_people_may_take_turns_within_a_day() -> None:
    by_day_and_night = replace(WEEKLY, people=WEEKLY.people[:2], rule="FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0")

    whose = [shift.person for hour in (8, 19, 21) if (shift := shift_at(by_day_and_night, at(11, 5, hour)))]

    assert whose == ["one", "one", "two"]
