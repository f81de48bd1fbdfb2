"""The tables about the desk itself: its files, references, people, and quarantine; and the base of all tables."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import MetaData, Text
from sqlmodel import Field, SQLModel

from storage.tables.columns import RowNumber, Words

_NAMES = {"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"}


class Rows(SQLModel):
    """The base of every table. Nothing validates a row, so what would is only built if somebody asks for it."""

    model_config = {"defer_build": True}
    metadata: ClassVar[MetaData] = MetaData(naming_convention=_NAMES)


class ReferenceRow(Rows, table=True):
    """A reference that an adapter needs to reach a place or a person again."""

    __tablename__ = "platform_references"

    key: str = Field(primary_key=True, sa_type=Words)
    reference: str = Field(sa_type=Words)


class DeskFileRow(Rows, table=True):
    """A desk file that was applied; the latest one is in force."""

    __tablename__ = "desk_files"
    __table_args__ = ({"sqlite_autoincrement": True},)

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    digest: str = Field(sa_type=Words)
    content: str = Field(sa_type=Words)
    applied_at: datetime


class DeskFilePlaceRow(Rows, table=True):
    """A place (host and path) that a desk file was read from, with the digest of the last one and when that was."""

    __tablename__ = "desk_file_places"

    place: str = Field(primary_key=True, sa_type=Words)
    digest: str = Field(sa_type=Words)
    at: datetime


class MovedPlaceRow(Rows, table=True):
    """A channel that has another id now, and since when."""

    __tablename__ = "moved_places"

    old: str = Field(primary_key=True, sa_type=Words)
    new: str = Field(sa_type=Words)
    at: datetime


class MembershipRow(Rows, table=True):
    """The directory's entry for an account of the desk's workspace that the desk file doesn't have."""

    __tablename__ = "memberships"

    account: str = Field(primary_key=True, sa_type=Words)
    until: datetime
    document: str = Field(sa_type=Text)


class DeferredCommandRow(Rows, table=True):
    """A command that waits until it is known who an account is."""

    __tablename__ = "deferred_commands"

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    account: str = Field(sa_type=Words, index=True)
    at: datetime
    document: str = Field(sa_type=Text)


class QuarantineRow(Rows, table=True):
    """The raw payload of something that couldn't be handled."""

    __tablename__ = "quarantine"

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    payload: str = Field(sa_type=Words)
    problem: str = Field(sa_type=Words)
    at: datetime


QUARANTINE = Rows.metadata.tables["quarantine"]
DESK_FILES = Rows.metadata.tables["desk_files"]
DESK_FILE_PLACES = Rows.metadata.tables["desk_file_places"]
MEMBERSHIPS = Rows.metadata.tables["memberships"]
DEFERRED_COMMANDS = Rows.metadata.tables["deferred_commands"]
REFERENCES = Rows.metadata.tables["platform_references"]
MOVED_PLACES = Rows.metadata.tables["moved_places"]
