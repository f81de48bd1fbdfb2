"""The contracts with customers: stored by compare-and-set on their version, like requests and tickets.

A desk keeps them all in memory, so that nobody who writes waits for them; it looks at their versions, in an index of
their own, to see which have changed.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.events import ContractEvent
from bot.model.approval import approval_milestone
from bot.model.attainment import Months, Tally
from bot.model.contract import Contract
from bot.model.contract_figures import ContractFigures
from bot.model.ids import CustomerId, contract_id
from bot.model.ledger import LedgerEntry
from bot.model.milestone import Basis
from policies.terms import ContactRule, Plan
from storage import codecs
from storage.database import Database
from storage.sql import cases, ledger, milestones
from storage.sql.among import among
from storage.sql.attainment import tallies
from storage.sql.contract_figures import figures
from storage.sql.contract_rows import ADVANCE, OPEN, Ahead, ContractRows, row_of, rows_of
from storage.sql.plans import pinned
from storage.sql.prepared import Prepared
from storage.tables.contracts import CONTRACTS
from storage.tables.milestones import APPROVALS, MILESTONES
from storage.tables.work import TIMELINE

_SOME = select(CONTRACTS.c.document).order_by(CONTRACTS.c.customer)
_ALL = Prepared(lambda _: _SOME)
_VERSIONS = Prepared(lambda _: select(CONTRACTS.c.customer, CONTRACTS.c.version))
_LOCKED_VERSIONS = Prepared(
    lambda _: select(CONTRACTS.c.customer, CONTRACTS.c.version).order_by(CONTRACTS.c.customer).with_for_update()
)
_OF = select(CONTRACTS.c.document).where(CONTRACTS.c.customer == bindparam("customer"))
_ONE = Prepared(lambda _: _OF)
_LOCKED = Prepared(lambda _: _OF.with_for_update())  # on SQLite there is one writer, and no such words
_ASKED = Prepared(
    lambda _: select(MILESTONES.c.customer).where(MILESTONES.c.milestone == bindparam("milestone"), APPROVALS)
)
_NEXT_NUMBER = Prepared(lambda _: cases.next_of("approvals"))
_TIMELINE = Prepared(
    lambda _: select(TIMELINE.c.document).where(TIMELINE.c.subject == bindparam("subject")).order_by(TIMELINE.c.number)
)


class SqlContracts:
    """The contracts in a database, for whoever keeps them at hand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def changed(self, known: Mapping[CustomerId, int]) -> tuple[Contract, ...]:
        """Return the contracts that have another version than the known one. Raises StorageUnavailable."""
        with self._database.view() as connection:
            return ContractsAtWork(connection).changed(known)

    def of(self, customer: CustomerId) -> Contract | None:
        """Return the contract with a customer, if there is one. Raises StorageUnavailable."""
        with self._database.view() as connection:
            document = _ONE.value(connection, {"customer": customer})
            return None if document is None else codecs.CONTRACT.load(document)

    def timeline(self, customer: CustomerId) -> tuple[ContractEvent, ...]:
        """Return everything that happened to the contract with a customer, in order. Raises StorageUnavailable."""
        with self._database.view() as connection:
            return ContractsAtWork(connection).timeline(customer)

    def pinned(self, version: str) -> Plan:
        """Return the plan of a version that a contract has. Raises StorageUnavailable."""
        plans = self._database.plans
        if version not in plans:
            with self._database.view() as connection:
                plans[version] = pinned(connection, version)
        return plans[version]


class ContractsAtWork:
    """`bot.ports.Contracts` on the connection of a unit of work, with what was made `ahead` of it."""

    def __init__(self, connection: Connection, ahead: Ahead | None = None) -> None:
        self._connection = connection
        self._ahead = ahead or {}

    def changed(self, known: Mapping[CustomerId, int]) -> tuple[Contract, ...]:
        if not known:
            return tuple(codecs.CONTRACT.load(document) for (document,) in _ALL.rows(self._connection, {}))
        versions = _VERSIONS.rows(self._connection, {})
        changed = [customer for customer, version in versions if known.get(customer) != version]
        return self.of(changed) if changed else ()

    def versions(self) -> Mapping[CustomerId, int]:
        return dict(_LOCKED_VERSIONS.rows(self._connection, {}))

    def to_change(self, customer: CustomerId) -> Contract | None:
        document = _LOCKED.value(self._connection, {"customer": customer})
        return None if document is None else codecs.CONTRACT.load(document)

    def asked(self, approval: int) -> Contract | None:
        customer = _ASKED.value(self._connection, {"milestone": approval_milestone(approval)})
        return self.to_change(CustomerId(customer)) if customer else None

    def of(self, customers: Collection[CustomerId]) -> tuple[Contract, ...]:
        found = _SOME.where(among(self._connection, CONTRACTS.c.customer, customers))
        return tuple(codecs.CONTRACT.load(document) for document in self._connection.execute(found).scalars())

    def figures(self, customers: Collection[CustomerId], now: datetime) -> tuple[ContractFigures, ...]:
        return figures(self._connection, customers, now)

    def tallies(self, months: Months, customers: Collection[CustomerId], now: datetime) -> tuple[Tally, ...]:
        return tallies(self._connection, months, now, Basis.PROMISE, customers)

    def next_number(self) -> int:
        return int(_NEXT_NUMBER.value(self._connection, {}))

    def save(self, contract: Contract, events: Sequence[ContractEvent]) -> None:
        self.save_each([(contract, events)])

    def save_each(self, changed: Sequence[tuple[Contract, Sequence[ContractEvent]]]) -> None:
        rows = [self._rows(contract, events) for contract, events in changed]
        for change, theirs in (
            (OPEN, [row for one in rows if one.opens for row in one.own]),
            (ADVANCE, [row for one in rows if not one.opens for row in one.own]),
            (cases.HAPPENED, [row for one in rows for row in one.happened]),
            (milestones.KEEP, [row for one in rows for row in one.milestones]),
            (ledger.KEEP, [row for one in rows for row in one.ledger]),
        ):
            change.change_bound(self._connection, theirs)

    def timeline(self, customer: CustomerId) -> tuple[ContractEvent, ...]:
        rows = _TIMELINE.rows(self._connection, {"subject": contract_id(customer)})
        return tuple(codecs.CONTRACT_EVENT.load(document) for (document,) in rows)

    def ledger(self, customer: CustomerId) -> tuple[LedgerEntry, ...]:
        return ledger.entries(self._connection, customer)

    def _rows(self, contract: Contract, events: Sequence[ContractEvent]) -> ContractRows:
        made = self._ahead.get(contract.customer)
        if made and made.contract is contract:
            return made
        return rows_of(contract, events, _rule(contract, self._connection), self._connection.dialect.name)


def _rule(contract: Contract, connection: Connection) -> ContactRule | None:
    """Return what the plan in force asks of contacts; nothing, if it was never pinned."""
    try:
        return pinned(connection, contract.plan_version).contacts
    except KeyError:
        return None


def fill(connection: Connection) -> None:
    """Write the columns of all contracts anew, out of their documents, and their ledgers out of their timelines."""
    at_work = ContractsAtWork(connection)
    for contract in at_work.changed({}):
        row, customer = row_of(contract, _rule(contract, connection)), contract.customer
        ADVANCE.change(connection, {**row, "its_id": customer, "before": contract.version})
        timeline = at_work.timeline(customer)
        ledger.KEEP.change_each(connection, ledger.rows(customer, timeline, len(timeline)))
