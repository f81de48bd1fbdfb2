"""Marks that are missing or wrong: each minute the desk puts some right, where marks are taken.

Open tickets that never had one were opened before there were marks, or while the workspace took none. That it takes
them is known from the first that it took; then the others follow, a few a minute, since platforms let an app put few.
A mark is wrong where a change of it was given up in a long outage: then all that may be left on the message goes.
"""

from collections.abc import Iterable
from typing import Final, Protocol

from bot.commands import Origin, Via
from bot.effects import SetMark
from bot.engine import marks
from bot.model.ids import MessageKey, TicketId
from bot.model.ticket import Ticket
from bot.ports import LapsedMark, UnitOfWork, WithoutMark
from bot.shell.service import DeskService
from bot.shell.writer import carry_out

AT_ONCE: Final = 20
"""The most tickets whose marks are put right in one look: Slack takes some fifty a minute, twenty taken off."""


class _MarkViews(Protocol):
    """The views of `bot.ports.Views` that are looked at."""

    def unmarked(self, after: int, limit: int) -> WithoutMark: ...

    def lapsed_marks(self, limit: int) -> tuple[LapsedMark, ...]: ...


class FirstMarks:
    """Looks for tickets whose mark is missing or wrong.

    What had none isn't looked at again while the desk runs, unless marks are taken where they weren't before.
    """

    def __init__(self, service: DeskService, views: _MarkViews) -> None:
        self._service = service
        self._views = views
        self._where: frozenset[MessageKey] = frozenset()
        self._after = 0

    def look(self) -> tuple[TicketId, ...]:
        """Put right the marks of the next few, and return those tickets. Raises `StorageUnavailable`."""
        wrong = tuple(one.ticket for one in self._views.lapsed_marks(AT_ONCE) if self._put_right(one))
        first = self._put_first(AT_ONCE - len(wrong)) if len(wrong) < AT_ONCE else ()
        if wrong or first:
            self._service.on_commit()
        return (*wrong, *first)

    def _put_right(self, lapsed: LapsedMark) -> bool:
        with self._service.open_work() as work:
            found = work.ticket(lapsed.ticket)
            work.drop_lapsed(lapsed.ticket, lapsed.ref)
            if found:
                self._carry_out(marks.put_right(found, lapsed.ref, lapsed.left), found, work)
            work.commit()
        return found is not None

    def _put_first(self, limit: int) -> tuple[TicketId, ...]:
        found = self._views.unmarked(self._after, limit)
        if not found.where <= self._where:
            found = self._views.unmarked(0, limit)
        self._where = found.where
        if not found.tickets:
            return ()
        self._after = found.tickets[-1][0]
        return tuple(ticket for _, ticket in found.tickets if self._put(ticket))

    def _put(self, ticket: TicketId) -> bool:
        with self._service.open_work() as work:
            found = work.ticket(ticket)
            change = marks.missing(found) if found else None
            if found is None or change is None:
                return False
            self._carry_out((change,), found, work)
            work.commit()
        return True

    def _carry_out(self, changes: Iterable[SetMark], ticket: Ticket, work: UnitOfWork) -> None:
        now = self._service.clock.now()
        origin = Origin(by=None, at=now, via=Via.TIMER)
        carry_out(changes, origin, work, now, self._service.loader.desk.customer(ticket.customer))
