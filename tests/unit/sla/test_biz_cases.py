"""Calendar arithmetic against the literals of another library's specification (zendesk/biz, Apache-2.0).

Three of its conventions are not ours, and are bridged here: a length of time that ends at a closing ends there for the
next opening, lengths may run backwards, and breaks and holidays are asked for by instant. Left out are its 20 cases in
units of days, which add dates where ours is the business day of the support terms, and the one that moves an opening
in a skipped hour to after its closing, where ours is the first instant after the gap.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from bot.sla.days import CoveredDay, Segment, covered_days
from bot.sla.hours import Coverage, coverage
from policies.terms import Break, Calendar, SpecialDay, Window
from tests.unit.sla.calendars import NO_VECTORS, VECTORS, at, calendar, window

FILE = VECTORS / "biz_cases.json"
GIVEN: dict[str, Any] = json.loads(FILE.read_text()) if FILE.exists() else {"cases": []}
SKIPPED_HOUR = "spec/periods/after_spec.rb:341"
CASES = [case for case in GIVEN["cases"] if case.get("unit") not in ("day", "days") and case["source"] != SKIPPED_HOUR]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YEAR = timedelta(days=366)

Case = dict[str, Any]


@pytest.mark.skipif(not FILE.exists(), reason=NO_VECTORS)
def test_it_answers_as_the_other_library_does(subtests: pytest.Subtests) -> None:
    for case in CASES:
        with subtests.test(f"{case['source']} {case['op']}"):
            answer = ANSWERS[case["op"]](case, coverage(_calendar(case["calendar"])))

            assert answer == case["expected"]


def test_every_kind_of_case_is_asked() -> None:
    assert {case["op"] for case in CASES} <= ANSWERS.keys()


def _in_hours(case: Case, hours: Coverage) -> bool:
    return hours.is_open(at(case["at"]))


def _on_break(case: Case, hours: Coverage) -> bool:
    without = coverage(replace(hours.calendar, breaks=(), holidays=frozenset(), windows=(_always(hours),)))
    with_breaks = coverage(replace(without.calendar, breaks=hours.calendar.breaks))
    return without.is_open(at(case["at"])) and not with_breaks.is_open(at(case["at"]))


def _on_holiday(case: Case, hours: Coverage) -> bool:
    every_day = coverage(replace(hours.calendar, breaks=(), special_days=(), windows=(_always(hours),)))
    return not every_day.is_open(at(case["at"]))


def _always(hours: Coverage) -> Window:
    return window("00:00-24:00", hours.calendar.zone, days=frozenset(range(7)))


def _within(case: Case, hours: Coverage) -> float:
    return hours.spent(at(case["start"]), at(case["end"])).total_seconds()


def _time_after(case: Case, hours: Coverage) -> str:
    return _written(hours.next_opening(hours.after(at(case["at"]), _length(case))))


def _time_before(case: Case, hours: Coverage) -> str:
    end = at(case["at"])
    length = _length(case)
    for part in reversed(hours.segments(end - YEAR, end)):
        if length <= part.closes - part.opens:
            return _written(part.closes - length)
        length -= part.closes - part.opens
    raise AssertionError("nothing covered within a year")


def _periods_after(case: Case, hours: Coverage) -> list[list[str]]:
    origin = at(case["origin"])
    return _periods(hours.segments(origin, origin + YEAR)[: case["take"]])


def _periods_before(case: Case, hours: Coverage) -> list[list[str]]:
    origin = at(case["origin"])
    return _periods(tuple(reversed(hours.segments(origin - YEAR, origin)))[: case["take"]])


def _periods_on(case: Case, hours: Coverage) -> list[list[str]]:
    return _periods(part for covered in _covered(hours, case["date"], days=1) for part in covered.segments)


def _dates_after(case: Case, hours: Coverage) -> list[str]:
    later = (covered.day.isoformat() for covered in _covered(hours, case["date"], days=366))
    return [day for day in later if day > case["date"]][: case["take"]]


def _date_active(case: Case, hours: Coverage) -> bool:
    return bool(_covered(hours, case["date"], days=1))


ANSWERS: Mapping[str, Callable[[Case, Coverage], object]] = {
    "in_hours": _in_hours,
    "on_break": _on_break,
    "on_holiday": _on_holiday,
    "within": _within,
    "time_after": _time_after,
    "time_before": _time_before,
    "periods_after": _periods_after,
    "periods_before": _periods_before,
    "periods_on": _periods_on,
    "dates_after": _dates_after,
    "date_active": _date_active,
}


def _covered(hours: Coverage, text: str, days: int) -> list[CoveredDay]:
    first = date.fromisoformat(text)
    return covered_days(hours.calendar, first, first + timedelta(days=days))


def _length(case: Case) -> timedelta:
    return timedelta(**{f"{case['unit'].removesuffix('s')}s": case["scalar"]})


def _periods(segments: Iterable[Segment]) -> list[list[str]]:
    return [[_written(part.opens), _written(part.closes)] for part in segments]


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _calendar(given: dict[str, Any]) -> Calendar:
    zone = given["time_zone"]
    windows = tuple(
        window(f"{opens}-{closes}", zone, days=frozenset({WEEKDAYS.index(day)}))
        for day, spans in given["hours"].items()
        for opens, closes in spans.items()
    )
    special = tuple(
        SpecialDay(day=date.fromisoformat(day), windows=tuple(window(f"{a}-{b}", zone) for a, b in spans.items()))
        for day, spans in given["shifts"].items()
    )
    breaks = tuple(
        Break(day=date.fromisoformat(day), starts=time.fromisoformat(a), ends=time.fromisoformat(b), zone=zone)
        for day, spans in given["breaks"].items()
        for a, b in spans.items()
    )
    plain = calendar(*windows, zone=zone, holidays=tuple(given["holidays"]))
    return replace(plain, special_days=special, breaks=breaks)
