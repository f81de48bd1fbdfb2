"""Ids that are never given twice, neither within a run nor, as far as real time moves on, by a later one."""

from datetime import datetime
from itertools import count
from uuid import UUID, uuid5

_SPACE = UUID("6f0f5c8a-3c1b-4c58-9d7e-2f4b1f0a6c11")


class Serials:
    """Ids as the platform gives them. Two runs begun at the same microsecond give the same ids, in the same order."""

    def __init__(self, begun: datetime) -> None:
        self._run = f"{int(begun.timestamp() * 1_000_000):X}"
        self._count = count(1)

    def event(self) -> str:
        """Return a new id of an event."""
        return f"Ev{self._run}{next(self._count):05X}"

    def trigger(self) -> str:
        """Return a new id of something that a user did, such as a click."""
        return f"{next(self._count)}.{self._run}.{self._uuid().hex}"

    def view(self) -> str:
        """Return a new id of a modal."""
        return f"V{self._run}{next(self._count):05X}"

    def client_message(self) -> str:
        """Return a new id as a user's own client gives it to what they send."""
        return str(self._uuid())

    def block(self) -> str:
        """Return a new id of a block, or of an element, that came without one."""
        return self._uuid().hex[:6]

    def file(self) -> str:
        """Return a new id of a file."""
        return f"F{self._run}{next(self._count):05X}"

    def response(self) -> str:
        """Return a new secret part of a response address."""
        return self._uuid().hex

    def _uuid(self) -> UUID:
        return uuid5(_SPACE, f"{self._run}/{next(self._count)}")
