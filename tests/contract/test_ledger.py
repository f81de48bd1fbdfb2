"""The ledger of a contract: whoever logs at once finds what is left by then, and each entry has a row."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from bot.engine.evolve.contract import fold_contract
from bot.events import LedgerEvent, Reserved, Reversed, Settled, ToppedUp
from bot.model.attainment import Months
from bot.model.contract import Contract
from bot.model.ids import CustomerId, TicketId
from bot.model.ledger import Balance, Quantity
from bot.ports import UnitOfWork
from bot.shell.transient import retry
from storage.database import Database
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.examples import ACME, NOW, keep, look
from tests.contract.stores import Store
from tests.contract.test_concurrency import at_once
from tests.contract.test_contracts import open_one

LIMIT = 60
BLOCK = {"allowance": "block", "period": "2026-11"}
BY_DESK: dict[str, Any] = {"at": NOW, "by": "system", "via": "button"}
BY_AGENT: dict[str, Any] = {"at": NOW, "by": "agent-one", "via": "slash command"}


def hours(minutes: int) -> Quantity:
    """So many minutes."""
    return Quantity(amount=minutes, counts="hours")


def settled(ticket: int, minutes: int = 15) -> Settled:
    """So many minutes are spent on a ticket."""
    return Settled(
        **BY_AGENT,
        **BLOCK,
        quantity=hours(minutes),
        ticket=TicketId(f"EX-{ticket}"),
        from_reserved=0,
        name="Agent One",
        text="moved an account",
    )


def log(store: Store, ticket: int) -> bool:
    """Spends fifteen minutes, if so much is left."""

    def once() -> bool:
        with store.unit_of_work() as work:
            contract = work.contracts.to_change(ACME)
            assert contract
            left = contract.balance("block", "2026-11").available(LIMIT)
            if left is None or left < 15:
                return False
            event = settled(ticket)
            work.contracts.save(fold_contract(contract, [event]), [event])
            work.commit()
            return True

    return retry(once)


def test_of_six_who_log_a_quarter_of_an_hour_at_once_four_find_one_left(store: Store) -> None:
    keep(store, open_one)

    logged = at_once(6, lambda number: log(store, number + 1))

    contract = look(store, lambda work: work.contracts.to_change(ACME))
    assert contract
    assert (sum(logged), contract.balance("block", "2026-11").settled) == (4, LIMIT)


def a_whole_life(work: UnitOfWork) -> Contract:
    """Twenty minutes are held back for EX-1; thirty are spent, ten of them given back, and the rest is let go."""
    contract = open_one(work)
    entries: list[LedgerEvent] = [
        Reserved(**BY_DESK, **BLOCK, quantity=hours(20), ticket=TicketId("EX-1")),
        replace(settled(1, 30), from_reserved=15),
        Reversed(
            **BY_AGENT,
            **BLOCK,
            quantity=hours(10),
            ticket=TicketId("EX-1"),
            was_reserved=False,
            name="Agent One",
            text="typed twice",
        ),
        ToppedUp(**BY_AGENT, **BLOCK, quantity=hours(60), approval=3, name="TAM One"),
        Reversed(**BY_DESK, **BLOCK, quantity=hours(5), ticket=TicketId("EX-1"), was_reserved=True),
    ]
    contract = fold_contract(contract, entries)
    work.contracts.save(contract, entries)
    return contract


def test_each_entry_is_listed_with_what_it_adds_to_the_balance(store: Store) -> None:
    keep(store, a_whole_life)

    listed = look(store, lambda work: work.contracts.ledger(ACME))

    assert [(one.number, one.kind.value, one.reserved, one.settled, one.topped_up) for one in listed] == [
        (2, "reserved", 20, 0, 0),
        (3, "settled", -15, 30, 0),
        (4, "reversed", 0, -10, 0),
        (5, "topped-up", 0, 0, 60),
        (6, "released", -5, 0, 0),
    ]
    assert [(one.ticket, one.approval, one.name, one.why) for one in listed[1:4]] == [
        ("EX-1", None, "Agent One", "moved an account"),
        ("EX-1", None, "Agent One", "typed twice"),
        (None, 3, "TAM One", ""),
    ]


def test_the_rows_add_up_to_the_balance_of_the_contract(store: Store) -> None:
    contract = keep(store, a_whole_life)

    listed = look(store, lambda work: work.contracts.ledger(ACME))

    (balance,) = contract.balances
    sums = tuple(sum(getattr(one, of) for one in listed) for of in ("reserved", "settled", "topped_up"))
    assert sums == (balance.reserved, balance.settled, balance.topped_up) == (0, 20, 60)


def test_what_is_not_committed_leaves_no_entry(store: Store) -> None:
    with store.unit_of_work() as work:
        a_whole_life(work)

    assert look(store, lambda work: work.contracts.ledger(ACME)) == ()


def test_the_ledger_of_one_customer_has_nothing_of_another(store: Store) -> None:
    keep(store, a_whole_life)

    assert look(store, lambda work: work.contracts.ledger(CustomerId("beta"))) == ()


@pytest.mark.parametrize(
    ("zone", "month", "number"),
    [("UTC", date(2026, 3, 1), 5), ("Pacific/Auckland", date(2026, 3, 1), 5), ("UTC", date(2026, 4, 1), 0)],
)
def test_what_was_entered_in_a_month_is_added_up(database: Database, zone: str, month: date, number: int) -> None:
    with SqlUnitOfWork(database) as work:
        a_whole_life(work)
        work.commit()
    months = Months(days=(month,), zones={ACME: zone})

    spent = SqlViews(database).spent(months, customer=None)

    assert sum(one.entries for one in spent) == number
    assert [one.balance for one in spent] == [
        Balance(allowance="block", period="2026-11", reserved=0, settled=20, topped_up=60)
    ] * bool(number)
    assert SqlViews(database).spent(months, customer=CustomerId("beta")) == ()
