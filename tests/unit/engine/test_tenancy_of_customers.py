"""Nobody learns who else is a customer: another one's plan and contacts are told like those of none."""

from collections.abc import Callable

import pytest

from bot.commands import Command, Origin, ShowContacts, ShowPlan
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import STRANGER
from tests.unit.engine.test_tenancy import ACME_CHANNEL, CUSTOMERS, OUTSIDERS, VENDORS, told

ABOUT_A_CUSTOMER: dict[type[Command], Callable[[Origin, str], Command]] = {
    ShowContacts: lambda o, words: ShowContacts(origin=o, words=words),
    ShowPlan: lambda o, words: ShowPlan(origin=o, words=words),
}
CUSTOMERS_IDS = [customer.id for customer in people.customers()]


@pytest.mark.parametrize("kind", ABOUT_A_CUSTOMER)
@pytest.mark.parametrize("who", [*CUSTOMERS, *OUTSIDERS])
def test_another_customer_is_as_good_as_none(desk: FrontDesk, who: str, kind: type[Command]) -> None:
    account, place = (CUSTOMERS | OUTSIDERS)[who][:2]
    own = "acme" if people.home(account) == ACME_CHANNEL and place != people.channel(people.GLOBE) else "globe"

    known = [told(desk, account, place, lambda o, name=name: ABOUT_A_CUSTOMER[kind](o, name)) for name in CUSTOMERS_IDS]

    told_of = dict(zip(CUSTOMERS_IDS, known, strict=True))
    absent = told(desk, account, place, lambda origin: ABOUT_A_CUSTOMER[kind](origin, "nobody"))
    foreign = {name: answer for name, answer in told_of.items() if name != own or account == STRANGER}
    assert {answer.replace(name, "nobody") for name, answer in foreign.items()} == {absent}


@pytest.mark.parametrize("kind", ABOUT_A_CUSTOMER)
@pytest.mark.parametrize("who", VENDORS)
def test_the_vendors_people_may_look_at_any_customer(desk: FrontDesk, who: str, kind: type[Command]) -> None:
    answer = told(desk, *VENDORS[who], lambda origin: ABOUT_A_CUSTOMER[kind](origin, "globe"))

    assert "Globe" in answer


@pytest.mark.parametrize("kind", ABOUT_A_CUSTOMER)
@pytest.mark.parametrize("who", CUSTOMERS)
def test_a_customers_people_may_look_at_their_own(desk: FrontDesk, who: str, kind: type[Command]) -> None:
    account, place, _ = CUSTOMERS[who]

    assert "Premier" in told(desk, account, place, lambda origin: ABOUT_A_CUSTOMER[kind](origin, ""))
