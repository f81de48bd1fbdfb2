"""Labels of buttons, out of the names that plans give their severities."""

import pytest

from bot.wording.labels import MAX_LABEL, distinct, fitted
from policies.terms import Plan
from tests.unit.wording.examples import shipped

PLANS = {str(one): one.plan for one in shipped()}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Level 1 – Critical", "Level 1 – Critical"),
        ("Severity 1 – Critical", "Severity 1 Critical"),
        ("Level 2 – Major Functionality Impairment", "Level 2 Major"),
        ("Schwerwiegendebetriebsstörung", "Schwerwiegendebetri…"),
    ],
)
def test_a_label_is_as_many_whole_words_as_fit(name: str, label: str) -> None:
    assert fitted(name) == label


def test_labels_that_would_read_alike_are_told_apart_by_their_number() -> None:
    assert distinct(["Severe disruption, everybody", "Severe disruption, one site", "Other"]) == (
        "1 Severe disruption,",
        "2 Severe disruption,",
        "Other",
    )


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_no_two_severities_of_a_plan_have_one_label_and_each_fits(plan: Plan) -> None:
    labels = distinct(severity.name for severity in plan.severities)

    assert len(set(labels)) == len(labels)
    assert all(len(label) <= MAX_LABEL for label in labels)
