"""Metrics that a pack names itself: any name that can be typed and read aloud, but no slip of the pen."""

from datetime import UTC, datetime

import pytest

from bot.sla.comparison import changes
from bot.sla.differences import Effect
from policies.faults import InvalidPack
from policies.reader import read_overridden, read_pack
from policies.terms import Amount, OwnMetric, Unit
from tests.shipped import EXAMPLES
from tests.unit.policies.small_pack import edition, faults

DIAGNOSIS = {"target": "4 h", "clause": "3"}


def test_a_pack_may_name_metrics_of_its_own() -> None:
    plan = read_pack(edition({"targets.2.diagnosis": DIAGNOSIS, "targets.1.root-cause": DIAGNOSIS})).plans["basic"]

    assert plan.own_metrics == ("root-cause", "diagnosis")
    assert plan.targets["2"][plan.own_metrics[1]].amount == Amount(value=4, unit=Unit.HOUR)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("first-response", "first_response"),
        ("first_reponse", "first_response"),
        ("workround", "workaround"),
        ("Resolution", "resolution"),
        ("update", "next_update"),
        ("response", "first_response"),
    ],
)
def test_a_slip_of_the_pen_in_a_metric_is_no_metric_of_the_packs_own(name: str, meant: str) -> None:
    assert faults({f"targets.2.{name}": DIAGNOSIS}) == [f'targets.2.{name}: unknown key; did you mean "{meant}"?']


@pytest.mark.parametrize("name", ["root_cause", "RCA", "root cause", "-rca", "2nd-look", "rca-", "ursachenanalyse!"])
def test_a_metric_is_named_in_words_that_can_be_typed_and_read_aloud(name: str) -> None:
    assert faults({f"targets.2.{name}": DIAGNOSIS}) == [
        f"targets.2.{name}: must be small letters, words joined by hyphens, such as root-cause-analysis"
    ]


def test_a_metric_of_the_packs_own_is_held_to_the_rules_of_a_target() -> None:
    assert faults({"targets.2.diagnosis": {"target": "4 bh", "fixed": True}}) == [
        "targets.2.diagnosis.clause: is missing",
        "targets.2.diagnosis.calendar: 4 bh needs a calendar to count in",
        "targets.2.diagnosis.fixed: only updates come at fixed intervals",
    ]
    assert faults({"targets.2.diagnosis": "4 h"}) == ['targets.2.diagnosis: must be a table, not "4 h"']


def test_an_order_form_may_set_another_time_for_one_or_agree_on_one() -> None:
    one = edition({"targets.2.diagnosis": DIAGNOSIS})
    agreed = [
        {"key": "targets.2.diagnosis", "value": "2 h", "clause": "Form, 3"},
        {"key": "targets.1.work-plan", "value": "1 d", "clause": "Form, 4"},
    ]

    plan = read_overridden(one, "basic", agreed)

    times = {metric: target.amount for of in plan.targets.values() for metric, target in of.items()}
    assert times[OwnMetric("diagnosis")] == Amount(value=2, unit=Unit.HOUR)
    assert times[OwnMetric("work-plan")] == Amount(value=1, unit=Unit.DAY)


def test_a_slip_of_the_pen_in_an_order_form_is_one_too() -> None:
    with pytest.raises(InvalidPack, match="did you mean"):
        read_overridden(edition(), "basic", [{"key": "targets.2.workround", "value": "2 h", "clause": "Form, 3"}])


def test_without_a_diagnosis_or_with_a_later_one_a_plan_is_worse() -> None:
    chain, care = (EXAMPLES.plan(f"fernhill/{name}") for name in ("till-care-chain", "till-care"))

    found = {one.key: one.effect for one in changes(chain, care, datetime(2026, 1, 1, tzinfo=UTC))}

    assert found["targets.hindered.diagnosis"] is found["targets.stopped.diagnosis"] is Effect.WORSE
    assert "targets.stopped.root-cause-analysis" not in found
