"""The tenant is filled with whom the desk file names on Teams."""

from adapters.sandbox.teams.population import colleague_id, populated
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Contact, Person, Role
from bot.model.places import Account, Place

ACME = Customer(
    id=CustomerId("acme"),
    name="Acme",
    plan="a/b",
    channels=(Place.parse("slack:T0DESK/C0ACME"), Place.parse("teams:TENANT/19:acme@thread.tacv2")),
    contacts=(
        Contact(id=PersonId("one"), name="Contact One", accounts=(Account.parse("teams:TENANT/c1"),)),
        Contact(id=PersonId("two"), name="Contact Two", accounts=(Account.parse("slack:T0ACME/U0TWO"),)),
    ),
)
AGENT = Person(
    id=PersonId("agent-one"),
    name="Agent One",
    roles=frozenset({Role.AGENT}),
    accounts=(Account.parse("slack:T0DESK/U0AGENT1"), Account.parse("teams:TENANT/a1")),
)


def desk(*customers: Customer) -> Desk:
    """A desk with its triage on Slack."""
    triage = (Place.parse("slack:T0DESK/C0TRIAGE"),)
    return Desk(name="Example Support", ticket_prefix="EX", triage=triage, people=(AGENT,), customers=customers)


def test_only_who_has_an_account_there_is_there() -> None:
    found = populated(desk(ACME))

    assert found is not None
    assert set(found.members) == {"a1", "c1", colleague_id(ACME.id)}
    assert found.tenant == "TENANT"


def test_a_customers_channel_has_the_desks_people_and_its_own() -> None:
    found = populated(desk(ACME))

    assert found is not None
    (channel,) = found.channels.values()
    assert (channel.id, channel.name) == ("19:acme@thread.tacv2", "support-acme")
    assert channel.members == set(found.members)


def test_a_desk_without_a_channel_there_has_no_tenant() -> None:
    assert populated(desk()) is None
