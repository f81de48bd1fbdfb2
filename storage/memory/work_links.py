"""The tickets that are linked to work elsewhere, without SQL."""

from bot.model.ids import TicketId
from storage.memory.kept import Kept


class MemoryWorkLinks:
    """`bot.ports.WorkLinks` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, url: str, ticket: TicketId) -> None:
        self._kept.work_links[(url, ticket)] = True

    def tickets(self, url: str) -> tuple[TicketId, ...]:
        return tuple(sorted(ticket for known, ticket in self._kept.work_links if known == url))
