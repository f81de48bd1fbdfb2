"""A customer whose products have plans of their own: the product of a request decides."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from bot.model.form import FieldName
from bot.model.ids import TicketId
from bot.model.ticket import Ticket
from policies.terms import Plan
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.form_acts import ACME, answered, choice, shown, submits, with_products
from tests.unit.engine.people import CONTACT_ONE

PREMIER, PRIORITY = people.plan("mpowr/premier"), people.plan("mpowr/priority")


def desk_with(plan: Plan, own: Mapping[str, Plan], *products: str) -> FrontDesk:
    """A desk at which Acme has a plan, and other ones for some of its products."""
    desk = FrontDesk(file=with_products(*(products or ("rockets", "anvils"))))
    plans = {**desk.service.loader.plans, people.ACME: plan}
    desk.service = replace(
        desk.service, loader=replace(desk.service.loader, plans=plans, by_product={people.ACME: own})
    )
    return desk


def opened(desk: FrontDesk) -> Ticket:
    return desk.store.kept.tickets[TicketId("EX-1")]


@pytest.mark.parametrize(("product", "plan"), [("rockets", PREMIER), ("anvils", PRIORITY)])
def test_a_form_opens_a_ticket_under_the_plan_of_its_product(product: str, plan: Plan) -> None:
    desk = desk_with(PREMIER, {"anvils": PRIORITY})

    submits(desk, CONTACT_ONE, ACME, answered(desk, CONTACT_ONE, ACME, product=product))

    assert (opened(desk).product, opened(desk).plan_version) == (product, plan.version)


@pytest.mark.parametrize(("plan", "own"), [(PREMIER, PRIORITY), (PRIORITY, PREMIER)])
def test_where_the_product_is_not_known_the_stricter_plan_counts(plan: Plan, own: Plan) -> None:
    desk = desk_with(plan, {"anvils": own})

    ticket = desk.opened(CONTACT_ONE, "2")

    assert ticket.plan_version == PREMIER.version


def test_a_form_whose_product_has_other_severities_is_shown_again_with_them() -> None:
    other = people.plan("m3ter/gold")
    desk = desk_with(PREMIER, {"anvils": other})
    filled = replace(answered(desk, CONTACT_ONE, ACME, product="anvils"), plan=shown(desk, CONTACT_ONE, ACME).plan)

    again = submits(desk, CONTACT_ONE, ACME, filled).form

    assert again
    assert again.plan == other.version
    assert choice(again, FieldName.PRODUCT).chosen == "anvils"
    assert not desk.store.kept.tickets


def test_the_plan_that_is_shown_names_the_other_one() -> None:
    desk = desk_with(PREMIER, {"engage-legacy": PRIORITY}, "envision-enterprise", "engage-legacy")

    said = desk.types(CONTACT_ONE, "plan")

    assert "Acme · Premier" in said
    assert "Some products have another plan: Priority (engage-legacy)." in said
