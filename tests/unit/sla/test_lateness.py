"""How late something is: in the time that its promise counts."""

from datetime import timedelta

import pytest

from bot.sla.clock import paused, promise
from bot.sla.hours import Segment
from bot.sla.lateness import Lateness, lateness
from bot.wording.amounts import ago, late
from tests.unit.sla.calendars import at, calendar, plan, target

FRIDAY_FIVE = at("2026-01-16 17:00")
"""The closing of a day from nine to five."""


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-01-16 16:00", ""),
        ("2026-01-16 17:00", ""),
        ("2026-01-17 12:00", ""),
        ("2026-01-19 09:00", ""),
        ("2026-01-19 09:20", "20 min"),
        ("2026-01-19 10:00", "1 h"),
        ("2026-01-19 12:30", "3 h 30 min"),
        ("2026-01-19 17:00", "1 business day"),
        ("2026-01-20 12:00", "1 business day, 3 h"),
        ("2026-01-23 20:00", "5 business days"),
    ],
)
def test_what_was_due_at_the_closing_on_friday_is_late_in_covered_time(now: str, said: str) -> None:
    made = promise(plan({"1": target("8 bh")}), "1", at("2026-01-16 09:00"))
    assert made
    assert made.due_at == FRIDAY_FIVE

    assert late(lateness(made, at(now))) == said


def test_while_every_instant_was_covered_it_is_late_by_the_clock() -> None:
    made = promise(plan({"1": target("1 bh")}), "1", at("2026-01-16 10:00"))
    assert made

    assert late(lateness(made, at("2026-01-16 11:42"))) == "42 min"


def test_a_pause_after_it_was_due_makes_it_no_less_late() -> None:
    made = promise(plan({"1": target("1 bh")}), "1", at("2026-01-16 10:00"))
    assert made
    detour = Segment(opens=at("2026-01-16 11:10"), closes=at("2026-01-16 11:40"))

    assert late(lateness(paused(made, (detour,)), detour.closes)) == "40 min"


@pytest.mark.parametrize("amount", ["10 h", "10 bh"])
def test_round_the_clock_it_is_late_by_the_clock(amount: str) -> None:
    always = plan({"1": target(amount)}, hours=calendar(always=True))
    made = promise(always, "1", at("2026-01-16 07:00"))
    assert made

    assert late(lateness(made, at("2026-01-19 10:00"))) == "2 days 17 h"


def test_it_is_rounded_to_the_nearest_minute() -> None:
    made = promise(plan({"1": target("1 bh")}), "1", at("2026-01-16 10:00"))
    assert made

    assert lateness(made, made.due_at + timedelta(seconds=90)) == Lateness(rest=timedelta(minutes=2))


def test_where_nothing_covered_has_passed_nothing_is_ago() -> None:
    assert ago(Lateness(is_covered=True)) == ""
    assert ago(Lateness(days=2, rest=timedelta(hours=3), is_covered=True)) == ", 2 business days, 3 h ago"
