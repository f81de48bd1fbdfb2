"""Each key by which two plans may differ leads to the clause of what is there."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.sla.clause_of import clause_of
from bot.sla.comparison import changes
from bot.sla.differences import Effect
from bot.sla.entries import LISTS
from policies.terms import Plan
from tests.shipped import LIBRARY

PLANS = [plan for pack in LIBRARY.ids() for plan in LIBRARY.pack(pack).plans.values()]
WITHOUT = {"regions", "products", "kinds"}
"""What the terms list without a clause of its own."""


def keys(plan: Plan) -> Iterator[str]:
    """The keys at which a comparison may find something of this plan."""
    yield from ("chat", "severity_rule", "contacts.may_open", "contacts.minimum", "contacts.maximum")
    yield from (f"targets.{severity}.{metric}" for severity, found in plan.targets.items() for metric in found)
    yield from (f"calendars.{one}" for one in plan.calendars)
    yield from (f"severities.{one.id}.name" for one in plan.severities)
    yield from (f"allowances.{one.id}.{key}" for one in plan.allowances for key in ("limit", "beyond"))
    yield from (f"{name}.{key}" for name, listed in LISTS.items() if name not in WITHOUT for key in listed.of(plan))


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.ref)
def test_whatever_may_differ_has_its_clause(plan: Plan) -> None:
    assert [key for key in keys(plan) if clause_of(plan, key) is None] == []


def test_what_a_plan_lacks_has_none() -> None:
    assert [clause_of(PLANS[0], key) for key in ("targets.9.first_response", "provisions.none", "regions.emea")] == [
        None,
        None,
        None,
    ]


def test_a_step_of_escalation_that_goes_is_worse() -> None:
    old = LIBRARY.plan("mpowr/premier")
    new = replace(old, ladder=replace(old.ladder, steps=()))

    (change,) = changes(old, new, datetime(2026, 1, 1, tzinfo=UTC))
    assert (change.effect, change.key) == (Effect.WORSE, f"steps.{old.ladder.steps[0].name}")
