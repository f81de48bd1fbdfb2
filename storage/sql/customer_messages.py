"""The messages of people, each in a row of its own: those of a request or ticket, as they read now.

A request's document stays small however many messages belong to it. What a message said before an edit is in the
timeline.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.events import Event, message_in
from bot.model.customer_message import CustomerMessage, MessageSide
from bot.model.ids import SubjectId
from storage import codecs
from storage.sql.inserts import replacing
from storage.sql.prepared import Prepared
from storage.tables.work import CUSTOMER_MESSAGES

Row = dict[str, Any]

HOLD = replacing(CUSTOMER_MESSAGES, but=("number",))
"""The statement that keeps messages as they read now; one that was there keeps its number."""
_OF = select(CUSTOMER_MESSAGES.c.document).where(CUSTOMER_MESSAGES.c.subject == bindparam("subject"))
_ONE = Prepared(lambda _: _OF.where(CUSTOMER_MESSAGES.c.message == bindparam("message")))
_ALL = Prepared(lambda _: _OF.order_by(CUSTOMER_MESSAGES.c.number))


def rows(subject: str, version: int, happened: Sequence[Event]) -> list[Row]:
    """Return a row for each message in the events that led up to `version`."""
    return [
        {"subject": subject, "message": said.key, "number": number, "document": codecs.CUSTOMER_MESSAGE.dump(said)}
        for number, event in enumerate(happened, start=version - len(happened) + 1)
        if (said := message_in(event))
    ]


def one(connection: Connection, subject: SubjectId, message: str) -> CustomerMessage | None:
    """Return the message of that key, if it is one of the subject's."""
    document = _ONE.value(connection, {"subject": subject, "message": message})
    return None if document is None else codecs.CUSTOMER_MESSAGE.load(document)


def all_of(connection: Connection, subject: SubjectId) -> tuple[CustomerMessage, ...]:
    """Return the customer's own messages of the subject, in the order in which they came."""
    found = (codecs.CUSTOMER_MESSAGE.load(document) for (document,) in _ALL.rows(connection, {"subject": subject}))
    return tuple(said for said in found if said.side is MessageSide.CUSTOMER)
