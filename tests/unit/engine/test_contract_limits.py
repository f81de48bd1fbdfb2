"""The limits of a roster, judged on the whole of it."""

import pytest

from bot.engine.contract.limits import broken
from bot.model.contract import Contract
from bot.model.contract_limit import ContractLimit
from bot.model.ids import PersonId
from bot.model.people import Contact, Person, Role
from bot.model.places import Account
from tests.shipped import LIBRARY
from tests.unit.engine.contracts import contact, opened

FIVE = tuple(map(contact, range(1, 6)))
TAM = Person(
    id=PersonId("tam-one"),
    name="TAM One",
    roles=frozenset({Role.TAM}),
    accounts=(Account.parse("slack:T0DESK/U0TAM1"),),
)
ANY_NUMBER, REFUSED_BEYOND_FIVE, APPROVED_BEYOND_FIVE = "cpi/standard", "mpowr/premier", "influitive/premier-success"


def found(contract: Contract, ref: str) -> list[tuple[ContractLimit, str]]:
    return [(one.limit, one.what) for one in broken(contract, LIBRARY.plan(ref).contacts, (TAM,))]


@pytest.mark.parametrize(
    ("contract", "ref", "breaks"),
    [
        (opened(*FIVE), REFUSED_BEYOND_FIVE, []),
        (opened(*FIVE, contact(6)), REFUSED_BEYOND_FIVE, [(ContractLimit.TOO_MANY, "6")]),
        (opened(*FIVE, contact(6)), APPROVED_BEYOND_FIVE, []),
        (opened(*FIVE, contact(6)), ANY_NUMBER, []),
        (opened(), REFUSED_BEYOND_FIVE, [(ContractLimit.TOO_FEW, "0")]),
        (opened(), ANY_NUMBER, []),
    ],
)
def test_a_roster_has_as_many_contacts_as_its_plan_lets_it(
    contract: Contract, ref: str, breaks: list[tuple[ContractLimit, str]]
) -> None:
    assert found(contract, ref) == breaks


def test_an_account_belongs_to_one_contact_of_a_customer() -> None:
    twin = contact(2, accounts=contact(1).accounts)

    assert found(opened(contact(1), twin), ANY_NUMBER) == [(ContractLimit.ACCOUNT_TWICE, "slack:T0ACME/U1")]


@pytest.mark.parametrize(
    ("one", "what"),
    [(contact(1, id=TAM.id), "tam-one"), (contact(1, accounts=TAM.accounts), "slack:T0DESK/U0TAM1")],
)
def test_nobody_is_on_both_sides(one: Contact, what: str) -> None:
    assert found(opened(one), ANY_NUMBER) == [(ContractLimit.OUR_OWN, what)]
