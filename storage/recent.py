"""The latest of many values, by the text that each was made of or into."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """The last values that were kept: at least `limit` of them, at most twice as many. Threads may share it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._new: dict[str, T] = {}
        self._before: dict[str, T] = {}

    def keep(self, text: str, value: T) -> None:
        """Keep the value of a text."""
        if len(self._new) >= self._limit:
            self._before, self._new = self._new, {}
        self._new[text] = value

    def get(self, text: str) -> T | None:
        """Return the value of a text, if it is still kept."""
        return self._new.get(text) or self._before.get(text)
