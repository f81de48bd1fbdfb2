"""What the terms ask of a designated contact: asked of whoever becomes one, kept with its day, missed if wanting."""

import pytest

from bot.model.ids import CustomerId
from bot.model.places import Account
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, COLLEAGUE, CONTACT_ONE, HELIO, HELIO_ONE, TAM_ONE
from tests.unit.engine.roster_acts import CORA, MONDAY_NINE, a_desk, contract, says

each_plan = pytest.mark.parametrize(
    ("customer", "who", "new", "clause"),
    [
        (ACME, CONTACT_ONE, COLLEAGUE, "MPOWR support service plans, “Designated Contacts”"),
        (HELIO, HELIO_ONE, CORA, "Premier Success Terms and Conditions, “Designated Contacts"),
    ],
    ids=["Premier", "Premier Success"],
)


@pytest.fixture
def desk() -> FrontDesk:
    """Acme has two contacts, and Helio one."""
    return a_desk(helio=1)


@each_plan
def test_every_duty_and_condition_is_asked_with_the_clause(
    desk: FrontDesk, customer: CustomerId, who: Account, new: Account, clause: str
) -> None:
    says(desk, who, "contacts add @Cora Lane", new)

    (asked,) = [post for post in desk.posts() if post.buttons == ["That fits me"]]
    rule = desk.service.loader.plans[customer].contacts
    assert len(rule.asks) == len(rule.duties) + len(rule.conditions) > 5
    assert [one for one in rule.asks if one not in asked.text] == []
    assert clause in asked.text


@each_plan
def test_the_word_of_a_contact_is_kept_with_all_that_it_is_about_and_its_day(
    desk: FrontDesk, customer: CustomerId, who: Account, new: Account, clause: str
) -> None:
    says(desk, who, "contacts add @Cora Lane", new)

    desk.presses(new, "contacts confirm", "")

    *_, seat = contract(desk, customer).roster
    assert seat.attested
    assert seat.attested.says == desk.service.loader.plans[customer].contacts.asks
    assert seat.attested.at == MONDAY_NINE
    assert clause in says(desk, who, "contacts")


@each_plan
def test_who_has_not_confirmed_them_is_on_the_account_managers_radar(
    desk: FrontDesk, customer: CustomerId, who: Account, new: Account, clause: str
) -> None:
    says(desk, who, "contacts add @Cora Lane", new)
    there, name = len(contract(desk, customer).roster), desk.service.loader.desk.customer(customer)
    before = desk.types(TAM_ONE, "radar contacts")
    assert clause in says(desk, who, "contacts")

    desk.presses(new, "contacts confirm", "")

    assert name
    assert f"{name.name} – {there} of {there} ha" in before
    assert f"{name.name} – {there - 1} of {there} ha" in desk.types(TAM_ONE, "radar contacts")
