"""What is agreed with a customer beside the desk file: it is in force, outlives starts, and yields only on purpose."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from msgspec.structs import replace

from adapters.desk_file import FaultyDesk
from bot.events import ContactRemoved, DeskFileMerged
from bot.model.places import Account
from bot.shell.agreed import under_contracts
from bot.shell.loader import Loader
from storage.sql.contracts import SqlContracts
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.unit.desk_file.files import Change, contacts
from tests.unit.live_desk import ACME, LiveDesk, added, changed, contact, live_desk, removed

RENAMED: Change = ('name = "Contact One"', 'name = "Contact Uno"')
TRIAGE, TAM = "slack:T0DESK/C0TRIAGE", "slack:T0DESK/U0TAM1"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[LiveDesk]:
    with live_desk(tmp_path) as found:
        yield found


def test_a_start_opens_a_contract_with_what_the_file_says(desk: LiveDesk) -> None:
    contract = desk.contract()

    assert [one.id for one in contract.contacts] == ["acme-one"]
    assert [(plan.ref, plan.version) for plan in contract.plans] == [
        ("mpowr/premier", desk.process.loader.plans[ACME].version)
    ]


def test_who_is_added_beside_the_file_may_ask_in_every_process_with_the_next_look(desk: LiveDesk) -> None:
    other = desk.started()
    desk.agree(added(contact(2)))

    desk.process.look()
    other.look()

    for process in (desk.process, other):
        assert desk.contacts(process) == ["acme-one", "acme-2"]
        ((customer, found),) = process.loader.desk.contact_of(Account.parse("slack:T0ACME/U02"))
        assert (customer.id, found.id) == ("acme", "acme-2")


def test_what_is_agreed_outlives_a_start_and_a_file_that_changes_something_else(desk: LiveDesk) -> None:
    desk.agree(added(contact(2)))
    desk.file.written(('name = "Beta"', 'name = "Beta Group"'))

    restarted = desk.started()

    assert desk.contacts(restarted) == ["acme-one", "acme-2"]
    assert desk.said() == {}


def test_what_a_file_overrides_is_told_to_triage_and_the_account_manager(desk: LiveDesk) -> None:
    desk.agree(changed(replace(desk.acme().contacts[0], name="Named Here")))
    desk.file.written(RENAMED)

    desk.started()

    assert [one.name for one in desk.contract().contacts] == ["Contact Uno"]
    assert desk.said() == {
        where: [
            "Acme: the desk file has replaced what was agreed since it was last applied: Contact Uno has the name of "
            "the file again, which Tam One had changed on 03 Mar 2026. If that wasn't meant, change it in the file "
            "and apply it again."
        ]
        for where in (TRIAGE, TAM)
    }


def test_what_is_agreed_while_a_file_is_applied_counts_beside_it(desk: LiveDesk) -> None:
    with desk.applying(desk.file.written(RENAMED)):
        desk.agree(added(contact(2)))

    assert [one.name for one in desk.contract().contacts] == ["Contact Uno", "Contact 2"]
    assert desk.timeline()[-1].at == desk.clock.now()


def test_what_a_file_overrides_that_was_agreed_while_it_was_applied_is_told(desk: LiveDesk) -> None:
    with desk.applying(desk.file.written(RENAMED)):
        desk.agree(changed(replace(desk.acme().contacts[0], name="Named Here")))

    assert [one.name for one in desk.contract().contacts] == ["Contact Uno"]
    assert {*desk.said()} == {TRIAGE, TAM}


def test_a_file_is_merged_while_somebody_writes_and_nobody_waits(desk: LiveDesk) -> None:
    file = desk.file.written(RENAMED)

    with ExitStack() as applied, SqlUnitOfWork(desk.database):  # on SQLite one at a time
        applied.enter_context(desk.applying(file))

    assert [one.name for one in desk.contract().contacts] == ["Contact Uno"]


def test_a_file_that_removes_somebody_who_was_changed_here_names_what_it_overrode(desk: LiveDesk) -> None:
    desk.file.written(contacts(1))
    desk.started()
    desk.agree(changed(contact(2, "Named Here")))
    desk.file.written()

    desk.started()

    *_, gone, record = desk.timeline()
    assert isinstance(gone, ContactRemoved)
    assert gone.overrode == ("name",)
    assert isinstance(record, DeskFileMerged)


def test_a_roster_that_would_break_a_limit_stays_as_it_was_at_a_start_and_triage_hears_why(desk: LiveDesk) -> None:
    desk.agree(added(contact(12)))
    desk.file.written(contacts(4), ('name = "Acme"', 'name = "Acme Group"'))

    restarted = desk.started()

    assert desk.contacts(restarted) == ["acme-one", "acme-12"]
    assert desk.acme(restarted).name == "Acme Group"
    ((said,),) = desk.said().values()
    assert "there would be 6 designated contacts with those added since, and 5 may be" in said


def test_a_roster_that_would_break_a_limit_is_a_fault_of_a_file_that_is_applied(desk: LiveDesk) -> None:
    desk.agree(added(contact(12)))
    file = desk.file.written(contacts(4))

    with pytest.raises(FaultyDesk, match="there would be 6 designated contacts"):
        desk.apply(file)

    assert [one.id for one in desk.contract().contacts] == ["acme-one", "acme-12"]
    desk.process.look()
    assert desk.contacts() == ["acme-one", "acme-12"]


def test_at_a_signal_such_a_file_is_refused_and_triage_hears_why(desk: LiveDesk) -> None:
    desk.agree(added(contact(12)))
    desk.file.written(contacts(4))

    desk.process.ask()
    desk.process.look()

    assert len(desk.told) == 1
    assert "there would be 6 designated contacts" in str(desk.told[0])
    assert desk.contacts() == ["acme-one", "acme-12"]


def test_an_account_cannot_be_ours_and_theirs_by_file_and_agreement_together(desk: LiveDesk) -> None:
    desk.agree(added(contact(2)))
    file = desk.file.written(
        ('accounts = ["slack:T0DESK/U0TAM1"]', 'accounts = ["slack:T0DESK/U0TAM1", "slack:T0ACME/U02"]')
    )

    with pytest.raises(FaultyDesk, match="slack:T0ACME/U02 would be one of ours and one of theirs"):
        desk.apply(file)


def test_a_plan_that_nobody_knows_leaves_its_customer_under_the_one_in_force(desk: LiveDesk) -> None:
    desk.file.written(("mpowr/premier", "mpowr/legacy"))

    restarted = desk.started()

    assert restarted.loader.plans[ACME].ref == "mpowr/premier"


def test_the_last_contact_cannot_be_lost_between_file_and_agreement(desk: LiveDesk) -> None:
    desk.file.written(contacts(1))
    desk.started()
    desk.agree(removed("acme-one"))
    file = desk.file.written()

    with pytest.raises(FaultyDesk, match="there would be 0 designated contacts without those removed since"):
        desk.apply(file)


def test_plans_by_product_are_in_force_by_the_contract(desk: LiveDesk) -> None:
    written = desk.file.written(
        ('plan = "mpowr/premier"', 'plan = "mpowr/premier"\nplans = { engage-legacy = "mpowr/priority" }'),
        ('products = ["envision-enterprise"]', 'products = ["envision-enterprise", "engage-legacy"]'),
    )

    agreed_to = "Lead One: agreed by order form 13"
    desk.apply(written, despite=agreed_to)
    desk.process.look()
    file = Loader(desk=desk.process.loader.desk, plans=desk.process.loader.plans)

    agreed = under_contracts(file, [desk.contract()], SqlContracts(desk.database).pinned)

    assert agreed.plans[ACME].ref == "mpowr/premier"
    assert {product: plan.ref for product, plan in agreed.by_product[ACME].items()} == {
        "engage-legacy": "mpowr/priority"
    }
