"""A second desk with the past of another, for tables of which each case begins with the same."""

from copy import copy

from storage.memory.unit_of_work import MemoryStore
from tests.hand_clock import HandClock
from tests.unit.engine.desk import FrontDesk


def twin(desk: FrontDesk) -> FrontDesk:
    """Another desk with the same past; from here on each goes on alone."""
    other = FrontDesk(file=desk.file, clock=HandClock(desk.clock.at), store=MemoryStore())
    other.store.kept, other._messages = desk.store.kept.copy(), copy(desk._messages)
    return other
