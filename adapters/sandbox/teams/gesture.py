"""One thing that a person did on Teams, and what came of it."""

from dataclasses import dataclass

from adapters.sandbox.core.gesture import Gesture
from adapters.sandbox.teams.state import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsGesture(Gesture[Post]):
    """Something that a person did on Teams."""

    @property
    def id(self) -> str:
        """Return the id of the post that it left; raise LookupError if it left none."""
        return self.left.id
