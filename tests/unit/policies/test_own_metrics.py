"""Metrics that a pack names itself: any name that can be typed and read aloud, but no slip of the pen."""

import pytest

from policies.reader import read_pack
from policies.terms import Amount, Unit
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
