"""What the page needs of a platform: who is there, what each of them sees, and what they do."""

from collections.abc import Sequence
from typing import Protocol

from adapters.workspace.client import Delivery
from adapters.workspace.state import JsonObject


class Side(Protocol):
    """One platform on the page. What people do raises NotPossible, LookupError or Unreadable; else it answers with
    how the desk took each delivery of it.
    """

    @property
    def revision(self) -> int:
        """Rises with every change."""

    def people(self) -> list[JsonObject]:
        """Everybody whom one can be, as the page lists them."""

    def seen_by(self, who: str) -> JsonObject:
        """The channels of somebody, with everything in them that they see."""

    async def says(self, asked: JsonObject) -> Sequence[Delivery]:
        """Somebody writes."""

    async def clicks(self, asked: JsonObject) -> Sequence[Delivery]:
        """Somebody presses something."""

    async def commands(self, asked: JsonObject) -> Sequence[Delivery]:
        """Somebody types a slash command."""
