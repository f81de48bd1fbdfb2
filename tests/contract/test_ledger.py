"""The ledger of a contract: whoever logs at once finds what is left by then."""

from bot.engine.evolve.contract import fold_contract
from bot.events import Settled
from bot.model.ids import TicketId
from bot.model.ledger import Quantity
from bot.shell.transient import retry
from tests.contract.examples import ACME, NOW, keep, look
from tests.contract.stores import Store
from tests.contract.test_concurrency import at_once
from tests.contract.test_contracts import open_one

LIMIT = 60


def settled(ticket: int, minutes: int = 15) -> Settled:
    """So many minutes are spent on a ticket."""
    return Settled(
        at=NOW,
        by="agent-one",
        via="slash command",
        allowance="block",
        period="2026-11",
        quantity=Quantity(amount=minutes, counts="hours"),
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
