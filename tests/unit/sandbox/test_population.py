"""The sandbox is filled with whom the desk file names, under the same ids."""

import tomllib
from typing import Any

from adapters.sandbox import example
from adapters.sandbox.slack.people import SlackPopulation
from adapters.sandbox.slack.population import populated
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId
from bot.model.places import Account, Place

DESK: dict[str, Any] = tomllib.loads(example.DESK_FILE.read_text())


def test_the_desks_people_are_everywhere_and_a_customers_in_their_own_channel(population: SlackPopulation) -> None:
    triage, acme = population.channels["C0TRIAGE"], population.channels["C0ACME"]

    assert triage.members == {"U0PLANDESK", "U0AGENT1"}
    assert acme.members == {"U0PLANDESK", "U0AGENT1", "U0ONE", "U0ACMECOLLEAGUE"}


def test_a_colleague_shares_the_contacts_workspace(population: SlackPopulation) -> None:
    contact, colleague = population.users["U0ONE"], population.users["U0ACMECOLLEAGUE"]

    assert colleague.team == contact.team == "T0ACME"


def test_a_desk_without_a_channel_here_has_no_workspace() -> None:
    assert populated(Desk(name="Example Support", ticket_prefix="EX", triage=(Place.parse("teams:T/C"),))) is None


def test_a_desk_with_its_triage_elsewhere_has_one_for_its_customers() -> None:
    customer = Customer(id=CustomerId("acme"), name="Acme", plan="a/b", channels=(Place.parse("slack:T0DESK/C0ACME"),))
    triage = (Place.parse("teams:T/C"),)

    found = populated(Desk(name="Example Support", ticket_prefix="EX", triage=triage, customers=(customer,)))

    assert found is not None
    assert (found.home.id, list(found.channels)) == ("T0DESK", ["C0ACME"])


def test_a_customer_who_is_nowhere_here_has_nobody_here() -> None:
    customer = Customer(id=CustomerId("acme"), name="Acme", plan="a/b", channels=(Place.parse("teams:T/C"),))
    triage = (Place.parse("slack:T0DESK/C0TRIAGE"),)

    found = populated(Desk(name="Example Support", ticket_prefix="EX", triage=triage, customers=(customer,)))

    assert found is not None
    assert (list(found.users), list(found.teams)) == ([], ["T0DESK"])


def test_the_example_names_every_account_of_its_desk_file() -> None:
    contacts = [contact for customer in DESK["customers"] for contact in customer["contacts"]]
    accounts = [Account.parse(text) for person in [*DESK["people"], *contacts] for text in person["accounts"]]
    on_slack = [customer for customer in DESK["customers"] if customer["channels"][0].startswith("slack:")]
    colleagues = {f"U0{customer['id'].upper()}COLLEAGUE" for customer in on_slack}

    named = {value for value in vars(example).values() if isinstance(value, str) and value.startswith(("U0", "5c0d"))}

    assert named == {account.user for account in accounts} | colleagues


def test_the_example_names_every_channel_of_its_desk_file() -> None:
    texts = [*DESK["desk"]["triage"], *(channel for customer in DESK["customers"] for channel in customer["channels"])]

    assert [Place.parse(text).channel for text in texts] == [
        example.TRIAGE,
        example.ACME,
        example.GLOBE,
        example.HELIO,
        example.HARBOUR,
        example.TASMAN,
        example.SUMMIT,
    ]
