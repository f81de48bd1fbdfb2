"""The rank of severities: their order, unless one is said to be above another."""

import pytest

from policies.reader import read_overridden, read_pack
from policies.terms import Plan
from tests.unit.policies.small_pack import edition, faults

TARGET = {"first_response": {"target": "1 h", "clause": "3"}}


def severity(severity_id: str, above: str | None = None) -> dict[str, object]:
    entry = {"name": f"Severity {severity_id}", "definition": f"{severity_id}.", "clause": "2"}
    return entry if above is None else {**entry, "above": above}


def with_own(**above: str | None) -> dict[str, object]:
    """The plan `full` with severities of its own, each above another one or (None) as it comes."""
    return {
        "plans.full.severities": {own: severity(own, other) for own, other in above.items()},
        "plans.full.targets": dict.fromkeys(above, TARGET),
    }


def ranked(plan: Plan) -> list[str]:
    return [one.id for one in plan.severities]


def test_a_severity_of_a_plan_comes_after_those_it_inherits() -> None:
    assert ranked(read_pack(edition(with_own(P0=None))).plans["full"]) == ["1", "2", "P0"]


@pytest.mark.parametrize(("above", "order"), [("1", ["P0", "1", "2"]), ("2", ["1", "P0", "2"])])
def test_a_plan_may_rank_its_own_right_above_one_that_it_inherits(above: str, order: list[str]) -> None:
    plans = read_pack(edition(with_own(P0=above))).plans

    assert ranked(plans["full"]) == order
    assert ranked(plans["basic"]) == ["1", "2"]


@pytest.mark.parametrize("names", [("P0", "P00"), ("P00", "P0")])
def test_several_are_ranked_in_whatever_order_they_are_written(names: tuple[str, str]) -> None:
    above = {"P0": "1", "P00": "P0"}

    plan = read_pack(edition(with_own(**{name: above[name] for name in names}))).plans["full"]

    assert ranked(plan) == ["P00", "P0", "1", "2"]


def test_an_order_form_may_add_one_above_the_others() -> None:
    added = {"key": "severities.P0", "value": severity("P0", "1"), "clause": "Form"}
    target = {"key": "targets.P0.first_response", "value": "30 m", "clause": "Form"}

    assert ranked(read_overridden(edition(), "basic", [added, target])) == ["P0", "1", "2"]


def test_a_severity_that_stands_above_is_the_same_promise_as_one_written_first() -> None:
    said = read_pack(edition({"severities.1.above": "2"})).plans["basic"]

    assert said == read_pack(edition()).plans["basic"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (with_own(P0="9"), ['plans.full.severities.P0.above: there is no severity "9"']),
        (with_own(P0="P0"), ['plans.full.severities.P0.above: can\'t be above "P0", which is not below it']),
        (
            with_own(P0="P1", P1="P0"),
            ['plans.full.severities.P0.above: can\'t be above "P1", which is not below it'],
        ),
    ],
)
def test_what_can_not_be_above_is_told(changes: dict[str, object], told: list[str]) -> None:
    assert faults(changes) == told
