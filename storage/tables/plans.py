"""The table of plans: every version that was ever promised."""

from sqlalchemy import Text
from sqlmodel import Field

from storage.tables.columns import Words
from storage.tables.desk import Rows


class PlanRow(Rows, table=True):
    """A version of a plan, kept for ever."""

    __tablename__ = "plans"

    version: str = Field(primary_key=True, sa_type=Words)
    ref: str = Field(sa_type=Words)
    document: str = Field(sa_type=Text)


PLANS = Rows.metadata.tables["plans"]
