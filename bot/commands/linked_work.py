"""Commands about the work outside the desk that a ticket is linked to."""

from datetime import datetime

from msgspec import Struct

from bot.commands.origin import Origin
from bot.model.ids import SubjectId, TicketId
from bot.model.linked_work import WorkState


class LinkWork(Struct, frozen=True, kw_only=True):
    """Link a ticket to work elsewhere by its address, or take a link away: `bot.language.link_words` reads the text."""

    origin: Origin
    ticket: TicketId
    text: str


class NoteWork(Struct, frozen=True, kw_only=True):
    """Note the state of the work at an address, as a program of the vendor's side says; the address is canonical.

    `said_at` is when it was so (UTC).
    """

    origin: Origin
    subject: SubjectId
    url: str
    state: WorkState
    said_at: datetime
