"""Contracts with customers: kept by compare-and-set, with their timelines."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from bot.commands import AddContact, Origin, Via
from bot.engine.contract.limits import broken
from bot.engine.contract.merge_desk import FileTerms
from bot.engine.evolve.contract import fold_contract
from bot.engine.milestones.contracts import happen_to_contract
from bot.errors import StaleVersion
from bot.events import ApprovalAsked, Attested, ContactAdded, ContactRemoved, ContractOpened
from bot.model import plain_text
from bot.model.approval import Approval, ContactWish
from bot.model.contract import ChosenPlan, Contract, PlanInForce, Section
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Contact
from bot.model.places import Account, Place
from bot.ports import UnitOfWork
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from bot.shell.service import DeskService
from bot.shell.transient import retry
from bot.sla.own_goal import office
from policies.terms import ContactRule, Openers, Source
from storage.database import Database
from storage.sql.contracts import SqlContracts
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from storage.tables.contracts import CONTRACTS
from tests.agreed import open_contracts
from tests.contract import postgres
from tests.contract.examples import ACME, NOW, TRIAGE, a_plan, keep, look
from tests.contract.stores import Store, sql_store
from tests.contract.test_concurrency import at_once
from tests.hand_clock import HandClock
from tests.shipped import LIBRARY

FIVE_SEATS = ContactRule(may_open=Openers.CONTACTS, minimum=1, maximum=5, source=Source(clause="Contacts"))
LEVELS = ("read committed", "repeatable read", "serializable")


def contact(number: int) -> Contact:
    """The contact of that number."""
    account = Account.parse(f"slack:T0ACME/U{number}")
    return Contact(id=PersonId(f"acme-{number}"), name=f"Contact {number}", accounts=(account,))


def opening(customer: CustomerId = ACME) -> ContractOpened:
    """A contract opens with one contact."""
    return ContractOpened(
        at=NOW,
        by="system",
        via="desk file",
        customer=customer,
        plans=(PlanInForce(ref="example/gold", version="v1", since=NOW),),
        section=Section(plans=(ChosenPlan(ref="example/gold"),), contacts=(contact(1),)),
    )


def added(number: int) -> ContactAdded:
    """One more contact."""
    return ContactAdded(at=NOW, by="tam-one", via="slash command", contact=contact(number))


def open_one(work: UnitOfWork, customer: CustomerId = ACME) -> Contract:
    """Opens the contract with a customer."""
    contract = fold_contract(None, [opening(customer)])
    work.contracts.save(contract, [opening(customer)])
    return contract


def test_a_contract_is_what_its_timeline_says(store: Store) -> None:
    opens = keep(store, open_one)
    happened = [added(2), ContactRemoved(at=NOW, by="tam-one", via="slash command", contact=PersonId("acme-1"))]
    after = fold_contract(opens, happened)

    keep(store, lambda work: work.contracts.save(after, happened))

    timeline = look(store, lambda work: work.contracts.timeline(ACME))
    assert timeline == (opening(), *happened)
    assert look(store, lambda work: work.contracts.to_change(ACME)) == after == fold_contract(None, timeline)


def test_a_customer_without_one_has_none(store: Store) -> None:
    keep(store, open_one)

    assert look(store, lambda work: work.contracts.to_change(CustomerId("beta"))) is None
    assert look(store, lambda work: work.contracts.timeline(CustomerId("beta"))) == ()


def test_all_contracts_are_there_by_the_customers_id_or_those_that_have_changed(store: Store) -> None:
    for customer in ("beta", "acme"):
        keep(store, lambda work, customer=customer: open_one(work, CustomerId(customer)))
    known = look(store, lambda work: {CustomerId("acme"): work.contracts.versions()[CustomerId("acme")]})

    assert [one.customer for one in look(store, lambda work: work.contracts.changed({}))] == ["acme", "beta"]
    assert [one.customer for one in look(store, lambda work: work.contracts.changed(known))] == ["beta"]
    assert known == {"acme": 1}


@pytest.mark.parametrize("version", [1, 3], ids=["opened twice", "changed meanwhile"])
def test_of_two_who_changed_the_same_contract_the_second_is_told(store: Store, version: int) -> None:
    contract = keep(store, open_one)

    with pytest.raises(StaleVersion):
        keep(store, lambda work: work.contracts.save(replace(contract, version=version), [added(2)]))

    assert look(store, lambda work: work.contracts.timeline(ACME)) == (opening(),)


def take_a_seat(store: Store, number: int) -> bool:
    """Adds a contact, if the limit on the whole roster lets it."""

    def once() -> bool:
        with store.unit_of_work() as work:
            contract = work.contracts.to_change(ACME)
            after = fold_contract(contract, [added(number)])
            if broken(after, FIVE_SEATS, ()):
                return False
            work.contracts.save(after, [added(number)])
            work.commit()
            return True

    return retry(once)


@pytest.fixture(params=LEVELS)
def isolated(request: pytest.FixtureRequest, postgres_server: postgres.Server) -> Iterator[Store]:
    """A store on PostgreSQL at each of its isolation levels."""
    level = str(request.param).replace(" ", "%5C%20")
    with (
        postgres_server.database() as url,
        sql_store(f"{url}&options=-c%20default_transaction_isolation%3D{level}") as found,
    ):
        yield found


def test_row_43_of_twelve_who_want_the_four_seats_that_are_left_four_get_one(store: Store) -> None:
    keep(store, open_one)

    taken = at_once(12, lambda number: take_a_seat(store, number + 2))

    assert (sum(taken), len(seats(store))) == (4, 5)


def test_row_43_seats_are_counted_right_at_each_isolation_level(isolated: Store) -> None:
    keep(isolated, open_one)

    taken = at_once(12, lambda number: take_a_seat(isolated, number + 2))

    assert (sum(taken), len(seats(isolated))) == (4, 5)


def seats(store: Store) -> tuple[Contact, ...]:
    """Everybody on the roster."""
    contract = look(store, lambda work: work.contracts.to_change(ACME))
    return contract.contacts if contract else ()


def test_whoever_keeps_contracts_at_hand_reads_those_that_have_changed(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        kept = {customer: open_one(work, CustomerId(customer)) for customer in ("acme", "beta")}
        work.commit()
        changed = fold_contract(kept["acme"], [added(2)])
        work.contracts.save(changed, [added(2)])
        work.commit()

    found = SqlContracts(database).changed({one.customer: one.version for one in kept.values()})

    assert found == (changed,)


def test_what_account_managers_look_for_is_in_columns(database: Database) -> None:
    rule = replace(FIVE_SEATS, minimum=3, duties=("watch over tickets",))
    plan = replace(a_plan("v1"), contacts=rule)
    with SqlUnitOfWork(database) as work:
        work.pin(plan)
        contract = open_one(work)
        happened = [added(2), Attested(at=NOW, by="acme-2", via="button", contact=PersonId("acme-2"), says=rule.duties)]
        work.contracts.save(fold_contract(contract, happened), happened)
        work.commit()

    with database.view() as connection:
        columns = select(CONTRACTS.c.seats, CONTRACTS.c.below_minimum, CONTRACTS.c.unattested, CONTRACTS.c.term_end)
        assert connection.execute(columns).all() == [(2, True, 1, None)]


def asked(number: int) -> ApprovalAsked:
    """A wish of Acme's."""
    wish, hours = ContactWish(contact=contact(number)), office("UTC")
    approval = Approval(
        number=number, wish=wish, asked_at=NOW, asked_by="acme-1", name="One", account=None, place=None, hours=hours
    )
    return ApprovalAsked(at=NOW, by="acme-1", via="slash command", approval=approval)


def test_an_approval_is_found_by_its_number_whichever_contract_it_is_of(store: Store) -> None:
    contract = keep(store, open_one)
    wished = happen_to_contract(contract, asked(7), plan=a_plan())
    keep(store, lambda work: work.contracts.save(fold_contract(contract, wished), wished))

    found = look(store, lambda work: work.contracts.asked(7))

    assert found == fold_contract(contract, wished)
    assert look(store, lambda work: work.contracts.asked(8)) is None


def test_numbers_of_approvals_are_given_once(store: Store) -> None:
    assert [keep(store, lambda work: work.contracts.next_number()) for _ in range(2)] == [1, 2]


def test_an_approval_that_nobody_would_be_reminded_of_is_watched(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        contract = open_one(work)
        wished = happen_to_contract(contract, asked(7), plan=a_plan())
        work.contracts.save(fold_contract(contract, wished), wished)
        work.commit()

    watched = SqlViews(database).watched(0, 10)

    assert [subject.id for subject, _ in watched.subjects] == [contract.id]


def test_row_43_of_twelve_who_are_added_in_chat_at_once_four_get_the_seats_that_are_left(store: Store) -> None:
    account = Account.parse("slack:T0ACME/U1")
    plan, place = LIBRARY.plan("mpowr/premier"), Place.parse("slack:T0DESK/C0ACME")
    acme = Customer(id=ACME, name="Acme", plan=plan.ref, channels=(place,), contacts=(contact(1),))
    desk = Desk(name="Example Support", ticket_prefix="EX", triage=(TRIAGE,), customers=(acme,))
    loader = LiveLoader(Loader(desk=desk, plans={ACME: plan}))
    open_contracts(store.unit_of_work, FileTerms(desk=desk, plans={ACME: {"": plan}}), NOW)
    service = DeskService(open_work=store.unit_of_work, loader=loader, clock=HandClock(NOW), on_commit=lambda: None)

    def add(number: int) -> bool:
        colleague = Account.parse(f"slack:T0ACME/U{number + 2}")
        origin = Origin(by=account, place=place, at=NOW, via=Via.SLASH, mentions=(colleague,))
        answer = service.handle(AddContact(origin=origin, words=f"@Contact {number + 2}")).answer
        return answer is not None and "Done" in plain_text.body(answer)

    added_ones = at_once(12, add)

    assert (sum(added_ones), len(seats(store))) == (4, 5)
