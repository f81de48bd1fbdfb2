"""The places where messages are written, and the accounts that write them.

A place is the workspace that the bot is installed in, and a channel there. An account belongs to its own workspace or
organisation, which in a shared channel is a different one.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.model.ids import MessageKey


class Platform(StrEnum):
    """The chat platforms, and the addresses that are only told: those have accounts that no file names."""

    SLACK = "slack"
    TEAMS = "teams"
    WAKE = "wake"  # a person or a line is woken
    WEBHOOK = "webhook"  # a program is told what happened


CHAT: Final = (Platform.SLACK, Platform.TEAMS)
"""The platforms on which people write."""


class Place(Struct, frozen=True, kw_only=True):
    """A channel. Written `slack:T0DESK/C0ACME` in desk files and keys."""

    platform: Platform
    workspace: str
    channel: str

    def __str__(self) -> str:
        """Return the place as a desk file writes it."""
        return f"{self.platform}:{self.workspace}/{self.channel}"

    @classmethod
    def parse(cls, text: str) -> "Place":
        """Read what `str` writes; raises ValueError that says what is wrong with the text."""
        platform, workspace, channel = _parts(text)
        return cls(platform=platform, workspace=workspace, channel=channel)


class Account(Struct, frozen=True, kw_only=True):
    """One user as a platform knows them, in their own workspace. Written `slack:T0ACME/U0ONE`."""

    platform: Platform
    workspace: str
    user: str

    def __str__(self) -> str:
        """Return the account as a desk file writes it."""
        return f"{self.platform}:{self.workspace}/{self.user}"

    @classmethod
    def parse(cls, text: str) -> "Account":
        """Read what `str` writes; raises ValueError that says what is wrong with the text."""
        platform, workspace, user = _parts(text)
        return cls(platform=platform, workspace=workspace, user=user)


class MessageRef(Struct, frozen=True, kw_only=True):
    """One posted message: its place and the id that the platform gave it (on Slack its `ts`)."""

    place: Place
    id: str

    def __str__(self) -> str:
        """Return a key for this message."""
        return f"{self.place}/{self.id}"


class Thread(Struct, frozen=True, kw_only=True):
    """A thread: its place and the id of the message that starts it."""

    place: Place
    root: str

    def __str__(self) -> str:
        """Return a key for this thread."""
        return f"{self.place}/{self.root}"


class OwnThread(Struct, frozen=True, kw_only=True):
    """A thread under a message of ours, known by that message's key: it may not be posted yet."""

    place: Place
    message_key: MessageKey

    def __str__(self) -> str:
        """Return a key for this thread."""
        return f"{self.place}/{self.message_key}"


AnyThread = Thread | OwnThread


def beside(places: Iterable[Place], off: AbstractSet[Platform]) -> tuple[Place, ...]:
    """Return the places that aren't on these platforms, which are off."""
    return tuple(one for one in places if one.platform not in off)


def _parts(text: str) -> tuple[Platform, str, str]:
    platform, colon, rest = text.partition(":")
    workspace, slash, last = rest.partition("/")
    if not (colon and slash and workspace and last) or platform not in [*Platform]:
        raise ValueError(f"“{text}” should read platform:workspace/id, such as slack:T0DESK/C0ACME")
    return Platform(platform), workspace, last
