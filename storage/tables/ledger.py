"""The table of ledgers: one row for each entry of a contract's ledger, for balances and reports."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables.columns import Words
from storage.tables.desk import Rows


class LedgerRow(Rows, table=True):
    """An entry of the ledger of a customer's contract, by its `number` in the timeline. It is never changed.

    `reserved`, `settled` and `topped_up` are what it adds to the balance of its allowance in its period, so that sums
    over rows are balances. `amount` is of `unit`: requests, hours (in minutes) or money (in hundredths of `currency`).
    """

    __tablename__ = "ledger"
    __table_args__ = (Index(None, "customer", "allowance", "period"),)

    customer: str = Field(primary_key=True, sa_type=Words)
    number: int = Field(primary_key=True)
    at: datetime
    by: str = Field(sa_type=Words)
    name: str = Field(sa_type=Words)
    kind: str = Field(sa_type=Words)
    allowance: str = Field(sa_type=Words)
    period: str = Field(sa_type=Words)
    amount: int
    unit: str = Field(sa_type=Words)
    currency: str = Field(sa_type=Words)
    ticket: str | None = Field(sa_type=Words)
    approval: int | None
    why: str = Field(sa_type=Words)
    reserved: int
    settled: int
    topped_up: int


LEDGER = Rows.metadata.tables["ledger"]
