from datetime import datetime, timedelta

import pytest

from bot.sla.clock import NoHours, promise, share, spent, strictest
from bot.sla.days import Segment
from bot.sla.explanation import why
from bot.sla.instants import NotAnInstant
from policies.terms import CalendarChoice, Metric
from tests.shipped import LIBRARY
from tests.unit.sla.calendars import at, calendar, nine_to_five, plan, target, window

MONDAY = at("2026-01-12 10:00")
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("amount", "due"),
    [
        ("30 m", "2026-01-16 16:30"),
        ("20 h", "2026-01-17 12:00"),
        ("2 d", "2026-01-18 16:00"),
        ("1 w", "2026-01-23 16:00"),
        ("1 mo", "2026-02-16 16:00"),
        ("90 bm", "2026-01-19 09:30"),
        ("4 bh", "2026-01-19 12:00"),
        ("2 bd", "2026-01-20 16:00"),
    ],
)
def test_each_unit_counts_its_own_time(amount: str, due: str) -> None:
    found = promise(plan({"1": target(amount)}), "1", at("2026-01-16 16:00"))

    assert found is not None
    assert found.due_at == at(due)


def test_a_month_keeps_the_wall_clock_of_the_plan_and_stays_in_the_month() -> None:
    monthly = plan({"1": target("1 mo")}, zone="America/New_York")

    found = promise(monthly, "1", at("2027-01-31 12:00-05:00"))

    assert found is not None
    assert found.due_at == at("2027-02-28 12:00-05:00")


def test_round_the_clock_business_hours_are_plain_hours() -> None:
    always = plan({"1": target("10 bh")}, hours=calendar(always=True))

    found = promise(always, "1", at("2026-01-17 20:00"))

    assert found is not None
    assert found.due_at == at("2026-01-18 06:00")


def test_plain_hours_run_through_the_night_whatever_the_calendar() -> None:
    found = promise(plan({"1": target("20 h")}), "1", MONDAY)

    assert found is not None
    assert (found.due_at, found.calendar) == (at("2026-01-13 06:00"), None)


def test_plain_hours_keep_a_calendar_that_counts_every_instant() -> None:
    always = calendar(always=True)

    found = promise(plan({"1": target("20 h")}, hours=always), "1", MONDAY)

    assert found is not None
    assert found.calendar is always


def test_a_range_is_due_at_its_end_and_aimed_at_its_start() -> None:
    found = promise(plan({"4": target("48 h", aim="24 h")}), "4", MONDAY)

    assert found is not None
    assert (found.aim_at, found.due_at) == (at("2026-01-13 10:00"), at("2026-01-14 10:00"))


def test_nothing_is_promised_where_the_terms_promise_nothing() -> None:
    assert promise(plan({"1": target(None)}), "1", MONDAY) is None


def test_nothing_is_promised_of_a_metric_that_the_terms_do_not_mention() -> None:
    assert promise(plan({"1": target("4 bh")}), "1", MONDAY, metric=Metric.RESOLUTION) is None


def test_a_severity_that_the_plan_lacks_is_no_promise_of_nothing() -> None:
    with pytest.raises(KeyError, match="5"):
        promise(plan({"1": target("4 bh")}), "5", MONDAY)


def test_the_calendar_is_that_of_the_region() -> None:
    regional = target(
        "1 bh", CalendarChoice(calendar="north", region="north"), CalendarChoice(calendar="south", region="south")
    )
    both = plan({"1": regional}, north=nine_to_five("Europe/London"), south=nine_to_five("Australia/Sydney"))

    found = promise(both, "1", at("2026-01-13 00:00"), region="south")

    assert found is not None
    assert found.due_at == at("2026-01-13 01:00")


def test_a_region_without_hours_is_refused_with_the_regions_there_are() -> None:
    regional = plan({"1": target("1 bh", CalendarChoice(calendar="hours", region="north"))})

    with pytest.raises(NoHours, match="north, south"):
        promise(regional, "1", MONDAY)


@pytest.mark.parametrize(("phoned", "due"), [(True, "2026-01-18 01:00"), (False, "2026-01-19 10:00")])
def test_a_ticket_that_was_phoned_in_may_have_other_hours(phoned: bool, due: str) -> None:
    choices = (CalendarChoice(calendar="always", phoned=True), CalendarChoice(calendar="hours"))
    urgent = plan({"1": target("1 bh", *choices)}, hours=nine_to_five(), always=calendar(always=True))

    found = promise(urgent, "1", at("2026-01-18 00:00"), phoned=phoned)

    assert found is not None
    assert found.due_at == at(due)


def test_a_promise_needs_an_instant_to_count_from() -> None:
    with pytest.raises(NotAnInstant):
        promise(plan({"1": target("1 h")}), "1", datetime.fromisoformat("2026-01-12T10:00"))


def test_until_there_is_a_severity_the_earliest_due_time_is_the_goal() -> None:
    # At night the 24 plain hours of the lesser severity are over before two business hours are.
    night = plan({"1": target("10 bh"), "2": target("12 h"), "3": target(None)})

    found = strictest(night, at("2026-01-12 18:00"))

    assert found is not None
    assert (found.severity, found.due_at) == ("2", at("2026-01-13 06:00"))


def test_there_is_no_goal_where_nothing_is_promised() -> None:
    assert strictest(plan({"1": target(None)}), MONDAY) is None


def test_a_share_is_of_covered_time() -> None:
    found = promise(plan({"1": target("4 bh")}), "1", at("2026-01-16 15:00"))

    assert found is not None
    assert [share(found, percent) for percent in (0, 50, 75, 100)] == [
        at("2026-01-16 15:00"),
        at("2026-01-16 17:00"),
        at("2026-01-19 10:00"),
        at("2026-01-19 11:00"),
    ]


def test_a_share_of_a_business_day_is_of_the_covered_time_up_to_its_end() -> None:
    found = promise(plan({"1": target("1 bd")}), "1", at("2026-01-16 15:00"))

    assert found is not None
    assert share(found, 50) == at("2026-01-19 11:00")


def test_time_spent_goes_on_after_the_due_time() -> None:
    found = promise(plan({"1": target("2 bh")}), "1", MONDAY)

    assert found is not None
    assert spent(found, at("2026-01-13 10:00")) == 8 * HOUR


def test_an_explanation_names_windows_and_holidays_and_the_time_left() -> None:
    hours = calendar(window("09:00-17:00", "Europe/Paris"), holidays=("2026-01-13",))
    found = promise(plan({"1": target("10 bh")}, hours=hours), "1", at("2026-01-12 06:00"))
    assert found is not None

    reasons = why(found, at("2026-01-12 09:00"))

    assert reasons.starts_at == at("2026-01-12 08:00")
    assert reasons.windows == (
        Segment(opens=at("2026-01-12 08:00"), closes=at("2026-01-12 16:00")),
        Segment(opens=at("2026-01-14 08:00"), closes=at("2026-01-14 10:00")),
    )
    assert [day.isoformat() for day in reasons.holidays] == ["2026-01-13"]
    assert (reasons.spent, reasons.left) == (HOUR, 9 * HOUR)


def test_an_explanation_names_the_clauses_it_rests_on() -> None:
    found = promise(plan({"1": target("10 bh")}), "1", MONDAY)
    assert found is not None

    reasons = why(found, MONDAY)

    assert reasons.calendar is not None
    assert (reasons.target.source.clause, reasons.calendar.source.clause) == ("Response", "Hours")


def test_an_explanation_of_a_long_target_counts_the_windows_that_it_leaves_out() -> None:
    found = promise(plan({"1": target("200 bh")}), "1", MONDAY)
    assert found is not None

    reasons = why(found, MONDAY)

    assert (len(reasons.windows), reasons.more_windows) == (20, 6)


def test_no_time_is_left_of_a_promise_that_is_late() -> None:
    found = promise(plan({"1": target("2 bh")}), "1", MONDAY)
    assert found is not None

    assert why(found, at("2026-01-14 10:00")).left == timedelta()


def test_plain_time_is_explained_as_one_span() -> None:
    found = promise(plan({"1": target("20 h")}), "1", MONDAY)
    assert found is not None

    reasons = why(found, at("2026-01-12 20:00"))

    assert reasons.windows == (Segment(opens=MONDAY, closes=at("2026-01-13 06:00")),)
    assert reasons.calendar is None


def test_130_business_hours_of_nine_hour_days_are_14_days_and_four_hours() -> None:
    standard = LIBRARY.plan("mst/standard")

    found = promise(standard, "4", at("2026-01-12 08:00-05:00"), region="americas")

    assert found is not None
    assert found.due_at == at("2026-01-30 12:00-05:00")
