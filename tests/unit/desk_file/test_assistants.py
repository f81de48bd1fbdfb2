"""The assistants of a desk file, and what it may not say of them."""

import pytest

from bot.model.ids import CustomerId, PersonId
from bot.model.people import Assistant
from bot.model.places import Account
from tests.unit.desk_file.files import Change, DeskFolder


def named(*rows: str) -> Change:
    """A change that names assistants."""
    tables = "".join(f"[[assistants]]\n{row}\n\n" for row in rows)
    return '[[customers]]\nid = "acme"', f'{tables}[[customers]]\nid = "acme"'


OURS = 'id = "helper"\nname = "Helper"\naccounts = ["slack:T0DESK/U0HELPER"]'
THEIRS = 'id = "acme-helper"\nname = "Acme Helper"\ncustomer = "acme"\naccounts = ["slack:T0ACME/U0HELPER"]'


def test_an_assistant_is_a_customers_or_ours(desk: DeskFolder) -> None:
    ours, theirs = desk.read(named(OURS, THEIRS)).desk.assistants

    assert (ours.id, ours.customer, ours.accounts) == ("helper", None, (Account.parse("slack:T0DESK/U0HELPER"),))
    assert theirs == Assistant(
        id=PersonId("acme-helper"),
        name="Acme Helper",
        accounts=(Account.parse("slack:T0ACME/U0HELPER"),),
        customer=CustomerId("acme"),
    )


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (['id = "helper"\nname = "Helper"'], "accounts: needs at least one account, that of its bot"),
        ([OURS + '\ncustomer = "acmee"'], "customer: “acmee” isn't one of the customers; did you mean “acme”?"),
        ([OURS.replace("helper", "agent-one", 1)], "id: agent-one is taken: people.agent-one.id, line 7"),
        ([OURS.replace("U0HELPER", "U0AGENT1")], "is taken: people.agent-one.accounts.0, line 13"),
        ([THEIRS.replace("U0HELPER", "U0ONE")], "is taken: customers.acme.contacts.acme-one.accounts.0"),
        ([OURS, OURS.replace("U0HELPER", "U0OTHER")], "id: helper is taken: assistants.helper.id, line 22"),
        ([OURS, OURS.replace('"helper"', '"other"')], "is taken: assistants.helper.accounts.0, line 24"),
        ([OURS + '\nroles = ["agent"]'], "roles: unknown key"),
    ],
)
def test_what_it_may_not_be_is_told_with_its_line(desk: DeskFolder, rows: list[str], says: str) -> None:
    (fault,) = desk.faults(named(*rows))

    assert says in fault


def test_faults_are_told_all_at_once(desk: DeskFolder) -> None:
    assert len(desk.faults(named('id = "Helper"\nname = "Helper"\ncustomer = "nobody"'))) == 3
