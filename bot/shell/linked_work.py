"""Work elsewhere, as a program tells of it: each ticket that is linked to it is told, in a transaction of its own."""

from datetime import datetime

from msgspec import Struct

from bot.commands import NoteWork, Origin, Via
from bot.model.ids import TicketId
from bot.model.linked_work import WorkState
from bot.shell.service import DeskService


class WorkNews(Struct, frozen=True, kw_only=True):
    """The state of the work at an address, as a call of that id says: as of `said_at` (UTC)."""

    url: str
    state: WorkState
    said_at: datetime
    call: str


def note_state(service: DeskService, news: WorkNews) -> None:
    """Tell each ticket that is linked to an address what has become of the work there.

    The same call again changes nothing. Raises `StorageUnavailable` if not all of it was kept; then it must come again.
    """
    with service.open_work() as work:
        tickets = work.work_links.tickets(news.url)
    for ticket in tickets:
        service.handle(_of(ticket, news, service))


def _of(ticket: TicketId, news: WorkNews, service: DeskService) -> NoteWork:
    origin = Origin(by=None, at=service.clock.now(), via=Via.PROGRAM, keys=(f"work/{news.call}/{ticket}",))
    return NoteWork(origin=origin, subject=ticket, url=news.url, state=news.state, said_at=news.said_at)
