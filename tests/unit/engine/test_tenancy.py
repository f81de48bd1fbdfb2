"""Nobody learns who else is a customer: another one's tickets, plan and contacts are told like those of none.

What becomes of every command about one ticket or request is told in `tests/faults/test_whose_eyes.py`.
"""

from collections.abc import Callable

import pytest

from bot.commands import Command, Origin, ShowContacts, ShowPlan
from bot.model.places import Account, Place
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.every_command import ACMES, CUSTOMERS, GLOBES, OUTSIDERS, VENDORS, told
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, GLOBE_ONE, PRIVATE, STRANGER, TRIAGE

ABOUT_A_CUSTOMER: dict[type[Command], Callable[[Origin, str], Command]] = {
    ShowContacts: lambda o, words: ShowContacts(origin=o, words=words),
    ShowPlan: lambda o, words: ShowPlan(origin=o, words=words),
}
CUSTOMERS_IDS = [customer.id for customer in people.customers()]


@pytest.mark.parametrize("kind", ABOUT_A_CUSTOMER)
@pytest.mark.parametrize("who", [*CUSTOMERS, *OUTSIDERS])
def test_another_customer_is_as_good_as_none(desk: FrontDesk, who: str, kind: type[Command]) -> None:
    account, place = (CUSTOMERS | OUTSIDERS)[who][:2]
    own = "acme" if people.home(account) == ACMES and place != GLOBES else "globe"

    known = [told(desk, account, place, lambda o, name=name: ABOUT_A_CUSTOMER[kind](o, name)) for name in CUSTOMERS_IDS]

    told_of = dict(zip(CUSTOMERS_IDS, known, strict=True))
    absent = told(desk, account, place, lambda origin: ABOUT_A_CUSTOMER[kind](origin, "nosuch"))
    foreign = {name: answer for name, answer in told_of.items() if name != own or account == STRANGER}
    assert {answer.replace(name, "nosuch") for name, answer in foreign.items()} == {absent}


@pytest.mark.parametrize("kind", ABOUT_A_CUSTOMER)
@pytest.mark.parametrize("who", VENDORS)
def test_the_vendors_people_may_look_at_any_customer(desk: FrontDesk, who: str, kind: type[Command]) -> None:
    answer = told(desk, *VENDORS[who][:2], lambda origin: ABOUT_A_CUSTOMER[kind](origin, "globe"))

    assert "Globe" in answer


@pytest.mark.parametrize("kind", ABOUT_A_CUSTOMER)
@pytest.mark.parametrize("who", CUSTOMERS)
def test_a_customers_people_may_look_at_their_own(desk: FrontDesk, who: str, kind: type[Command]) -> None:
    account, place, _ = CUSTOMERS[who]

    assert "Premier" in told(desk, account, place, lambda origin: ABOUT_A_CUSTOMER[kind](origin, ""))


@pytest.mark.parametrize(
    ("who", "place", "seen"),
    [
        (CONTACT_ONE, ACMES, {"EX-1"}),
        (COLLEAGUE, ACMES, {"EX-1"}),
        (CONTACT_ONE, PRIVATE, {"EX-1"}),
        (GLOBE_ONE, GLOBES, {"EX-2"}),
        (STRANGER, PRIVATE, set()),
        (AGENT_ONE, TRIAGE, {"EX-1", "EX-2"}),
    ],
)
def test_a_list_shows_ones_own(desk: FrontDesk, who: Account, place: Place, seen: set[str]) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.opened(GLOBE_ONE, "2")

    listed = desk.types(who, "list", place)

    assert {number for number in ("EX-1", "EX-2") if number in listed} == seen
