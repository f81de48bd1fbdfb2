"""Who is called: whose turn it is, with swaps, leave and who comes besides; never nobody while there is somebody."""

import pytest
from msgspec.structs import replace

from bot.model.desk import Desk
from bot.model.oncall import OnCallOverride
from bot.oncall.duty import called, instead_of, on_duty
from bot.oncall.overrides import away_until
from policies.terms import Line
from tests.unit.oncall.duties import DESK, WEEKLY, at, override, person, with_overrides

WEDNESDAY = at(11, 4, 12)
"""In the first person's week."""
WEEK = {"since": at(11, 2, 0), "until": at(11, 9, 0)}


def first_line(desk: Desk) -> list[str]:
    return [one.id for one in on_duty(desk, Line.FIRST, WEDNESDAY)]


@pytest.mark.parametrize(
    ("overrides", "on"),
    [
        ((), ["one"]),
        ((override("one", "two", **WEEK),), ["two"]),
        ((override("one", "two", since=at(11, 4, 12), until=at(11, 4, 13)),), ["two"]),
        ((override("one", "two", since=at(11, 4, 10), until=at(11, 4, 12)),), ["one"]),  # over
        ((override("two", "three", **WEEK),), ["one"]),  # it isn't their turn, so nobody stands in
        ((override(on="two", line=Line.FIRST, **WEEK),), ["one", "two"]),
        ((override(on="three", **WEEK),), ["one", "three"]),  # in the lines of whoever comes besides
        ((override(on="four", **WEEK),), ["one"]),  # who is in the second line
        ((override("one", "two", **WEEK), override("two", "three", **WEEK)), ["three"]),
        ((override("one", "two", **WEEK), override("two", "one", **WEEK)), ["two"]),  # they have swapped
        ((override("one", "three", **WEEK), override("one", **WEEK)), ["three"]),  # a stand-in is there, in any order
        ((override("one", **WEEK), override("one", "three", **WEEK)), ["three"]),
        ((override("one", "three", line=Line.FIRST, **WEEK), override("one", "two", **WEEK)), ["three"]),
        ((override("one", **WEEK), override(on="two", line=Line.FIRST, **WEEK)), ["two"]),
        ((override(on="two", line=Line.FIRST, **WEEK), override("two", **WEEK)), ["one"]),
        ((override("one", "two", line=Line.SECOND, **WEEK),), ["one"]),
    ],
)
def test_overrides_come_on_top_of_turns(overrides: tuple[OnCallOverride, ...], on: list[str]) -> None:
    assert first_line(with_overrides(*overrides)) == on


@pytest.mark.parametrize(
    ("overrides", "on"),
    [
        ((override("one", **WEEK),), ["four", "five"]),  # the next line
        ((override("one", **WEEK), override("four", **WEEK)), ["five"]),
        ((override("one", **WEEK), override("four", **WEEK), override("five", **WEEK)), ["lead"]),
        ((override("one", "two", **WEEK), override("two", **WEEK)), ["four", "five"]),  # their stand-in is on leave
        (tuple(override(each, **WEEK) for each in ("one", "four", "five", "lead")), []),  # triage reads it alone
    ],
)
def test_nobody_on_call_goes_to_the_next_line_then_to_the_leads(
    overrides: tuple[OnCallOverride, ...], on: list[str]
) -> None:
    assert first_line(with_overrides(*overrides)) == on


def test_who_left_or_has_no_account_is_not_called() -> None:
    left = replace(DESK, people=DESK.people[1:])
    without_account = replace(DESK, people=(person("one", account=False), *DESK.people[1:]))

    assert first_line(left) == ["four", "five"]
    assert first_line(without_account) == ["four", "five"]


def test_a_line_without_rotation_is_everybody_in_it_who_is_not_away() -> None:
    desk = replace(with_overrides(override("four", **WEEK)), rotations=())
    everybody = replace(desk, people=(*desk.people, person("six", Line.FIRST), person("seven", Line.FIRST)))

    assert [one.id for one in on_duty(everybody, Line.FIRST, WEDNESDAY)] == ["six", "seven"]
    assert [one.id for one in on_duty(everybody, Line.SECOND, WEDNESDAY)] == ["five"]


def test_a_rotation_that_has_not_begun_changes_nothing() -> None:
    before = at(11, 1, 12)
    desk = replace(DESK, people=(*DESK.people, person("six", Line.FIRST)))

    assert [one.id for one in on_duty(desk, Line.FIRST, before)] == ["six"]


def test_rotations_of_a_line_are_on_call_side_by_side() -> None:
    desk = replace(DESK, rotations=(WEEKLY, replace(WEEKLY, people=WEEKLY.people[1:])))

    assert first_line(desk) == ["one", "two"]


def test_lines_that_are_called_together_are_called_once_each() -> None:
    desk = with_overrides(override("one", **WEEK))

    assert [one.id for one in called(desk, (Line.FIRST, Line.SECOND), WEDNESDAY)] == ["four", "five"]


def test_who_is_wanted_by_name_has_their_stand_in() -> None:
    swapped, leave = (with_overrides(override("lead", on, **WEEK)) for on in ("four", None))

    found = [instead_of(desk, DESK.people[-1].id, WEDNESDAY) for desk in (DESK, swapped, leave)]

    assert [one and one.id for one in found] == ["lead", "four", None]


def test_leaves_that_follow_each_other_are_one() -> None:
    desk = with_overrides(
        override("one", **WEEK),
        override("one", "two", since=at(11, 9, 0), until=at(11, 20, 0)),
        override("two", **WEEK),
    )

    assert away_until(desk, DESK.people[0].id, WEDNESDAY) == at(11, 20, 0)
    assert away_until(desk, DESK.people[0].id, at(11, 20, 0)) is None
