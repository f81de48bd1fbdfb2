"""The scopes and events that the app asks a workspace for, and why: one table for manifest, doctor and README."""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

SCOPES: Final[Mapping[str, str]] = {
    "app_mentions:read": "being called by name",
    "channels:history": "hear what is said in public channels, read what was missed, look up what was perhaps sent",
    "channels:read": "see whether the bot is in the public channels of the desk file, and what becomes of them",
    "chat:write": "post, edit, take away, show something to one person",
    "commands": "the slash commands, and the entries in the menu of a message",
    "groups:history": "the same as `channels:history` in private channels",
    "groups:read": "the same as `channels:read` for private channels",
    "im:history": "hear what people write to the desk directly",
    "im:write": "open a direct message to somebody",
    "reactions:read": "🎫 on a message asks for a ticket about it",
    "users:read": "tell staff whom the file lacks from customers' guests, see which contacts were deactivated",
}
"""Each scope of the bot, and what would not work without it."""

MARKING: Final = "reactions:write"
OPTIONAL: Final[Mapping[str, str]] = {
    MARKING: "one mark on a customer's message shows its ticket's state, in place of some of what would be said"
}
"""Each scope that an installation may leave out, and what it is for."""


class Event(Struct, frozen=True):
    """An event that the desk is told of: the scope that it needs, which may be none, and why the desk wants it."""

    scope: str
    why: str


_GONE = "triage hears that nothing can be said there"
EVENTS: Final[Mapping[str, Event]] = {
    "app_home_opened": Event("", "show somebody what matters to them"),
    "app_mention": Event("app_mentions:read", "hear who calls the desk, in any channel"),
    "app_uninstalled": Event("", "triage hears that the desk is deaf"),
    "channel_archive": Event("channels:read", _GONE),
    "channel_deleted": Event("channels:read", _GONE),
    "channel_id_changed": Event("channels:read", "follow a channel that gets a new id when it is first shared"),
    "channel_left": Event("channels:read", "triage hears that the desk was taken out of a channel"),
    "channel_shared": Event("channels:read", "triage hears who else reads there now"),
    "channel_unarchive": Event("channels:read", "triage hears that the channel is back"),
    "channel_unshared": Event("channels:read", "triage hears who reads nothing there any more"),
    "group_archive": Event("groups:read", "the same as `channel_archive` for private channels"),
    "group_deleted": Event("groups:read", "the same as `channel_deleted` for private channels"),
    "group_left": Event("groups:read", "the same as `channel_left` for private channels"),
    "group_unarchive": Event("groups:read", "the same as `channel_unarchive` for private channels"),
    "member_joined_channel": Event("channels:read", "account managers hear that a contact who had left is back"),
    "member_left_channel": Event("channels:read", "triage and account managers hear that a contact left"),
    "message.channels": Event("channels:history", "hear what is said in public channels"),
    "message.groups": Event("groups:history", "hear what is said in private channels"),
    "message.im": Event("im:history", "hear what people write to the desk directly"),
    "reaction_added": Event("reactions:read", "🎫 on a message asks for a ticket about it"),
    "tokens_revoked": Event("", "triage hears that the desk can say nothing"),
    "user_change": Event("users:read", "account managers hear that a contact's account was deactivated"),
}
"""Each event that the desk is told of."""

OPEN_TICKET: Final = "open_ticket"
REPLY_TO_CUSTOMER: Final = "reply_to_customer"
SPLIT_TICKET: Final = "split_ticket"
SHORTCUTS: Final[Mapping[str, tuple[str, str]]] = {
    OPEN_TICKET: ("Open a ticket", "Ask for a ticket about this message"),
    REPLY_TO_CUSTOMER: ("Reply to customer", "Send the customer this message from under a ticket's card"),
    SPLIT_TICKET: ("Split into a new ticket", "Make a ticket of its own of this message"),
}
"""The entries in the menu of each message: the ids that Slack names when somebody chooses one, names, descriptions."""


def missing(granted: Iterable[str]) -> tuple[str, ...]:
    """Return the scopes of the table that weren't granted, in its order."""
    there = set(granted)
    return tuple(scope for scope in SCOPES if scope not in there)
