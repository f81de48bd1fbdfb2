"""The rows of ledgers: one for each entry, written with the event that makes it; sums over them are balances."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from bot.events import ContractEvent
from bot.events.listed_entries import listed_entries
from bot.model.attainment import Months
from bot.model.ids import CustomerId, TicketId
from bot.model.ledger import Balance, EntryKind, LedgerEntry, Quantity, Spent
from storage.sql.attainment import in_months
from storage.sql.inserts import replacing
from storage.sql.prepared import Prepared
from storage.tables.ledger import LEDGER

_IS = LEDGER.c

KEEP = replacing(LEDGER)
"""The statement that keeps entries."""
_OF = Prepared(lambda _: select(LEDGER).where(_IS.customer == bindparam("customer")).order_by(_IS.number))


def rows(customer: CustomerId, events: Sequence[ContractEvent], version: int) -> list[dict[str, Any]]:
    """Return a row for each entry among the events that led up to `version` of the contract with a customer."""
    return [_row(entry) for entry in listed_entries(customer, events, version)]


def entries(connection: Connection, customer: CustomerId) -> tuple[LedgerEntry, ...]:
    """Return the entries of a customer's ledger, in order."""
    return tuple(map(_entry, _OF.found(connection, {"customer": customer})))


def spent(connection: Connection, months: Months, customer: CustomerId | None) -> tuple[Spent, ...]:
    """Return what was entered within the months for each allowance and period, of one customer or of each."""
    sums = (func.sum(_IS.reserved), func.sum(_IS.settled), func.sum(_IS.topped_up), func.count())
    by = (_IS.customer, _IS.allowance, _IS.period, _IS.unit, _IS.currency)
    entered = [in_months(months, customer, _IS.customer, _IS.at)]
    entered += [_IS.customer == customer] if customer else []
    found = connection.execute(select(*by, *sums).where(*entered).group_by(*by).order_by(*by))
    return tuple(
        Spent(
            customer=CustomerId(whose),
            balance=Balance(
                allowance=allowance, period=period, reserved=reserved, settled=settled, topped_up=topped_up
            ),
            counts=unit,
            currency=currency,
            entries=number,
        )
        for whose, allowance, period, unit, currency, reserved, settled, topped_up, number in found
    )


def _row(entry: LedgerEntry) -> dict[str, Any]:
    quantity = entry.quantity
    amounts = {"amount": quantity.amount, "unit": quantity.counts, "currency": quantity.currency}
    return amounts | {column.name: getattr(entry, column.name) for column in _IS if column.name not in amounts}


def _entry(row: Row[Any]) -> LedgerEntry:
    return LedgerEntry(
        customer=CustomerId(row.customer),
        number=row.number,
        at=row.at,
        by=row.by,
        name=row.name,
        kind=EntryKind(row.kind),
        allowance=row.allowance,
        period=row.period,
        quantity=Quantity(amount=row.amount, counts=row.unit, currency=row.currency),
        ticket=TicketId(row.ticket) if row.ticket else None,
        approval=row.approval,
        why=row.why,
        reserved=row.reserved,
        settled=row.settled,
        topped_up=row.topped_up,
    )
