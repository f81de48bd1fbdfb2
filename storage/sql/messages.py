"""Which request or ticket a message belongs to: what people wrote, and what the desk posted about it."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.events import Event, Heard
from bot.model.ids import SubjectId
from bot.model.places import MessageRef, Place
from storage.sql.inserts import replacing
from storage.sql.prepared import Prepared
from storage.tables.work import MESSAGES

Row = dict[str, Any]

BELONGS = replacing(MESSAGES)
"""Notes whose a message is; the latest word counts."""
_ABOUT = Prepared(lambda _: select(MESSAGES.c.subject).where(MESSAGES.c.message == bindparam("message")))


def heard(place: Place, events: Sequence[Event]) -> Iterable[MessageRef]:
    """The messages of people that these events hold; all that a case holds was said in its own place."""
    return (MessageRef(place=place, id=event.said.message) for event in events if isinstance(event, Heard))


def row(ref: MessageRef, subject: str) -> Row:
    """The row of a message."""
    return {"message": str(ref), "subject": subject}


def about(connection: Connection, ref: MessageRef) -> SubjectId | None:
    """The intake or ticket that a message belongs to."""
    found = _ABOUT.value(connection, {"message": str(ref)})
    return None if found is None else SubjectId(found)
