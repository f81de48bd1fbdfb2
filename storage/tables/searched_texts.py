"""The table of the texts that tickets are found by; the index over it is the database's own (`storage.sql.search`)."""

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import RowNumber, Words
from storage.tables.desk import Rows


class SearchedTextRow(Rows, table=True):
    """A text of a ticket as plain words, with words before it that say whose it is.

    `seen_by` is who may find the ticket by it beside the staff: see `bot.events.searchable`.
    """

    __tablename__ = "searched_texts"
    __table_args__ = (UniqueConstraint("subject", "part"),)

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    subject: str = Field(sa_type=Words)
    part: str = Field(sa_type=Words)
    customer: str = Field(sa_type=Words)
    seen_by: str | None = Field(sa_type=Words)
    words: str = Field(sa_type=Text)


SEARCHED_TEXTS = Rows.metadata.tables["searched_texts"]
