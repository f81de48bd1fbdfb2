"""The contracts with customers, without SQL."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.errors import StaleVersion
from bot.events import ApprovalAsked, ContractEvent
from bot.events.listed_entries import listed_entries
from bot.model.attainment import Months, Tally
from bot.model.contract import Contract
from bot.model.contract_figures import ContractFigures, figures_of
from bot.model.ids import CustomerId
from bot.model.ledger import LedgerEntry
from bot.model.listed_ticket import listed
from bot.model.turn import Turn
from storage import codecs
from storage.memory import attainment
from storage.memory.kept import Kept


class MemoryContracts:
    """`bot.ports.Contracts` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def changed(self, known: Mapping[CustomerId, int]) -> tuple[Contract, ...]:
        return tuple(one for one in self._all() if known.get(one.customer) != one.version)

    def versions(self) -> Mapping[CustomerId, int]:
        return {one.customer: one.version for one in self._all()}

    def _all(self) -> tuple[Contract, ...]:
        return tuple(contract for _, contract in sorted(self._kept.contracts.items()))

    def to_change(self, customer: CustomerId) -> Contract | None:
        return self._kept.contracts.get(customer)

    def of(self, customers: Collection[CustomerId]) -> tuple[Contract, ...]:
        return tuple(one for one in self._all() if one.customer in customers)

    def figures(self, customers: Collection[CustomerId], now: datetime) -> tuple[ContractFigures, ...]:
        return tuple(self._figures(one, now) for one in self.of(customers))

    def _figures(self, contract: Contract, now: datetime) -> ContractFigures:
        kept, customer, plan = self._kept, contract.customer, self._kept.plans.get(contract.plan_version)
        tickets = [one for one in kept.tickets.values() if one.customer == customer]
        lines = [one for one in map(listed, tickets) if one.turn < Turn.RESOLVED]
        heard = (one.heard_at or one.opened_at for one in tickets)
        asked = (one.touched_at for one in kept.intakes.values() if one.customer == customer)
        return replace(
            figures_of(contract, plan.contacts if plan else None),
            open=len(lines),
            overdue=sum(1 for one in lines if one.promised and one.promised.due < now),
            last_word=max((*heard, *asked), default=None),
        )

    def tallies(self, months: Months, customers: Collection[CustomerId], now: datetime) -> tuple[Tally, ...]:
        return attainment.tallies(self._kept.tickets.values(), months, customers, now)

    def asked(self, approval: int) -> Contract | None:
        asked = (
            contract
            for contract in self._all()
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

    def save_each(self, changed: Sequence[tuple[Contract, Sequence[ContractEvent]]]) -> None:
        for contract, events in changed:
            self.save(contract, events)

    def timeline(self, customer: CustomerId) -> tuple[ContractEvent, ...]:
        return self._kept.contract_timelines.get(customer, ())

    def ledger(self, customer: CustomerId) -> tuple[LedgerEntry, ...]:
        timeline = self.timeline(customer)
        return tuple(listed_entries(customer, timeline, len(timeline)))
