"""The rows that a changed contract is kept as. They can be made ahead of the transaction that writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.events import ContractEvent
from bot.model.contract import Contract
from bot.model.contract_figures import figures_of
from bot.model.ids import CustomerId
from policies.terms import ContactRule
from storage import codecs
from storage.sql import cases, ledger, milestones

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRows:
    """The rows of one contract: its own, those of what happened, of its milestones and of its ledger."""

    contract: Contract
    own: Row
    happened: list[Row]
    milestones: list[Row]
    ledger: list[Row]


Ahead = Mapping[CustomerId, ContractRows]
"""Rows that were made ahead. They count if it is their very contract that is saved."""


def rows_of(contract: Contract, events: Sequence[ContractEvent], rule: ContactRule | None) -> ContractRows:
    """Return the rows of a contract as it is after `events`, judged by the `rule` of its plan; None asks nothing."""
    documents = map(codecs.CONTRACT_EVENT.dump, events)
    return ContractRows(
        contract=contract,
        own={**row_of(contract, rule), "its_id": contract.customer, "before": contract.version - len(events)},
        happened=cases.timeline_rows(contract.id, contract.version, events, documents),
        milestones=milestones.rows(contract, events),
        ledger=ledger.rows(contract.customer, events, contract.version),
    )


def row_of(contract: Contract, rule: ContactRule | None) -> Row:
    """Return the row of a contract itself."""
    known = figures_of(contract, rule)
    return {
        "customer": contract.customer,
        "version": contract.version,
        "seats": known.seats,
        "below_minimum": known.below_minimum,
        "unattested": known.unattested,
        "term_end": contract.term.end if contract.term else None,
        "contacts_left": known.contacts_left,
        "approvals": known.approvals,
        "since": known.since,
        "document": codecs.CONTRACT.dump(contract),
    }
