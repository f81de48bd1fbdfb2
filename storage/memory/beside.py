"""The parts of a transaction that are about neither requests nor tickets, without SQL."""

from storage.memory.contracts import MemoryContracts
from storage.memory.incidents import MemoryIncidents
from storage.memory.kept import Kept
from storage.memory.work_links import MemoryWorkLinks


class MemoryBeside:
    """The values that a unit of work keeps beside requests and tickets, each with a port of its own."""

    _kept: Kept

    @property
    def contracts(self) -> MemoryContracts:
        return MemoryContracts(self._kept)

    @property
    def incidents(self) -> MemoryIncidents:
        return MemoryIncidents(self._kept)

    @property
    def work_links(self) -> MemoryWorkLinks:
        return MemoryWorkLinks(self._kept)
