"""What nothing reminds of, which an operator has to know before a customer finds out."""

import pytest

from policies.reader import read_pack
from policies.rules import UNREMINDED, unreminded
from tests.unit.policies.test_rules import edition

DRAWN: dict[str, tuple[dict[str, object], str, str]] = {
    "no-goal": (
        {"targets.2.first_response": {"target": "none", "clause": "3"}},
        "targets.2.first_response",
        "severity 2 has neither a promise nor a goal, so nothing reminds of it: set ladder.goals.2",
    ),
}


@pytest.mark.parametrize("rule", DRAWN)
def test_what_nothing_reminds_of_is_told(rule: str) -> None:
    changes, key, says = DRAWN[rule]

    found = unreminded(read_pack(edition(changes)))

    assert (rule, key, says) in [(breach.rule, breach.key, breach.says) for breach in found]


def test_of_what_the_terms_ask_for_beside_an_answer_the_desk_reminds() -> None:
    asked = edition(
        {
            "severities.1.phone": {"number": "1", "says": "Please call.", "clause": "2"},
            "targets.1.resolution": {"target": "2 d", "clause": "3"},
        }
    )

    assert unreminded(read_pack(asked)) == ()


def test_a_resolution_alone_is_reminded_of_but_an_update_alone_never_begins() -> None:
    none, time = {"target": "none", "clause": "3"}, {"target": "2 d", "clause": "3"}

    resolved, updated = (
        read_pack(edition({"targets.2.first_response": none, f"targets.2.{metric}": time}))
        for metric in ("resolution", "next_update")
    )

    assert (len(unreminded(resolved)), len(unreminded(updated))) == (0, 1)


def test_where_all_is_promised_and_reminded_of_nothing_is_told() -> None:
    assert unreminded(read_pack(edition())) == ()


def test_every_rule_has_a_pack_that_draws_it() -> None:
    assert [rule.name for rule in UNREMINDED] == list(DRAWN)
