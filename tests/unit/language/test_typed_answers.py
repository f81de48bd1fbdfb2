"""What is typed instead of pressing a button of the one question."""

import pytest

from bot.language.typed_answers import Chosen, Dismissed, find_severity, find_severity_and_reason, typed_answer
from policies.terms import Plan
from tests.shipped import LIBRARY

PREMIER = LIBRARY.plan("mpowr/premier")  # the customer decides
GOLD = LIBRARY.plan("m3ter/gold")  # the vendor decides
SHIPPED = [plan for pack in LIBRARY.packs() for plan in pack.plans.values()]


@pytest.mark.parametrize(
    "text",
    [
        "2",
        " 2 ",
        "2.",
        "#2",
        "Level 2",
        "level 2!",
        "LEVEL-2",
        "L2",
        "sev 2",
        "severity 2",
        "priority 2",
        "p2",
        "urgent",
    ],
)
def test_a_number_or_an_alias_chooses(text: str) -> None:
    found = typed_answer(text, PREMIER)

    assert isinstance(found, Chosen)
    assert found.severity == "2"


@pytest.mark.parametrize("text", ["Level 2 – Urgent", "Level 2 - Urgent", "level 2 urgent", "Urgent!", "LEVEL 2"])
def test_a_name_or_half_of_it_chooses(text: str) -> None:
    assert typed_answer(text, PREMIER) == Chosen(severity="2")


@pytest.mark.parametrize("text", ["not a request", "Not a request.", "no request"])
def test_saying_that_it_is_no_request_dismisses_it(text: str) -> None:
    assert typed_answer(text, PREMIER) == Dismissed()


@pytest.mark.parametrize("text", ["not sure", "Not sure.", "I don't know", "no idea"])
def test_where_the_vendor_decides_one_may_be_unsure(text: str) -> None:
    assert typed_answer(text, GOLD) == Chosen(severity=None)


def test_where_the_customer_decides_being_unsure_is_no_answer() -> None:
    assert typed_answer("not sure", PREMIER) is None


@pytest.mark.parametrize(
    "text",
    ["", "5", "22", "2 users", "never mind", "urgent: nobody can log in", "not a request?!x"],
)
def test_anything_else_is_part_of_the_request(text: str) -> None:
    assert typed_answer(text, PREMIER) is None


@pytest.mark.parametrize("text", ["general", "General request", "question"])
def test_a_severity_without_a_number_has_its_names_too(text: str) -> None:
    assert typed_answer(text, GOLD) == Chosen(severity="general")


@pytest.mark.parametrize("plan", SHIPPED, ids=lambda plan: plan.ref)
def test_every_severity_is_found_by_its_id_name_and_aliases(plan: Plan) -> None:
    for severity in plan.severities:
        for name in (severity.id, severity.name, *severity.aliases):
            assert find_severity(name, plan) == severity, name


@pytest.mark.parametrize(
    ("text", "severity", "reason"),
    [
        ("1: down", "1", "down"),
        ("Level 1: urgent", "1", "urgent"),
        ("2, only the Berlin office", "2", "only the Berlin office"),
        ("3 because it has a detour", "3", "because it has a detour"),
        ("Level 1 – Critical: down", "1", "down"),
        ("Level 1: Critical", "1", ""),
        ("Level 1 – Critical", "1", ""),
        ("1", "1", ""),
    ],
)
def test_a_reason_follows_a_severity_though_it_names_one_too(text: str, severity: str, reason: str) -> None:
    found = find_severity_and_reason(text, PREMIER)

    assert found
    assert (found[0].id, found[1]) == (severity, reason)
