"""First marks: each minute the desk puts marks on open tickets that never had one, where marks are taken.

They were opened before there were marks, or while the workspace took none. That it takes them is known from the first
that it took; then the others follow, a few a minute, since platforms let an app put few.
"""

from collections.abc import Callable
from typing import Final

from bot.commands import Origin, Via
from bot.engine import marks
from bot.model.ids import MessageKey, TicketId
from bot.ports import WithoutMark
from bot.shell.service import DeskService
from bot.shell.writer import carry_out

AT_ONCE: Final = 20
"""The most marks that are put on in one look: Slack takes about fifty a minute, and has others to take."""


class FirstMarks:
    """Looks for tickets without a mark. `unmarked` is of `bot.ports.Views`.

    What was looked at isn't looked at again while the desk runs, unless marks are taken where they weren't before.
    """

    def __init__(self, service: DeskService, unmarked: Callable[[int, int], WithoutMark]) -> None:
        self._service = service
        self._unmarked = unmarked
        self._where: frozenset[MessageKey] = frozenset()
        self._after = 0

    def look(self) -> tuple[TicketId, ...]:
        """Put marks on the next few that have none, and return those. Raises `StorageUnavailable`."""
        found = self._unmarked(self._after, AT_ONCE)
        if not found.where <= self._where:
            found = self._unmarked(0, AT_ONCE)
        self._where = found.where
        if not found.tickets:
            return ()
        self._after = found.tickets[-1][0]
        marked = tuple(ticket for _, ticket in found.tickets if self._put(ticket))
        self._service.on_commit()
        return marked

    def _put(self, ticket: TicketId) -> bool:
        now = self._service.clock.now()
        with self._service.open_work() as work:
            found = work.ticket(ticket)
            change = marks.missing(found) if found else None
            if found is None or change is None:
                return False
            origin = Origin(by=None, at=now, via=Via.TIMER)
            carry_out((change,), origin, work, now, self._service.loader.desk.customer(found.customer))
            work.commit()
        return True
