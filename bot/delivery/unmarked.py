"""Marks that a platform doesn't take: the desk does without them, and nobody has to look at it."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

from bot.delivery.send_attempt import Refused, ids
from bot.ports import Delivery, DeliveryKind, Outbox

log = logging.getLogger(__name__)


class _Keep(Protocol):
    def __call__(self, write: Callable[[], None], /) -> Awaitable[None]: ...


class Unmarked:
    """The doing without marks. `keep` writes to the outbox, for as long as that takes."""

    def __init__(self, outbox: Outbox, keep: _Keep) -> None:
        self._outbox = outbox
        self._keep = keep
        self._logged: set[str] = set()

    async def gives_up(self, delivery: Delivery, refused: Refused) -> bool:
        """Settle a mark that is refused, and return whether it was one; each reason is logged once.

        Where no mark is taken at all, what a mark would say is said in words again. One that is only given up is put
        right later (`bot.shell.first_marks`).
        """
        if delivery.kind is not DeliveryKind.MARK:
            return False
        settle = self._outbox.lapse if refused.is_given_up else self._outbox.withhold
        await self._keep(partial(settle, delivery.id, refused.problem))
        if refused.of_all_marks and delivery.message_key:
            await self._keep(partial(self._outbox.forget, delivery.message_key))
        if refused.problem not in self._logged:
            self._logged.add(refused.problem)
            log.warning("A state isn't marked.", extra=ids("mark_refused", delivery) | {"problem": refused.problem})
        return True
