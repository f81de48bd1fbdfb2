"""What the app asks a workspace for, and why: one table for the manifest, the doctor and the README."""

from collections.abc import Iterable, Mapping
from typing import Final

SCOPES: Final[Mapping[str, str]] = {
    "app_mentions:read": "being called by name",
    "channels:history": "hear what is said in public channels; look up a message that was perhaps sent",
    "channels:read": "see whether the bot is in the public channels of the desk file",
    "chat:write": "post, edit, show something to one person",
    "commands": "the slash commands, and “Open a ticket” in the menu of a message",
    "groups:history": "the same as `channels:history` in private channels",
    "groups:read": "the same as `channels:read` for private channels",
    "im:history": "hear what people write to the desk directly",
    "im:write": "open a direct message to somebody",
    "reactions:read": "🎫 on a message asks for a ticket about it",
}
"""Each scope of the bot, and what would not work without it."""

EVENTS: Final[Mapping[str, str]] = {
    "app_home_opened": "",
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "reaction_added": "reactions:read",
}
"""Each event that the desk is told of, and the scope that it needs; the home tab needs none."""

OPEN_TICKET: Final = "open_ticket"
"""How Slack calls the entry in the menu of each message when somebody chooses it."""


def missing(granted: Iterable[str]) -> tuple[str, ...]:
    """The scopes of the table that were not granted, in its order."""
    there = set(granted)
    return tuple(scope for scope in SCOPES if scope not in there)
