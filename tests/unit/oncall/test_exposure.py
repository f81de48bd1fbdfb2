"""What a gap on call costs: the promises whose hours fall into it."""

from datetime import datetime, timedelta

from bot.oncall.exposure import exposures, joined
from bot.oncall.gaps import Gap
from policies.terms import Line
from tests.shipped import LIBRARY, readme_pack
from tests.unit.oncall.duties import at

PREMIER = LIBRARY.plan("mpowr/premier")


def gap(begins: datetime, ends: datetime, line: Line = Line.FIRST) -> Gap:
    return Gap(line=line, begins=begins, ends=ends, instead=())


NIGHT = gap(at(11, 17, 0), at(11, 17, 9))
"""A Tuesday's night and the hours before Chicago opens."""


def test_hours_that_no_promise_counts_cost_nothing() -> None:
    standard = LIBRARY.plan("mst/standard")

    assert exposures(gap(at(11, 14, 6), at(11, 15, 6)), [(standard, "emea")]) == ()  # a Saturday


def test_a_line_that_is_woken_is_missing_at_any_hour() -> None:
    found = exposures(NIGHT, [(PREMIER, None)])

    assert [(one.severity.id, one.covered) for one in found] == [("1", timedelta(hours=9)), ("2", timedelta(hours=9))]


def test_a_line_that_no_rung_calls_is_not_missing() -> None:
    care = readme_pack("northwind").plans["care"]
    week = at(11, 16, 0), at(11, 20, 0)

    assert exposures(gap(*week, Line.FIRST), [(care, None)])
    assert exposures(gap(*week, Line.ENGINEERING), [(care, None)]) == ()


def test_the_hours_of_all_regions_are_missing() -> None:
    standard, day = LIBRARY.plan("mst/standard"), gap(at(11, 17, 0), at(11, 18, 0))

    emea, americas, both = (
        exposures(day, [(standard, region) for region in regions])[0]
        for regions in (("emea",), ("americas",), ("emea", "americas"))
    )

    assert emea.segments != americas.segments
    assert both.segments == joined((*americas.segments, *emea.segments))
    assert both.covered > max(emea.covered, americas.covered)


def test_what_several_customers_have_is_told_once() -> None:
    assert len(exposures(NIGHT, [(PREMIER, None)] * 3)) == 2
