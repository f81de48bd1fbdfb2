"""The auditor: it sees that whatever is open has the timers it needs, since what has none falls silent.

Every minute it compares a share of the open requests and tickets with `engine.milestones.timers.wanted`, the function
by which their timers were set, and has the desk restore what is lost. It looks without holding up anybody who writes;
what it finds is judged again inside the transaction that mends it.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot.commands import CheckSubject, Origin, Via
from bot.engine.milestones.timers import is_lost
from bot.model.ids import SubjectId
from bot.model.subject import Subject
from bot.model.timer import Timer
from bot.ports import Watched
from bot.shell.service import DeskService
from policies.terms import Plan

AT_ONCE: Final = 200
"""The most tickets that are compared in one look."""
MENDED_AGAIN_AFTER: Final = timedelta(hours=1)
"""The time within which a subject isn't mended twice: timers that can't be decided are lost each time."""

log = logging.getLogger(__name__)


class Auditor:
    """Compares what is open with the timers that wait. `watched` and `pinned` are of `bot.ports.Views`."""

    def __init__(
        self,
        service: DeskService,
        watched: Callable[[int, int], Watched],
        pinned: Callable[[str], Plan],
    ) -> None:
        self._service = service
        self._watched = watched
        self._pinned = pinned
        self._then = 0
        self._mended: dict[SubjectId, datetime] = {}
        self._unwatched: frozenset[SubjectId] = frozenset()
        self._found: set[SubjectId] = set()

    def look(self) -> tuple[SubjectId, ...]:
        """Compare the next share, and return what was mended. Raises `StorageUnavailable`."""
        now = self._service.clock.now()
        self._mended = {one: at for one, at in self._mended.items() if now - at < MENDED_AGAIN_AFTER}
        share = self._watched(self._then, AT_ONCE)
        self._then = share.then
        lacking = [subject.id for subject, waiting in share.subjects if self._lacks(subject, waiting)]
        mended = tuple(one for one in lacking if one not in self._mended)
        self._found.update(one for one in lacking if one in self._mended)
        for one in mended:
            self._mend(one, now)
        if not self._then:  # everything open has been seen
            self._unwatched, self._found = frozenset(self._found), set()
        return mended

    def problem(self) -> str | None:
        """Return what was lost again after it had been mended, as of the last round; None if there is nothing."""
        return ", ".join(sorted(self._unwatched)) or None

    def _lacks(self, subject: Subject, waiting: frozenset[Timer]) -> bool:
        customer = self._service.loader.desk.customer(subject.customer)
        plan, region = self._pinned(subject.plan_version), customer.region if customer else None
        return is_lost(subject, plan, region, waiting)

    def _mend(self, subject: SubjectId, now: datetime) -> None:
        log.error("Timers of %s were lost; they are set again.", subject, extra={"action": "timers_restored"})
        self._mended[subject] = now
        origin = Origin(by=None, at=now, via=Via.TIMER)
        self._service.handle(CheckSubject(origin=origin, subject=subject))
