"""What every platform is built on: the settings, the desk as it stands, and what it needs of the rest."""

from collections.abc import Awaitable, Callable, Container, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from adapters.composition.settings import Settings
from adapters.http.handling import Handle
from bot.model.desk import Desk
from bot.model.message import Message
from bot.model.places import Place, Thread
from bot.ports import Clock, References

if TYPE_CHECKING:
    from adapters.teams.config import Cloud


async def _untold(message: Message) -> None:
    """Tells nobody: for a desk that is only looked over."""


def _nowhere(triage: Sequence[Place]) -> Sequence[Thread]:
    """Nothing is open in a desk that is only looked over."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What every platform is built on. `real` is real time, for signatures and tokens; all else follows `clock`.

    `present` tells the desk as it stands now, where that may change; `cloud` is where Teams is, if not where
    everybody's is; unless `is_limited`, the platforms' own throttles are left to them. `tell` tells triage, and
    `open_threads` finds where something is open, in customers' channels and under its cards in these triage channels.
    """

    settings: Settings
    desk: Desk
    handle: Handle
    references: References
    in_thread: Callable[[Callable[[], Any]], Awaitable[Any]]
    real: Clock
    clock: Clock
    tell: Callable[[Message], Awaitable[None]] = _untold
    open_threads: Callable[[Sequence[Place]], Sequence[Thread]] = _nowhere
    cloud: "Cloud | None" = None
    is_limited: bool = True
    present: Callable[[], Desk] | None = None

    def now(self, of: Callable[[Desk], frozenset[str]]) -> Container[str]:
        """What `of` finds in the desk as it stands whenever somebody looks."""
        return _Present(of, self.as_it_stands)

    def as_it_stands(self) -> Desk:
        """The desk as it stands now."""
        return self.present() if self.present else self.desk


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
