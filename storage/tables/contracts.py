"""The table of contracts, one for each customer."""

from sqlalchemy import Index, Text
from sqlmodel import Field

from storage.tables.columns import Words
from storage.tables.desk import Rows


class ContractRow(Rows, table=True):
    """The contract with a customer. The index is read each second, to see what has changed."""

    __tablename__ = "contracts"
    __table_args__ = (Index(None, "customer", "version"),)

    customer: str = Field(primary_key=True, sa_type=Words)
    version: int
    document: str = Field(sa_type=Text)


CONTRACTS = Rows.metadata.tables["contracts"]
