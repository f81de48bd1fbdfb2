"""The contracts with customers, in one transaction of the desk."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.events import ContractEvent
from bot.model.attainment import Months, Tally
from bot.model.contract import Contract
from bot.model.contract_figures import ContractFigures
from bot.model.ids import CustomerId
from bot.model.ledger import LedgerEntry


class Contracts(Protocol):
    """The contracts of a unit of work, which keeps nothing of them without its `commit`."""

    def changed(self, known: Mapping[CustomerId, int]) -> tuple[Contract, ...]:
        """Return the contracts that have another version than the known one, by the customer's id.

        Where none is known they are those with all customers that ever were in a desk file.
        """

    def versions(self) -> Mapping[CustomerId, int]:
        """Return the versions of all contracts, locked as `to_change` locks one."""

    def to_change(self, customer: CustomerId) -> Contract | None:
        """Return the contract with a customer; on PostgreSQL it is locked until the transaction ends.

        The lock spares whoever changes it at the same moment another try; what `save` compares is the promise.
        """

    def of(self, customers: Collection[CustomerId]) -> tuple[Contract, ...]:
        """Return the contracts with these customers, by the customer's id, for whoever only reads them."""

    def figures(self, customers: Collection[CustomerId], now: datetime) -> tuple[ContractFigures, ...]:
        """Return the figures at `now` (UTC) of those of the customers with whom there is a contract, by their ids."""

    def tallies(self, months: Months, customers: Collection[CustomerId], now: datetime) -> tuple[Tally, ...]:
        """Return how many of the vendor's promises to these customers have which verdict, as `Views.tallies` does."""

    def asked(self, approval: int) -> Contract | None:
        """Return the contract in which the approval of that number was asked for, locked as `to_change` locks it."""

    def next_number(self) -> int:
        """Return the next number of an approval or a notice, from 1, never given twice."""

    def save(self, contract: Contract, events: Sequence[ContractEvent]) -> None:
        """Store a contract as it is after `events`, which join its timeline, and what they enter in its ledger.

        Its `version` counts all its events; raises StaleVersion unless the stored one is older by `len(events)`.
        """

    def save_each(self, changed: Sequence[tuple[Contract, Sequence[ContractEvent]]]) -> None:
        """Store many contracts, of different customers, as `save` stores one."""

    def timeline(self, customer: CustomerId) -> tuple[ContractEvent, ...]:
        """Return everything that happened to the contract with a customer, in order."""

    def ledger(self, customer: CustomerId) -> tuple[LedgerEntry, ...]:
        """Return the entries of the ledger of the contract with a customer, in order."""
