"""The contracts with customers, without SQL."""

from collections.abc import Sequence

from bot.errors import StaleVersion
from bot.events import ApprovalAsked, ContractEvent
from bot.events.listed_entries import listed_entries
from bot.model.contract import Contract
from bot.model.ids import CustomerId
from bot.model.ledger import LedgerEntry
from storage import codecs
from storage.memory.kept import Kept


class MemoryContracts:
    """`bot.ports.Contracts` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def all(self) -> tuple[Contract, ...]:
        return tuple(contract for _, contract in sorted(self._kept.contracts.items()))

    def to_change(self, customer: CustomerId) -> Contract | None:
        return self._kept.contracts.get(customer)

    def asked(self, approval: int) -> Contract | None:
        asked = (
            contract
            for contract in self.all()
            for event in self.timeline(contract.customer)
            if isinstance(event, ApprovalAsked) and event.approval.number == approval
        )
        return next(asked, None)

    def next_number(self) -> int:
        self._kept.approvals += 1
        return self._kept.approvals

    def save(self, contract: Contract, events: Sequence[ContractEvent]) -> None:
        customer, stored = contract.customer, self._kept.contracts.get(contract.customer)
        version = stored.version if stored else 0
        if version != contract.version - len(events):
            raise StaleVersion(f"the contract with {customer} is at version {version}")
        self._kept.contracts[customer] = codecs.stored(contract, codecs.CONTRACT)
        happened = (codecs.stored(event, codecs.CONTRACT_EVENT) for event in events)
        self._kept.contract_timelines[customer] = (*self.timeline(customer), *happened)

    def timeline(self, customer: CustomerId) -> tuple[ContractEvent, ...]:
        return self._kept.contract_timelines.get(customer, ())

    def ledger(self, customer: CustomerId) -> tuple[LedgerEntry, ...]:
        timeline = self.timeline(customer)
        return tuple(listed_entries(customer, timeline, len(timeline)))
