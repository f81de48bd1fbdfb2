"""The table by which tickets are found that are linked to work elsewhere."""

from sqlmodel import Field

from storage.tables.columns import Words
from storage.tables.desk import Rows


class WorkLinkRow(Rows, table=True):
    """A ticket that was linked to an address; whether it still is, the ticket says."""

    __tablename__ = "work_links"
    __table_args__ = ({"sqlite_with_rowid": False},)

    url: str = Field(primary_key=True, sa_type=Words)
    ticket: str = Field(primary_key=True, sa_type=Words)


WORK_LINKS = Rows.metadata.tables["work_links"]
