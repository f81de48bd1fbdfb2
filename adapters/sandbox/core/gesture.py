"""One thing that a person did on a platform, and what came of it."""

from typing import Generic, TypeVar

from msgspec import Struct

from adapters.sandbox.core.delivery import DeskDelivery

M = TypeVar("M")


class Gesture(Struct, Generic[M], frozen=True, kw_only=True):
    """Something that a person did: how the desk answered each delivery of it, and the message it left, if any.

    Of a command, the message is what the desk answered.
    """

    deliveries: tuple[DeskDelivery, ...]
    message: M | None = None

    @property
    def left(self) -> M:
        """Return the message that it left; raise LookupError if it left none."""
        if self.message is None:
            raise LookupError("this left no message")
        return self.message

    @property
    def status(self) -> int | None:
        """Return the HTTP status of the first delivery."""
        return self.deliveries[0].status
