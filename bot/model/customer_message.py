"""A message of a person as a request or a ticket holds it: the customer's words, others' beside them, and our own."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.model.carried import Carried, File, brings_content, lines_of
from bot.model.places import Account, Place

DRAFT: Final = "draft/"
"""The ids of messages begin so that nobody posted: drafts, which wait for a person to send them, or were sent so."""


class MessageSide(StrEnum):
    """The part of a ticket's conversation that a message belongs to."""

    CUSTOMER = "customer"  # the customer's own words: the request, and what is added to it
    BESIDE = "beside"  # written in the customer's thread by somebody else, such as staff
    INTERNAL = "internal"  # written by staff under a card in triage; customers don't see it


class Publication(Struct, frozen=True, kw_only=True):
    """The sending of an internal message to the customer: in whose name, when (UTC), and when it was taken back."""

    name: str
    at: datetime
    taken_back_at: datetime | None = None


class CustomerMessage(Struct, frozen=True, kw_only=True):
    """One message of a person: the platform's id for it, when it was written (UTC), and its present content.

    `text` is what they typed; `files` and `carried` are what they brought along. `edited_at` is when it was last
    edited. A deleted message keeps its content. `read_at` is when it reached the desk, if that was long after it was
    written: the desk was away, or the platform was late. `place` is where it was written, if that isn't the channel of
    its request or ticket. `publication`: it is internal, and was sent to the customer all the same.
    """

    message: str
    at: datetime
    by: Account
    text: str
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    read_at: datetime | None = None
    side: MessageSide = MessageSide.CUSTOMER
    place: Place | None = None
    publication: Publication | None = None

    @property
    def is_draft(self) -> bool:
        """Return whether it is a draft that waits to be sent, or was sent, and nobody has posted it themselves."""
        return self.message.startswith(DRAFT)

    @property
    def is_published(self) -> bool:
        """Return whether the customer reads it, though it was written among ourselves."""
        return self.publication is not None and self.publication.taken_back_at is None

    @property
    def key(self) -> str:
        """The id by which its request or ticket holds it."""
        return self.message if self.side is not MessageSide.INTERNAL else internal_key(self.place, self.message)

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything that it holds: the text, what it brings along, and its files with their content."""
        return lines_of(self.text, self.files, self.carried)

    @property
    def body(self) -> str:
        """Its lines as one text, without files that have no readable content."""
        return "\n".join(lines_of(self.text, tuple(file for file in self.files if file.text), self.carried))

    @property
    def brings_content(self) -> bool:
        """Return whether it holds more than its typed text."""
        return brings_content(self.files, self.carried)

    @property
    def words(self) -> str:
        """Its `lines` as one text."""
        return "\n".join(self.lines)


def written(messages: Iterable[CustomerMessage]) -> str:
    """Return everything that was written and brought along, message by message, with the names of files."""
    return "\n".join(line for said in messages for line in said.lines)


def internal_key(place: Place | None, message: str) -> str:
    """Return the key of a message in triage: another in the customer's channel may have the same id."""
    return f"{place}/{message}"
