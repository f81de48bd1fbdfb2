"""A modal as the platform has it."""

from collections.abc import Mapping

from msgspec import Struct

from adapters.sandbox.core.json_object import JsonObject


class View(Struct, frozen=True, kw_only=True):
    """A modal that somebody has before them: the view as the app gave it, and what was wrong with what they sent."""

    id: str
    hash: str
    user: str
    view: JsonObject
    errors: Mapping[str, str]

    @property
    def title(self) -> str:
        """Return its title."""
        return str(self.view["title"]["text"])

    @property
    def inputs(self) -> tuple[JsonObject, ...]:
        """Return the blocks that are to be filled in."""
        return tuple(block for block in self.view["blocks"] if block["type"] == "input")

    def json(self, values: JsonObject, team: str, app: str) -> JsonObject:
        """Return the view as the platform tells of it, with the values of its inputs."""
        return {
            "id": self.id,
            "team_id": team,
            "callback_id": "",
            "private_metadata": "",
            **self.view,
            "state": {"values": values},
            "hash": self.hash,
            "previous_view_id": None,
            "root_view_id": self.id,
            "app_id": app,
            "bot_id": "",
        }
