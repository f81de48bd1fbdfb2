"""The turns of one person, with swaps and leave."""

from datetime import timedelta

from bot.model.ids import PersonId
from bot.oncall.turns import OnCallTurn, turns
from policies.terms import Line
from tests.unit.oncall.duties import DESK, at, override, with_overrides

ONE, TWO, FOUR = PersonId("one"), PersonId("two"), PersonId("four")
NOVEMBER = at(11, 4, 0), at(11, 30, 0)


def test_a_turn_that_has_begun_is_told_from_its_beginning_and_one_that_goes_on_to_its_end() -> None:
    assert turns(DESK, ONE, *NOVEMBER) == (
        OnCallTurn(line=Line.FIRST, begins=at(11, 2, 8), ends=at(11, 9, 8)),
        OnCallTurn(line=Line.FIRST, begins=at(11, 23, 8), ends=at(11, 30, 8)),
    )


def test_a_leave_cuts_a_turn_and_a_stand_in_has_the_rest_of_it() -> None:
    desk = with_overrides(override("one", "two", since=at(11, 25, 8), until=at(11, 26, 8)))

    assert [(one.begins, one.ends) for one in turns(desk, ONE, at(11, 20, 0), at(11, 30, 0))] == [
        (at(11, 23, 8), at(11, 25, 8)),
        (at(11, 26, 8), at(11, 30, 8)),
    ]
    assert turns(desk, TWO, at(11, 20, 0), at(11, 30, 0)) == (
        OnCallTurn(line=Line.FIRST, begins=at(11, 25, 8), ends=at(11, 26, 8)),
    )


def test_whoever_is_called_besides_has_a_turn() -> None:
    desk = with_overrides(override(on="four", line=Line.FIRST, since=at(11, 25, 8), until=at(11, 26, 8)))

    (found,) = turns(desk, FOUR, *NOVEMBER)

    assert (found.line, found.ends - found.begins) == (Line.FIRST, timedelta(days=1))


def test_a_line_in_which_everybody_is_on_call_has_no_turns() -> None:
    assert turns(DESK, FOUR, *NOVEMBER) == ()
