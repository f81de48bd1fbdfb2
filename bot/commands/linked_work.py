"""Commands about the work outside the desk that a ticket is linked to."""

from dataclasses import dataclass

from bot.commands.origin import Origin
from bot.model.ids import SubjectId, TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkWork:
    """Link a ticket to work elsewhere by its address, or take a link away: `bot.language.link_words` reads the text."""

    origin: Origin
    ticket: TicketId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWorkDone:
    """Note that the work at an address is done, as a program of the vendor's side says; the address is canonical."""

    origin: Origin
    subject: SubjectId
    url: str
