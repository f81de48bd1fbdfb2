"""References without SQL."""

from storage.memory.unit_of_work import MemoryStore
from storage.text import storable


class MemoryReferences:
    """`bot.ports.References` on a `MemoryStore`."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def remember(self, key: str, reference: str) -> None:
        with self._store.turn() as kept:
            kept.references[storable(key)] = storable(reference)

    def recall(self, key: str) -> str | None:
        with self._store.turn() as kept:
            return kept.references.get(storable(key))
