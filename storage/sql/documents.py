"""The documents of requests and tickets, and what has been counted since each was written.

A further message often changes nothing in a document but the numbers of events and messages, and when the last one was
written. Then these columns say so, and the document stays as it was.

What was written here lately is known by its text: whoever writes or clicks next needn't have it read.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Select, Table

from bot.model.intake import Intake
from bot.model.ticket import Ticket
from storage.codecs import INTAKE, TICKET, Codec
from storage.json_text import exact_text
from storage.recent import Recent
from storage.sql.questions import instant
from storage.tables.work import INTAKES, TICKETS


class Counted(Struct, frozen=True, kw_only=True):
    """The number of an intake's further messages, and when the latest of all was written (UTC)."""

    more: int
    last_at: datetime


_COUNTED = Codec[Counted](Counted)
_RECENT = Recent[Any](200)
OF_INTAKE = (INTAKES.c.document, INTAKES.c.version, INTAKES.c.counted)
"""The columns that `intake` reads."""
OF_TICKET = (TICKETS.c.document, TICKETS.c.version, TICKETS.c.heard_at)
"""The columns that `ticket` reads."""
COLUMNS: dict[Table, Sequence[Any]] = {INTAKES: OF_INTAKE, TICKETS: OF_TICKET}


def _said_by(kind: type[Intake] | type[Ticket], *counted: str) -> Callable[[Any], Any]:
    return attrgetter(*(name for name in kind.__struct_fields__ if name not in counted))


_SAID: Mapping[type, Callable[[Any], Any]] = {
    Intake: _said_by(Intake, "version", "more", "last_at"),
    Ticket: _said_by(Ticket, "version", "heard_at"),
}
"""The values that the document alone says."""


def written(saved: Intake | Ticket) -> str:
    """Return the document of an intake or a ticket, and remember what it says."""
    text = exact_text(saved)
    if text is None:
        return INTAKE.dump(saved) if isinstance(saved, Intake) else TICKET.dump(saved)
    _RECENT.keep(text, saved)
    return text


def intake(document: str, version: int, counted: str | None) -> Intake:
    """Return an intake as it is now."""
    said = _RECENT.get(document) or INTAKE.load(document)
    if counted is None:
        return said if said.version == version else replace(said, version=version)
    now = _COUNTED.load(counted)
    return replace(said, version=version, more=now.more, last_at=now.last_at)


def ticket(document: str, version: int, column: datetime | str | None) -> Ticket:
    """Return a ticket as it is now; `column` is when it was last heard of, as the database gives it."""
    said, heard_at = _RECENT.get(document) or TICKET.load(document), instant(column)
    is_same = (said.version, said.heard_at) == (version, heard_at)
    return said if is_same else replace(said, version=version, heard_at=heard_at)


def intakes(connection: Connection, query: Select[Any]) -> list[Intake]:
    """Return the intakes that a query of their columns finds."""
    return [intake(*row) for row in connection.execute(query)]


def tickets(connection: Connection, query: Select[Any]) -> list[Ticket]:
    """Return the tickets that a query of their columns finds."""
    return [ticket(*row) for row in connection.execute(query)]


def counted(saved: Intake) -> str:
    """Return the column for what an intake's document doesn't say."""
    return _COUNTED.dump(Counted(more=saved.more, last_at=saved.last_at))


def says_the_same(before: Intake | Ticket | None, after: Intake | Ticket) -> bool:
    """Return whether the document of `before` still holds but for what is counted."""
    said = _SAID[type(after)]
    return type(before) is type(after) and said(before) == said(after)
