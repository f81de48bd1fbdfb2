"""The table of incidents: outages that tickets of several customers are about."""

from sqlalchemy import Text
from sqlmodel import Field

from storage.tables.columns import RowNumber, Words
from storage.tables.desk import Rows


class IncidentRow(Rows, table=True):
    """An incident, by its id; `seq` is the order in which they were opened."""

    __tablename__ = "incidents"

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    id: str = Field(sa_type=Words, unique=True)
    is_open: bool = Field(index=True)
    version: int
    document: str = Field(sa_type=Text)


INCIDENTS = Rows.metadata.tables["incidents"]
