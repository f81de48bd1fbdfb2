"""Severities as each plan has them: names, conditions, who decides, and who must phone."""

import pytest

from policies.terms import DecidedBy, Plan
from tests.shipped import LIBRARY

PLANS = {plan.ref: plan for pack in LIBRARY.packs() for plan in pack.plans.values()}
NAMES = {
    "mpowr/premier": ["Level 1 – Critical", "Level 2 – Urgent", "Level 3 – High", "Level 4 – Normal"],
    "cpi/standard": [
        "Level 1 – Site Down",
        "Level 2 – Major Functionality Impairment",
        "Level 3 – Some Business Impact",
        "Level 4 – Low Business Impact",
    ],
    "influitive/premier-success": ["Severity Level 1", "Other"],
    "m3ter/gold": [
        "Severity 1 – Urgent",
        "Severity 2 – High Priority",
        "Severity 3 – Normal Priority",
        "General request",
    ],
    "mst/standard": ["Severity 1 – Critical", "Severity 2 – Major", "Severity 3 – Minor", "Severity 4 – Cosmetic"],
}
CONDITIONS = {
    ("mpowr/premier", "1"): ["in production", "all users", "unavailable", "data integrity", "no workaround"],
    ("mpowr/premier", "2"): [
        "major functionality",
        "performance",
        "persists",
        "many users",
        "no reasonable workaround",
    ],
    ("mpowr/premier", "3"): ["performance", "bug", "some users", "not all", "workaround", "not scale"],
    ("mpowr/premier", "4"): ["routine", "information", "configure", "few users", "reasonable workaround", "practical"],
    ("cpi/standard", "1"): ["production", "wholly stopped", "reasonably go on", "completely down", "no way to"],
    ("cpi/standard", "2"): ["no workaround is acceptable", "goes on", "productivity", "service levels", "seriously"],
    ("cpi/standard", "3"): ["there is a workaround", "less important", "environment", "minor loss", "resources"],
    ("cpi/standard", "4"): ["information", "added or changed", "documentation", "not affect", "no work is held up"],
    ("m3ter/gold", "1"): ["production use", "severely", "and/or", "confidentiality", "privacy", "continuously"],
    ("m3ter/gold", "2"): ["intermittently", "reduced capacity", "and/or", "core functions", "within support hours"],
    ("m3ter/gold", "3"): ["minor inconvenience", "workaround", "usable", "reasonable efforts", "within support hours"],
    ("m3ter/gold", "general"): ["question", "does not affect service", "guidance", "outside the classification"],
    ("mst/standard", "1"): ["production use", "stopped", "cannot reasonably go on"],
    ("mst/standard", "2"): ["one or more important functions", "still works"],
    ("mst/standard", "3"): ["alternative", "less important", "minor loss", "implementation resources", "both"],
    ("mst/standard", "4"): ["business operations", "basic functions", "hardly"],
}
DECIDED_BY = {
    "mpowr": DecidedBy.CUSTOMER,
    "cpi": DecidedBy.CONFIRMED,
    "influitive": DecidedBy.CUSTOMER,
    "m3ter": DecidedBy.VENDOR,
    "mst": DecidedBy.CUSTOMER,
}


@pytest.mark.parametrize("ref", NAMES)
def test_severities_have_the_names_of_the_plan_in_order_of_rank(ref: str) -> None:
    assert [severity.name for severity in PLANS[ref].severities] == NAMES[ref]


@pytest.mark.parametrize(("ref", "severity"), CONDITIONS)
def test_a_definition_keeps_every_condition(ref: str, severity: str) -> None:
    definition = PLANS[ref].severity(severity).definition.casefold()

    assert [condition for condition in CONDITIONS[ref, severity] if condition not in definition] == []


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_plan_says_who_decides_the_severity(plan: Plan) -> None:
    assert plan.severity_rule.decided_by is DECIDED_BY[plan.pack]


@pytest.mark.parametrize(
    ("ref", "number"),
    [
        ("cpi/standard", "800.999.0197"),
        ("influitive/premier-success", "1-888-689-0758 x115"),
        ("influitive/premier-success-plus", "1-888-689-0758 x115"),
    ],
)
def test_only_the_most_severe_must_be_phoned_in(ref: str, number: str) -> None:
    phones = {severity.id: severity.phone.number for severity in PLANS[ref].severities if severity.phone}

    assert phones == {"1": number}


@pytest.mark.parametrize("ref", ["mpowr/premier", "m3ter/gold", "mst/premium"])
def test_other_plans_know_no_phone_duty(ref: str) -> None:
    assert all(severity.phone is None for severity in PLANS[ref].severities)


def test_a_site_that_is_down_is_asked_to_be_confirmed() -> None:
    asked = {severity.id for plan in PLANS.values() for severity in plan.severities if severity.confirm}

    assert asked == {"1"}
    assert PLANS["cpi/standard"].severity("1").confirm == "Is your production site completely down?"
