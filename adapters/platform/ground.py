"""The ground that every platform is built on: the desk as it is now, and what it needs of the rest."""

from collections.abc import Awaitable, Callable, Container, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec import Struct, field

from adapters.http.absence import Absence
from adapters.http.handling import Handle
from adapters.platform.permalink import Addresses
from adapters.platform.served import places_on
from bot.model.desk import Desk
from bot.model.message import Message
from bot.model.places import Place, Platform, Thread
from bot.ports import Clock, References
from bot.wording.escalation import operator_alerts

UNHEARD_AT_LEAST: Final = timedelta(minutes=2)
"""Shorter absences are a restart, during which platforms deliver again by themselves."""


async def _untold(message: Message) -> None:
    """Tell nobody: for a desk that is only checked."""


def _nowhere(triage: Sequence[Place]) -> Sequence[Thread]:
    """Return no thread: nothing is open in a desk that is only checked."""
    return ()


class Ground(Struct, frozen=True, kw_only=True, dict=True):
    """The ground that every platform is built on.

    `real` is real time, for signatures and tokens; all else follows `clock`. `present` returns the desk as it is now,
    where that may change. Unless `is_limited`, the platforms' own throttles are left to them. `tell` tells triage, and
    `open_threads` finds where something is open, in customers' channels and under its cards in these triage channels.
    `addresses` are those of every platform's messages and channels.
    """

    desk: Desk
    handle: Handle
    references: References
    in_thread: Callable[[Callable[[], Any]], Awaitable[Any]]
    real: Clock
    clock: Clock
    tell: Callable[[Message], Awaitable[None]] = _untold
    open_threads: Callable[[Sequence[Place]], Sequence[Thread]] = _nowhere
    is_limited: bool = True
    present: Callable[[], Desk] | None = None
    addresses: Addresses = field(default_factory=dict)

    def now(self, of: Callable[[Desk], frozenset[str]]) -> Container[str]:
        """Return a container of what `of` finds in the desk as it is whenever somebody looks."""
        return _Present(of, self.as_it_stands)

    def as_it_stands(self) -> Desk:
        """Return the desk as it is now."""
        return self.present() if self.present else self.desk

    def absence(self, platform: Platform, *, looks_anyway: bool) -> Absence:
        """Return who notices when a platform could not be heard; see `Absence` for `looks_anyway`."""
        return Absence(
            platform=platform,
            references=self.references,
            in_thread=self.in_thread,
            clock=self.clock,
            looks_anyway=looks_anyway,
        )

    async def unheard(self, platform: Platform, since: datetime, until: datetime) -> None:
        """Tell triage that nobody can read back what was written from `since` to `until` (UTC).

        Nothing is told of less than two minutes, or where nobody is served on that platform.
        """
        if until - since >= UNHEARD_AT_LEAST and places_on(platform, self.as_it_stands()):
            await self.tell(operator_alerts.nothing_heard(platform, since, until))


class _Present(Container[str]):
    """A set that follows the desk file; it is found anew only where the desk is another one."""

    def __init__(self, of: Callable[[Desk], frozenset[str]], present: Callable[[], Desk]) -> None:
        self._of = of
        self._present = present
        self._found: tuple[Desk, frozenset[str]] | None = None

    def __contains__(self, one: object) -> bool:
        desk = self._present()
        if self._found is None or self._found[0] is not desk:
            self._found = (desk, self._of(desk))
        return one in self._found[1]
