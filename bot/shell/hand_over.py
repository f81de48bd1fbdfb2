"""Hand-overs: each minute the desk looks for tickets of people who aren't there for them, and for shifts that end.

Tickets are taken from whoever has left, or is away until after something is due, all together in one transaction with
one post about them. Shifts that end, and days of account managers that begin, are asked about by timers, which are set
here as far as the desk file has them.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Final

from bot.commands import Origin, Release, Via
from bot.engine.escalation import day_card, hand_over
from bot.engine.settle import settle_lines
from bot.engine.ticket.release import has_left, is_released, may_be_released
from bot.model.ids import PersonId, TicketId
from bot.model.selection import Selection
from bot.model.timer import Timer
from bot.model.turn import Turn
from bot.oncall.day_card import readers
from bot.oncall.day_card import subject_of as day_of
from bot.oncall.hand_over import subject_of
from bot.oncall.overrides import away_until
from bot.shell.service import DeskService
from bot.shell.writer import carry_out
from policies.terms import Line

AT_ONCE: Final = 200
"""The most tickets of a person that are taken from them in one look."""


class HandOver:
    """Looks for what has to be handed over. `assignees` is of `bot.ports.Views`."""

    def __init__(self, service: DeskService, assignees: Callable[[], AbstractSet[str]]) -> None:
        self._service = service
        self._assignees = assignees
        self._set: frozenset[Timer] | None = None

    def look(self) -> tuple[TicketId, ...]:
        """Set the timers of shifts that end and days that begin, and return the tickets that nobody has from now on.

        Raises `StorageUnavailable`, or `StaleVersion` if another process was first.
        """
        desk, now = self._service.loader.desk, self._service.clock.now()
        self._set_timers(now)
        known = (PersonId(one) for one in sorted(self._assignees()))
        gone = [one for one in known if has_left(desk, one) or away_until(desk, one, now)]
        return self._release(gone, now) if gone else ()

    def _set_timers(self, now: datetime) -> None:
        desk = self._service.loader.desk
        needed = hand_over.wanted(desk, now) | day_card.wanted(desk, now)
        if needed == self._set:
            return
        with self._service.open_work() as work:
            subjects = (*map(subject_of, Line), *(day_of(one.id) for one in readers(desk)))
            waiting = frozenset(timer for one in subjects for timer in work.waiting_timers(one))
            carry_out(settle_lines(needed, waiting, now), _origin(now), work, now, None)
            work.commit()
        self._service.on_commit()
        self._set = needed

    def _release(self, gone: list[PersonId], now: datetime) -> tuple[TicketId, ...]:
        desk = self._service.loader.desk
        with self._service.open_work() as work:
            theirs = [Selection(assignee=one, last=Turn.SNOOZED) for one in gone]
            lines = (line for one in theirs for line in work.listed(one, AT_ONCE) if may_be_released(line, desk, now))
            tickets = (work.ticket(line.id) for line in lines)
            may = [ticket for ticket in tickets if ticket]
            plans = {version: work.pinned(version) for version in {one.plan_version for one in may}}
            found = [ticket for ticket in may if is_released(ticket, plans[ticket.plan_version], desk, now)]
            if not found:
                return ()
            for ticket in found:
                self._service.decide_in(Release(origin=_origin(now), subject=ticket.id), work, now)
            carry_out(hand_over.released(found, plans, desk, now), _origin(now), work, now, None)
            work.commit()
        self._service.on_commit()
        return tuple(ticket.id for ticket in found)


def _origin(now: datetime) -> Origin:
    return Origin(by=None, at=now, via=Via.TIMER)
