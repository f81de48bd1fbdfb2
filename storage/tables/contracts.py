"""The table of contracts, one for each customer."""

from datetime import date, datetime

from sqlalchemy import Index, Text
from sqlmodel import Field

from storage.tables.columns import Words
from storage.tables.desk import Rows


class ContractRow(Rows, table=True):
    """The contract with a customer. The index is read each second, to see what has changed.

    `seats` is the number of its designated contacts, `below_minimum` whether its plan wants more of them, `unattested`
    how many haven't confirmed what the plan asks of them, `term_end` the last day of its term, `contacts_left` how many
    of its contacts aren't there any more, `approvals` how many of its wishes wait for a decision,
    `since` is when the first of its plans came into force.
    """

    __tablename__ = "contracts"
    __table_args__ = (Index(None, "customer", "version"),)

    customer: str = Field(primary_key=True, sa_type=Words)
    version: int
    seats: int
    below_minimum: bool
    unattested: int
    term_end: date | None
    contacts_left: int
    approvals: int
    since: datetime | None
    document: str = Field(sa_type=Text)


CONTRACTS = Rows.metadata.tables["contracts"]
