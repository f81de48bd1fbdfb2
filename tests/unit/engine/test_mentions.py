"""Who is called by name: the people of a line, by the account that the channel's platform and workspace know."""

import pytest
from msgspec.structs import replace

from bot.engine.homes import account_on
from bot.model.ids import PersonId
from bot.model.people import Person, Role
from bot.model.places import Account, Place
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, TRIAGE

HERE, ELSEWHERE = Account.parse("slack:T0DESK/U0HERE"), Account.parse("slack:T0OTHER/U0ELSEWHERE")
TEAMS = Account.parse("teams:TENANT/OBJECT")


def somebody(*accounts: Account) -> Person:
    """One of the vendor's people."""
    return Person(id=PersonId("somebody"), name="Somebody", roles=frozenset({Role.AGENT}), accounts=accounts)


@pytest.mark.parametrize(
    ("accounts", "account"),
    [
        ((HERE, ELSEWHERE), HERE),
        ((ELSEWHERE, HERE), HERE),
        ((ELSEWHERE,), ELSEWHERE),
        ((TEAMS, HERE), HERE),
        ((TEAMS,), None),
        ((), None),
    ],
)
def test_a_person_is_called_where_they_are_known(accounts: tuple[Account, ...], account: Account | None) -> None:
    assert account_on(somebody(*accounts), TRIAGE) == account


def test_who_has_no_account_on_the_platform_is_not_called(desk: FrontDesk) -> None:
    absent = tuple(replace(person, accounts=(TEAMS,)) for person in desk.file.people if AGENT_ONE in person.accounts)
    other = FrontDesk(file=replace(desk.file, people=absent))

    other.opened(CONTACT_ONE, "1")

    assert "@" not in other.triage()[-1].text


def test_a_card_calls_nobody_once_it_is_answered(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    assert "@Agent One" in desk.card_in(ticket)

    desk.types(AGENT_ONE, "ack EX-1")

    assert "@Agent One" not in desk.card_in(ticket)


def test_every_triage_channel_has_a_card_of_its_own(desk: FrontDesk) -> None:
    second = Place.parse("slack:T0DESK/C0SECOND")
    other = FrontDesk(file=replace(desk.file, triage=(TRIAGE, second)))

    ticket = other.opened(CONTACT_ONE, "1")

    assert "EX-1 · Acme" in other.standing(ticket.card_in(TRIAGE))
    assert "EX-1 · Acme" in other.standing(ticket.card_in(second))
