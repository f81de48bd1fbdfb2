"""The rows of a report: in the words of plans for people, by ids for programs, and from the first month that counts."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from adapters.cli.report_rows import csv_rows, duration_row, satisfaction_row, tally_row
from adapters.composition.report import Report
from bot.model.attainment import PERCENTILES, Durations, Months, Stretch, Tally, months_until
from bot.model.ids import CustomerId
from bot.model.satisfaction import Satisfaction

ACME = CustomerId("acme")
YEAR = Months(days=months_until(date(2026, 12, 1), 12), zones={})
LEVELS = {("mpowr/premier", "1"): "Level 1 – Critical", ("m3ter/gold", "1"): "Severity 1"}
KEPT = Tally(
    customer=ACME, plan="mpowr/premier", severity="1", metric="first-response", month=date(2026, 11, 1), kept=3
)
SAID = Satisfaction(customer=ACME, plan="mpowr/premier", resolved=8, confirmed=3, rated=2, total=9)
REPORT = Report(
    made_at=datetime(2026, 12, 1, tzinfo=UTC),
    months=YEAR,
    names={ACME: "Acme"},
    tallies=(KEPT,),
    durations=(),
    satisfaction=(SAID,),
    spent=(),
    broken=(),
    why=(),
    levels=LEVELS,
)


def test_in_csv_what_customers_said_has_columns_of_its_own() -> None:
    heading, counted, said = csv_rows(REPORT)

    assert list(heading.values()) == list(heading)
    assert list(heading)[-5:] == ["resolved", "confirmed", "share confirmed", "rated", "average rating"]
    assert {name: said[name] for name in list(heading)[-5:]} == {
        "resolved": 8,
        "confirmed": 3,
        "share confirmed": "37.5 %",
        "rated": 2,
        "average rating": "4.5 of 5",
    }
    assert [counted[name] for name in list(heading)[-5:]] == [""] * 5


def test_in_csv_a_row_of_what_they_said_counts_no_promise() -> None:
    said = csv_rows(REPORT)[-1]

    assert (said["customer"], said["plan"], said["metric"]) == ("Acme", "mpowr/premier", "satisfaction")
    assert [said[name] for name in ("severity", "month", "kept", "broken", "of", "attainment")] == [""] * 6


def test_where_nobody_said_anything_there_is_no_row_of_it() -> None:
    assert len(csv_rows(replace(REPORT, satisfaction=()))) == 2


def test_of_what_nobody_confirmed_or_rated_there_is_no_share_and_no_average() -> None:
    silent = satisfaction_row(replace(SAID, resolved=0, confirmed=0, rated=0, total=0), REPORT)

    assert (silent["share confirmed"], silent["average rating"]) == ("", "")


@pytest.mark.parametrize(
    ("plan", "severity", "told"),
    [
        ("mpowr/premier", "1", "Level 1 – Critical"),
        ("", "1", "1 (Level 1 – Critical / Severity 1)"),
        ("former/plan", "7", "7"),
        ("mpowr/premier", "", "none yet"),
    ],
    ids=["one plan", "several plans", "a plan of former times", "no severity"],
)
def test_people_read_a_severity_as_its_plan_calls_it(plan: str, severity: str, told: str) -> None:
    row = tally_row(replace(KEPT, plan=plan, severity=severity), REPORT, ("severity",))

    assert row["severity"] == told


def test_programs_read_it_as_the_pack_has_it() -> None:
    assert csv_rows(REPORT)[1]["severity"] == "1"


def test_how_long_it_took_is_told_in_the_same_words() -> None:
    took = Durations(stretch=Stretch.RESPONSE, severity="all", number=2, percentiles=(1, 2, 3, 4)[: len(PERCENTILES)])

    assert duration_row(took, REPORT)["severity"] == "all"
    assert (
        duration_row(replace(took, severity="1"), replace(REPORT, levels=dict([*LEVELS.items()][:1])))["severity"]
        == "Level 1 – Critical"
    )


@pytest.mark.parametrize(
    ("counted", "first"),
    [(date(2026, 3, 1), "2026-03"), (date(2026, 11, 1), "2026-10"), (None, "2026-10")],
    ids=["since March", "since last month", "nothing"],
)
def test_a_chart_begins_at_the_first_month_that_has_anything_and_shows_three_at_least(
    counted: date | None, first: str
) -> None:
    report = replace(REPORT, tallies=(replace(KEPT, month=counted),) if counted else ())

    assert (f"{report.drawn[0]:%Y-%m}", report.drawn[-1]) == (first, date(2026, 12, 1))


def test_a_chart_of_fewer_months_shows_those_there_are() -> None:
    short = replace(REPORT, months=Months(days=YEAR.days[-2:], zones={}), tallies=())

    assert short.drawn == YEAR.days[-2:]
