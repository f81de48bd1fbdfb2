"""What an account manager looks at of many customers, as numbers: every store counts alike, and reads no document."""

from msgspec.structs import replace

from bot.engine.evolve.contract import fold_contract
from bot.events import ContactLeft
from bot.model.contract_figures import ContractFigures
from bot.model.ids import CustomerId, PersonId
from bot.model.ticket import Status
from tests.contract.examples import (
    ACME,
    CHANNEL,
    NOW,
    a_plan,
    a_promise,
    a_ticket,
    an_intake,
    keep,
    look,
    minutes,
    opened,
    started,
)
from tests.contract.stores import Store
from tests.contract.test_contracts import FIVE_SEATS, open_one

OTHER, NOBODY = CustomerId("other"), CustomerId("nobody")
LEFT = ContactLeft(at=NOW, by="system", via="message", contact=PersonId("acme-1"), place=CHANNEL)


def test_the_figures_of_a_customer_are_those_of_its_contract_its_tickets_and_its_last_word(store: Store) -> None:
    asks_more = replace(FIVE_SEATS, minimum=3, duties=("watch over tickets",))
    keep(store, lambda work: work.pin(replace(a_plan("v1"), contacts=asks_more)))
    opens = keep(store, open_one)
    keep(store, lambda work: work.contracts.save(fold_contract(opens, [LEFT]), [LEFT]))
    for number, changes in enumerate(
        (
            {"milestones": (a_promise(-5),), "heard_at": NOW + minutes(20)},
            {"milestones": (a_promise(30),)},
            {"milestones": (), "status": Status.RESOLVED},
            {"milestones": (a_promise(-5),), "customer": OTHER, "heard_at": NOW + minutes(90)},
        ),
        start=1,
    ):
        ticket = a_ticket(f"EX-{number}", **changes)
        keep(store, lambda work, ticket=ticket: work.save(ticket, [opened(ticket)]))

    (found,) = look(store, lambda work: work.contracts.figures((ACME, NOBODY), NOW))

    assert found == ContractFigures(
        customer=ACME,
        seats=1,
        below_minimum=True,
        unattested=1,
        contacts_left=1,
        open=2,
        overdue=1,
        since=NOW,
        last_word=NOW + minutes(20),
    )


def test_the_last_word_may_be_a_request_that_is_no_ticket(store: Store) -> None:
    keep(store, open_one)
    keep(store, lambda work: work.save(an_intake(), [started(an_intake())]))

    (found,) = look(store, lambda work: work.contracts.figures((ACME,), NOW))

    assert (found.open, found.last_word) == (0, NOW)


def test_of_whom_nothing_was_heard_there_is_no_last_word(store: Store) -> None:
    keep(store, open_one)

    (found,) = look(store, lambda work: work.contracts.figures((ACME, OTHER), NOW))

    assert found == ContractFigures(customer=ACME, seats=1, since=NOW)


def test_contracts_are_read_together_for_who_only_looks(store: Store) -> None:
    first, second = keep(store, open_one), keep(store, lambda work: open_one(work, OTHER))

    assert look(store, lambda work: work.contracts.of((ACME, OTHER, NOBODY))) == (first, second)
    assert look(store, lambda work: work.contracts.of(())) == ()
