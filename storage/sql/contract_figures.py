"""The figures of customers, from columns: no document is read for them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, func, select

from bot.model.contract_figures import ContractFigures
from bot.model.ids import CustomerId
from bot.model.turn import Turn
from storage.sql.among import among
from storage.tables.contracts import CONTRACTS
from storage.tables.work import INTAKES, TICKETS


def figures(connection: Connection, customers: Collection[CustomerId], now: datetime) -> tuple[ContractFigures, ...]:
    """Return the figures of these customers, as far as there is a contract with them, by the customer's id."""
    found = _figures(now).where(among(connection, CONTRACTS.c.customer, customers)).order_by(CONTRACTS.c.customer)
    return tuple(
        ContractFigures(
            customer=CustomerId(customer),
            seats=seats,
            below_minimum=below,
            unattested=unattested,
            contacts_left=left,
            approvals=approvals,
            since=since,
            open=is_open,
            overdue=overdue,
            last_word=max(filter(None, words), default=None),
        )
        for customer, seats, below, unattested, left, approvals, since, is_open, overdue, *words in connection.execute(
            found
        )
    )


def _figures(now: datetime) -> Select[Any]:
    is_open = TICKETS.c.turn < int(Turn.RESOLVED)
    return select(
        CONTRACTS.c.customer,
        CONTRACTS.c.seats,
        CONTRACTS.c.below_minimum,
        CONTRACTS.c.unattested,
        CONTRACTS.c.contacts_left,
        CONTRACTS.c.approvals,
        CONTRACTS.c.since,
        _of(TICKETS.c.customer, func.count(), is_open).label("open"),
        _of(TICKETS.c.customer, func.count(), is_open, TICKETS.c.promised_due < now).label("overdue"),
        _of(TICKETS.c.customer, func.max(TICKETS.c.heard_at)).label("heard_at"),
        _of(TICKETS.c.customer, func.max(TICKETS.c.opened_at)).label("opened_at"),
        _of(INTAKES.c.customer, func.max(INTAKES.c.touched_at)).label("asked_at"),
    )


def _of(customer: ColumnElement[Any], value: ColumnElement[Any], *conditions: ColumnElement[bool]) -> ScalarSelect[Any]:
    """Return a value of the rows of the contract's customer: an index finds it for each of them."""
    return select(value).where(customer == CONTRACTS.c.customer, *conditions).scalar_subquery()
