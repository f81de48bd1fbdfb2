"""The rows that a changed contract is kept as. They can be made ahead of the transaction that writes them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from bot.events import ContractEvent
from bot.model.contract import Contract
from bot.model.contract_figures import figures_of
from bot.model.ids import CustomerId
from policies.terms import ContactRule
from storage import codecs
from storage.sql import cases, ledger, milestones
from storage.sql.inserts import starting
from storage.sql.prepared import Bound, Prepared
from storage.tables.contracts import CONTRACTS

Row = dict[str, Any]

OPEN = starting(CONTRACTS)
"""The statement that keeps a new contract."""
ADVANCE = Prepared(
    partial(cases.at_version, CONTRACTS, sorted(set(CONTRACTS.columns.keys()) - {"customer"}), key="customer"),
    surely=True,
)
"""The statement that keeps a contract over its version before."""


class ContractRows(Struct, frozen=True, kw_only=True):
    """The rows of one contract as the driver takes them: its own, what happened, its milestones and its ledger.

    `opens`: there was none before.
    """

    contract: Contract
    opens: bool
    own: list[Bound]
    happened: list[Bound]
    milestones: list[Bound]
    ledger: list[Bound]


Ahead = Mapping[CustomerId, ContractRows]
"""Rows that were made ahead. They count if it is their very contract that is saved."""


def rows_of(
    contract: Contract, events: Sequence[ContractEvent], rule: ContactRule | None, dialect: str
) -> ContractRows:
    """Return the rows of a contract as it is after `events`, judged by the `rule` of its plan; None asks nothing."""
    before, documents = contract.version - len(events), map(codecs.CONTRACT_EVENT.dump, events)
    own = {**row_of(contract, rule), "its_id": contract.customer, "before": before}
    happened = cases.timeline_rows(contract.id, contract.version, events, documents)
    return ContractRows(
        contract=contract,
        opens=not before,
        own=(ADVANCE if before else OPEN).bound(dialect, [own]),
        happened=cases.HAPPENED.bound(dialect, happened),
        milestones=milestones.KEEP.bound(dialect, milestones.rows(contract, events)),
        ledger=ledger.KEEP.bound(dialect, ledger.rows(contract.customer, events, contract.version)),
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
