"""Calendar arithmetic against 236 cases that were computed elsewhere, by stepping through wall clocks."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.sla.hours import Coverage, coverage
from policies.terms import Calendar
from tests.unit.sla.calendars import NO_VECTORS, VECTORS, at, calendar, window

FILE = VECTORS / "business_time.json"
GIVEN: dict[str, Any] = json.loads(FILE.read_text()) if FILE.exists() else {"calendars": {}, "vectors": []}

pytestmark = pytest.mark.skipif(not FILE.exists(), reason=NO_VECTORS)
DEADLINES = [case for case in GIVEN["vectors"] if "minutes" in case]
SPANS = [case for case in GIVEN["vectors"] if "end" in case]


def test_it_is_open_when_it_should_be(subtests: pytest.Subtests) -> None:
    for case in GIVEN["vectors"]:
        with subtests.test(case["name"]):
            assert _hours(case).is_open(at(case["start"])) is case["open_at_start"]


def test_the_deadline_is_the_earliest_instant(subtests: pytest.Subtests) -> None:
    for case in DEADLINES:
        with subtests.test(case["name"]):
            assert _hours(case).after(at(case["start"]), timedelta(minutes=case["minutes"])) == at(case["deadline"])


def test_the_next_opening_after_a_deadline_is_found(subtests: pytest.Subtests) -> None:
    for case in DEADLINES:
        with subtests.test(case["name"]):
            assert _hours(case).next_opening(at(case["deadline"])) == at(case["deadline_next_open"])


def test_the_time_spent_is_exact(subtests: pytest.Subtests) -> None:
    for case in SPANS:
        with subtests.test(case["name"]):
            assert _hours(case).spent(at(case["start"]), at(case["end"])) == timedelta(seconds=case["elapsed_seconds"])


def _hours(case: dict[str, Any]) -> Coverage:
    return coverage(_calendar(GIVEN["calendars"][case["calendar"]]))


def _calendar(given: dict[str, Any]) -> Calendar:
    windows = (
        window(f"{one['open']}-{one['close']}", one["open_tz"], one["close_tz"], frozenset(one["days"]))
        for one in given["windows"]
    )
    return calendar(*windows, holidays=tuple(given["holidays"]))
