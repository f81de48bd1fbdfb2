"""One thing that a person did on Slack, and what came of it."""

from adapters.sandbox.core.gesture import Gesture
from adapters.sandbox.slack.state import PostedMessage


class SlackGesture(Gesture[PostedMessage], frozen=True, kw_only=True):
    """Something that a person did on Slack."""

    @property
    def ts(self) -> str:
        """Return the id of the message that it left; raise LookupError if it left none."""
        return self.left.ts
