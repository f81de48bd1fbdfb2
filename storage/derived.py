"""Columns and rows made of the documents of tickets, requests and contracts, and made anew when they are to say more.

A migration only makes room for them. They are filled after the last one, by the code that writes them from then on.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, select, update

from bot.events import CustomerWrote
from bot.events.searchable import FOUND_BY
from bot.model.ticket import Ticket
from storage import codecs
from storage.sql import contracts, documents, milestones, search, selections
from storage.sql.prepared import Prepared
from storage.tables.work import INTAKES, TICKETS, TIMELINE
from storage.upcast import EVENTS

SINCE: Final = "0036"
"""The revision since which they say what they say now; a database of an earlier one is filled."""
_AT_ONCE: Final = 500
_OF_THE_DOCUMENT = frozenset(TICKETS.columns.keys()) - {"seq", "id", "customer", "thread", "version", "document"}
_SET = Prepared(
    lambda _: (
        update(TICKETS)
        .where(TICKETS.c.id == bindparam("its_id"))
        .values({name: bindparam(name) for name in sorted(_OF_THE_DOCUMENT)})
    )
)
_SET_NEEDS = Prepared(
    lambda _: update(INTAKES).where(INTAKES.c.id == bindparam("its_id")).values(needs=bindparam("needed"))
)


def fill(connection: Connection) -> None:
    """Write the columns of tickets and contracts, and the rows of texts, milestones and ledgers, in this transaction.

    Of milestones that ended before, a document has only the last of each series, and that of a request none.
    """
    _fill_tickets(connection)
    _fill_requests(connection)
    contracts.fill(connection)


def _fill_tickets(connection: Connection) -> None:
    after = 0
    some = select(TICKETS.c.seq, *documents.OF_TICKET).order_by(TICKETS.c.seq).limit(_AT_ONCE)
    while found := connection.execute(some.where(TICKETS.c.seq > after)).all():
        tickets = [documents.ticket(*row[1:]) for row in found]
        heard = _fill_texts(connection, {one.id: one for one in tickets})
        tickets = [_with_last_word(one, heard.get(one.id)) for one in tickets]
        _SET.change_each(connection, [{**selections.row(one), "its_id": one.id} for one in tickets])
        of_them = [milestones.row(one, milestone) for one in tickets for milestone in one.milestones]
        milestones.KEEP.change_each(connection, of_them)
        after = found[-1].seq


def _with_last_word(ticket: Ticket, at: datetime | None) -> Ticket:
    return replace(ticket, heard_at=max(at, ticket.heard_at or at)) if at else ticket


def _fill_texts(connection: Connection, tickets: Mapping[str, Ticket]) -> dict[str, datetime]:
    """Write the texts that tickets are found by, out of their timelines; return when customers last wrote in each."""
    kinds = FOUND_BY | {was for was, now in EVENTS.items() if now in FOUND_BY}
    said = (
        select(TIMELINE.c.subject, TIMELINE.c.number, TIMELINE.c.document)
        .where(TIMELINE.c.subject.in_(tickets), TIMELINE.c.kind.in_(kinds))
        .order_by(TIMELINE.c.subject, TIMELINE.c.number)
    )
    heard: dict[str, datetime] = {}
    for row in connection.execute(said).all():
        event = codecs.EVENT.load(row.document)
        if isinstance(event, CustomerWrote):
            heard[row.subject] = max(event.customer_message.at, heard.get(row.subject, event.customer_message.at))
        search.KEEP.change_each(connection, search.rows(tickets[row.subject], row.number, [event]))
    return heard


def _fill_requests(connection: Connection) -> None:
    """Write the rows of requests that something may be owed of: of those that a further message may still belong to."""
    after = 0
    some = select(INTAKES.c.seq, *documents.OF_INTAKE).where(INTAKES.c.joinable).order_by(INTAKES.c.seq)
    while found := connection.execute(some.where(INTAKES.c.seq > after).limit(_AT_ONCE)).all():
        intakes = [documents.intake(*row[1:]) for row in found]
        milestones.KEEP.change_each(
            connection, [milestones.row(one, each) for one in intakes for each in one.milestones]
        )
        _SET_NEEDS.change_each(connection, [{"its_id": one.id, "needed": one.needs} for one in intakes])
        after = found[-1].seq
