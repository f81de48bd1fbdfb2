"""The spans in which nobody of a line is on call."""

from msgspec.structs import replace

from bot.oncall.gaps import gaps
from policies.terms import Line
from tests.unit.oncall.duties import DESK, at, override, person, with_overrides


def test_while_everybody_is_there_nothing_is_open() -> None:
    assert gaps(DESK, at(11, 2, 8), at(12, 1, 0)) == ()


def test_a_leave_leaves_the_rest_of_a_shift_open_and_says_who_is_called_instead() -> None:
    desk = with_overrides(override("two", since=at(11, 12, 9), until=at(11, 20, 9)))

    (gap,) = gaps(desk, at(11, 2, 8), at(12, 1, 0))

    assert (gap.line, gap.begins, gap.ends) == (Line.FIRST, at(11, 12, 9), at(11, 16, 8))
    assert [one.id for one in gap.instead] == ["four", "five"]


def test_gaps_that_touch_are_one_and_the_last_may_go_on() -> None:
    desk = with_overrides(
        *(override(each, since=at(11, 12, 9), until=at(12, 20, 9)) for each in ("one", "two", "three"))
    )

    assert [(gap.begins, gap.ends) for gap in gaps(desk, at(11, 2, 8), at(12, 1, 0))] == [(at(11, 12, 9), at(12, 1, 0))]


def test_the_turn_of_who_left_is_a_gap() -> None:
    desk = replace(DESK, people=DESK.people[1:])

    assert [gap.begins for gap in gaps(desk, at(11, 2, 8), at(11, 30, 0))] == [at(11, 2, 8), at(11, 23, 8)]


def test_a_line_that_nobody_is_in_has_no_gaps() -> None:
    desk = replace(DESK, rotations=(), people=(person("four", Line.SECOND),))

    assert gaps(desk, at(11, 2, 8), at(12, 1, 0)) == ()
