"""Units of work that fail when they are to commit, as a database would."""

from collections.abc import Callable

from bot.ports import UnitOfWork
from storage.memory.unit_of_work import MemoryStore, MemoryUnitOfWork
from tests.unit.engine.desk import FrontDesk


class Failing(MemoryUnitOfWork):
    """A unit of work whose commit fails, if it is given a reason."""

    def __init__(self, store: MemoryStore, reason: Exception | None) -> None:
        super().__init__(store)
        self._reason = reason

    def commit(self) -> None:
        if self._reason:
            raise self._reason
        super().commit()


def failing_once(desk: FrontDesk, reason: Exception) -> Callable[[], UnitOfWork]:
    """Opens a unit of work that fails, and then such that do not."""
    left = count_down(1)
    return lambda: Failing(desk.store, reason if left() else None)


def count_down(times: int) -> Callable[[], bool]:
    """True that many times."""
    left = iter([True] * times)
    return lambda: next(left, False)
