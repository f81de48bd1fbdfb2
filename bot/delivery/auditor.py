"""The auditor of deliveries: it sees that an end comes of whatever was put in the outbox.

What should be settled soon, and is there unchanged at three looks a minute apart, nobody is at any more: a worker that
ended in the middle, or a row that somebody has edited. What was claimed is taken back, to be looked up and sent, and
triage reads which message that was. If nothing can be taken back, or it happens again, the desk isn't ready.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.delivery.dispatcher import Dispatcher
from bot.ports import Outbox, Unsettled, Whereabouts
from bot.shell.service import DeskService
from bot.wording.escalation import undelivered as words

LOOKS: Final = 3
"""The looks at which a delivery is there unchanged, a minute apart, until nobody can be at it any more."""

log = logging.getLogger(__name__)

_Try = tuple[str, int, Whereabouts]


class DeliveryAuditor:
    """Looks for deliveries without an end. `unsettled` is of `bot.ports.Views`; `dispatcher` is this process's own."""

    def __init__(
        self,
        service: DeskService,
        outbox: Outbox,
        unsettled: Callable[[datetime], tuple[Unsettled, ...]],
        dispatcher: Dispatcher,
    ) -> None:
        self._service = service
        self._outbox = outbox
        self._unsettled = unsettled
        self._dispatcher = dispatcher
        self._seen: dict[_Try, int] = {}
        self._mended: frozenset[str] = frozenset()
        self._endless: tuple[Unsettled, ...] = ()

    def look(self) -> tuple[str, ...]:
        """Look for what lasts, and return what was taken back. Raises `StorageUnavailable`."""
        there = {(one.id, one.attempts, one.where): one for one in self._unsettled(self._service.clock.now())}
        self._seen = {key: self._seen.get(key, 0) + 1 for key in there}
        lasting = {key: one for key, one in there.items() if self._seen[key] >= LOOKS}
        taken = tuple(one for one in lasting.values() if self._take_back(one))
        left = tuple(one for one in lasting.values() if one not in taken)
        news = tuple(one for key, one in lasting.items() if one in left and self._seen[key] == LOOKS)
        self._endless = left
        self._mended = (self._mended & {one.id for one in there.values()}) | {one.id for one in taken}
        if lasting:
            self._dispatcher.wake()
        for one in (*taken, *news):
            self._tell(one, is_mended=one in taken)
        return tuple(one.id for one in taken)

    def problem(self) -> str | None:
        """Return the deliveries without an end that couldn't be mended; None if there is none."""
        return ", ".join(words.named(one.subject, one.conversation) for one in self._endless) or None

    def _take_back(self, one: Unsettled) -> bool:
        """Take it back, unless that was in vain before, or this process is still at it."""
        is_free = one.is_left or (one.where is Whereabouts.ON_ITS_WAY and one.conversation not in self._dispatcher.busy)
        return is_free and one.id not in self._mended and self._outbox.take_back(one.id, one.attempts)

    def _tell(self, one: Unsettled, *, is_mended: bool) -> None:
        log.error("A delivery had no end.", extra={"action": "delivery_endless", "delivery": one.id})
        told = words.endless(one.subject, one.conversation, is_mended=is_mended)
        self._service.alert(told, failed=frozenset() if is_mended else frozenset({one.conversation}))
