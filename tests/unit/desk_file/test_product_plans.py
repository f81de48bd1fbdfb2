"""Plans by product: each is judged by its own rules, and the contract has them all."""

import pytest

from bot.model.ids import CustomerId
from tests.unit.desk_file.files import Change, DeskFolder

ACME = CustomerId("acme")
BOTH: Change = ('products = ["envision-enterprise"]', 'products = ["envision-enterprise", "engage-legacy"]')


def own(ref: str) -> Change:
    """A change that gives one product a plan of its own."""
    return 'plan = "mpowr/premier"', f'plan = "mpowr/premier"\nplans = {{ engage-legacy = "{ref}" }}'


def test_a_product_may_have_a_plan_of_its_own_which_covers_it(desk: DeskFolder) -> None:
    found = desk.read(own("mpowr/priority"), BOTH)

    assert found.plans[ACME].ref == "mpowr/premier"
    assert {product: plan.ref for product, plan in found.by_product[ACME].items()} == {
        "engage-legacy": "mpowr/priority"
    }
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (own("mpowr/premier"), "27: customers.acme.products.1: “engage-legacy” has the plan Priority, not Premier"),
        (own("mst/standard"), "21: customers.acme.region: is missing"),
    ],
    ids=["a product of another plan", "a plan with regions"],
)
def test_a_product_is_judged_by_its_own_plan(desk: DeskFolder, change: Change, fault: str) -> None:
    faults = desk.faults(change, BOTH)

    assert len(faults) == 1
    assert fault in faults[0]


def test_a_plan_of_a_product_that_nobody_knows_is_warned_of(desk: DeskFolder) -> None:
    found = desk.read(own("mpowr/legacy"), BOTH)

    assert "what Acme asks about engage-legacy goes to triage" in str(found.warnings[0])
    assert [one.id for one in found.without_plan] == [ACME]
