"""Work elsewhere that is done: each ticket that is linked to it is told, in a transaction of its own, and once."""

from bot.commands import NoteWorkDone, Origin, Via
from bot.model.ids import TicketId
from bot.shell.service import DeskService


def note_done(service: DeskService, url: str, call: str) -> None:
    """Tell each ticket that is linked to an address that the work there is done.

    `call` is the id of the call that said so: the same one again changes nothing. Raises `StorageUnavailable` if not
    all of it was kept; then it must come again.
    """
    with service.open_work() as work:
        tickets = work.work_links.tickets(url)
    for ticket in tickets:
        service.handle(_of(ticket, url, call, service))


def _of(ticket: TicketId, url: str, call: str, service: DeskService) -> NoteWorkDone:
    origin = Origin(by=None, at=service.clock.now(), via=Via.PROGRAM, keys=(f"work/{call}/{ticket}",))
    return NoteWorkDone(origin=origin, subject=ticket, url=url)
