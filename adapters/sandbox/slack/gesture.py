"""One thing that a person did on Slack, and what came of it."""

from dataclasses import dataclass

from adapters.sandbox.core.gesture import Gesture
from adapters.sandbox.slack.state import PostedMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackGesture(Gesture[PostedMessage]):
    """Something that a person did on Slack."""

    @property
    def ts(self) -> str:
        """Return the id of the message that it left; raise LookupError if it left none."""
        return self.left.ts
