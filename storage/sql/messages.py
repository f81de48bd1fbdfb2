"""The request or ticket that a message belongs to: people's messages, and the desk's posts about it."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from bot.events import Event, message_in
from bot.model.places import MessageRef, Place
from storage.sql.inserts import replacing
from storage.sql.questions import Question
from storage.tables.work import MESSAGES

Row = dict[str, Any]

BELONGS = replacing(MESSAGES)
"""The statement that notes what a message belongs to; the latest word counts."""
ABOUT = Question(select(MESSAGES.c.subject).where(MESSAGES.c.message == bindparam("message")))


def heard(place: Place, events: Sequence[Event]) -> Iterable[MessageRef]:
    """Return the messages of people in these events, which were written in that place unless they say otherwise."""
    found = filter(None, map(message_in, events))
    return (MessageRef(place=said.place or place, id=said.message) for said in found)


def row(ref: MessageRef, subject: str) -> Row:
    """Return the row of a message."""
    return {"message": str(ref), "subject": subject}
