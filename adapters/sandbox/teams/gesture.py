"""One thing that a person did on Teams, and what came of it."""

from adapters.sandbox.core.gesture import Gesture
from adapters.sandbox.teams.state import Post


class TeamsGesture(Gesture[Post], frozen=True, kw_only=True):
    """Something that a person did on Teams."""

    @property
    def id(self) -> str:
        """Return the id of the post that it left; raise LookupError if it left none."""
        return self.left.id
