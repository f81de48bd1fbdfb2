"""The example packs: what the grammar can say, with due times that were counted by hand."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.sla.clock import promise
from policies.rules import unreminded, warnings
from policies.terms import MetBy, Metric, PausedBy, Plan, metric_named
from tests.shipped import EXAMPLES

FERNHILL, CHAIN, LARKSPUR = "fernhill/till-care", "fernhill/till-care-chain", "larkspur/archive"
PARIS, NEW_YORK, DUBLIN, COPENHAGEN = "Europe/Paris", "America/New_York", "Europe/Dublin", "Europe/Copenhagen"


def plan(ref: str, zone: str | None = None) -> Plan:
    """An example plan for a customer in a zone."""
    return EXAMPLES.plan(ref, zone=zone)


@pytest.mark.parametrize("pack", ["fernhill", "larkspur"])
def test_nothing_is_to_be_said_of_an_example_but_that_its_goals_are_the_desks_own(pack: str) -> None:
    read = EXAMPLES.pack(pack)

    assert {breach.key.rpartition(".")[0] for breach in warnings(read)} <= {"ladder.goals"}
    assert unreminded(read) == ()


def test_between_them_they_say_all_that_may_be_said_of_a_promise() -> None:
    targets = [
        (metric, target)
        for ref in (FERNHILL, CHAIN, LARKSPUR)
        for of in plan(ref).targets.values()
        for metric, target in of.items()
    ]

    assert {metric for metric, _ in targets} == {*Metric, "diagnosis", "root-cause-analysis", "work-plan"}
    assert {pause for _, target in targets for pause in target.pauses} == set(PausedBy)
    assert MetBy.MILESTONE in {act for _, target in targets for act in target.met_by}
    assert any(target.fixed for _, target in targets)


# 2026: 23 Nov, 30 Nov and 28 Dec are Mondays; 24 Dec is a Thursday. Paris and Copenhagen are an hour ahead of Dublin.
@pytest.mark.parametrize(
    ("ref", "zone", "severity", "metric", "times"),
    [
        # Shops open Mon–Sat 07:00–19:00 by their own clock: 15 minutes on Saturday, 15 on Monday.
        (FERNHILL, PARIS, "stopped", "first_response", "2026-11-28 18:45 – 2026-11-30 07:15"),
        (FERNHILL, NEW_YORK, "stopped", "first_response", "2026-11-28 18:45 – 2026-11-30 07:15"),
        # Two hours on 24 December; 25 and 26 are closed every year, 27 is a Sunday.
        (FERNHILL, PARIS, "stopped", "diagnosis", "2026-12-24 17:00 – 2026-12-28 09:00"),
        (CHAIN, PARIS, "stopped", "diagnosis", "2026-12-24 18:00 – 2026-12-28 08:00"),
        # A year on it is a Friday, and 25 to 27 are closed again.
        (FERNHILL, PARIS, "stopped", "diagnosis", "2027-12-24 17:00 – 2027-12-27 09:00"),
        (FERNHILL, PARIS, "stopped", "next_update", "2026-11-30 18:00 – 2026-12-01 08:00"),
        # A shop's day that begins on Saturday afternoon ends on Monday at that time.
        (FERNHILL, PARIS, "stopped", "workaround", "2026-11-28 15:00 – 2026-11-30 15:00"),
        # The workshop is in Dublin, Mon–Fri 09:00–17:00: Paris 10:00 is its opening, and five days end on Friday.
        (FERNHILL, PARIS, "stopped", "resolution", "2026-11-23 10:00 – 2026-11-27 18:00"),
        # Ten days from an opening: Mon 14 Dec to Wed 23 are eight; 24 and 25 are closed, 26 and 27 a weekend.
        (FERNHILL, DUBLIN, "stopped", "root-cause-analysis", "2026-12-14 09:00 – 2026-12-29 17:00"),
        # The next business day at noon: of Friday it is Monday, however late on Friday.
        (FERNHILL, DUBLIN, "hindered", "workaround", "2026-11-27 08:00 – 2026-11-30 12:00"),
        (FERNHILL, DUBLIN, "hindered", "workaround", "2026-11-27 23:00 – 2026-11-30 12:00"),
        (FERNHILL, DUBLIN, "question", "first_response", "2026-11-28 12:00 – 2026-11-30 17:00"),
        # The watch counts every hour, the house its own: 24 to 26 December are closed, and the weekend is.
        (LARKSPUR, COPENHAGEN, "A", "resolution", "2026-12-24 20:00 – 2026-12-25 04:00"),
        (LARKSPUR, COPENHAGEN, "A", "next_update", "2026-12-31 23:30 – 2027-01-01 00:30"),
        (LARKSPUR, COPENHAGEN, "B", "work-plan", "2026-12-23 15:30 – 2026-12-28 15:00"),
        (LARKSPUR, COPENHAGEN, "B", "resolution", "2026-12-23 10:00 – 2027-01-05 10:00"),
    ],
)
def test_it_is_due_when_the_calendar_on_the_wall_says_so(
    ref: str, zone: str, severity: str, metric: str, times: str
) -> None:
    since, at = (datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)) for text in times.split(" – "))

    made = promise(plan(ref, zone), severity, since, metric=metric_named(metric))

    assert made
    assert made.due_at == at
