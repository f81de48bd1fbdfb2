"""One thing that a person did on the platform, and what came of it."""

from dataclasses import dataclass

from adapters.sandbox.core.delivery import DeskDelivery
from adapters.sandbox.slack.state import PostedMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """Something that a person did: how the desk answered each delivery of it, and the message it left, if any.

    Of a command, the message is what the desk answered.
    """

    deliveries: tuple[DeskDelivery, ...]
    message: PostedMessage | None = None

    @property
    def ts(self) -> str:
        """Return the id of the message that it left; raise LookupError if it left none."""
        if self.message is None:
            raise LookupError("this left no message")
        return self.message.ts

    @property
    def status(self) -> int | None:
        """Return the HTTP status of the first delivery."""
        return self.deliveries[0].status
