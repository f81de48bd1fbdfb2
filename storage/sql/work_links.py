"""The tickets that are linked to work elsewhere, found by its address."""

from sqlalchemy import Connection, bindparam, select

from bot.model.ids import TicketId
from storage.sql.inserts import adding
from storage.sql.prepared import Prepared
from storage.tables.work_links import WORK_LINKS

_ADD = adding(WORK_LINKS)
_TICKETS = Prepared(
    lambda _: select(WORK_LINKS.c.ticket).where(WORK_LINKS.c.url == bindparam("url")).order_by(WORK_LINKS.c.ticket)
)


class WorkLinksAtWork:
    """`bot.ports.WorkLinks` on the connection of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, url: str, ticket: TicketId) -> None:
        _ADD.change(self._connection, {"url": url, "ticket": ticket})

    def tickets(self, url: str) -> tuple[TicketId, ...]:
        return tuple(TicketId(ticket) for (ticket,) in _TICKETS.rows(self._connection, {"url": url}))
