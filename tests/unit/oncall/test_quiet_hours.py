"""When an account manager may be called: in their hours, unless they are away."""

from datetime import datetime, time

import pytest
from msgspec.structs import replace

from bot.model.oncall import OnCallOverride
from bot.oncall.quiet_hours import free_at
from policies.terms import Window
from tests.unit.oncall.duties import DESK, at, override, person, with_overrides

LEAD = DESK.people[-1].id
WEEK = {"since": at(11, 2, 0), "until": at(11, 9, 12)}


@pytest.mark.parametrize(
    ("now", "free"),
    [
        (at(11, 4, 8), at(11, 4, 8)),
        (at(11, 4, 7, 59), at(11, 4, 8)),
        (at(11, 6, 18), at(11, 9, 8)),  # a Friday
        (at(11, 7, 12), at(11, 9, 8)),
    ],
)
def test_the_usual_hours_are_those_of_an_office(now: datetime, free: datetime) -> None:
    assert free_at(DESK, LEAD, now) == free


def test_hours_may_be_other_ones() -> None:
    nights = Window(days=frozenset({2}), opens=time(22), opens_zone="UTC", closes=time(2), closes_zone="UTC")
    desk = replace(DESK, people=(replace(person("lead"), hours=(nights,)),))

    assert free_at(desk, LEAD, at(11, 4, 12)) == at(11, 4, 22)
    assert free_at(desk, LEAD, at(11, 5, 1)) == at(11, 5, 1)


@pytest.mark.parametrize(
    ("overrides", "free"),
    [
        ((override("lead", **WEEK),), at(11, 9, 12)),
        ((override("lead", "four", **WEEK),), at(11, 4, 12)),  # who stands in for them is there
        ((override("lead", since=at(11, 2, 0), until=at(11, 6, 20)),), at(11, 9, 8)),  # back after hours
    ],
)
def test_who_is_away_is_called_when_they_are_back_or_whoever_stands_in(
    overrides: tuple[OnCallOverride, ...], free: datetime
) -> None:
    assert free_at(with_overrides(*overrides), LEAD, at(11, 4, 12)) == free


def test_who_left_is_called_at_no_time() -> None:
    assert free_at(replace(DESK, people=DESK.people[:1]), LEAD, at(11, 4, 12)) is None
