"""What a platform tells of channels, of who is in them, and of the desk's own place there. It orders nothing."""

from dataclasses import dataclass
from enum import StrEnum

from bot.commands.origin import Origin
from bot.model.places import Account, Place, Platform


class ChannelChange(StrEnum):
    """What became of a channel."""

    SHARED = "shared"
    UNSHARED = "unshared"
    ARCHIVED = "archived"
    UNARCHIVED = "unarchived"
    DELETED = "deleted"
    RESTORED = "restored"
    LEFT = "left"  # the desk is no longer in it


class InstallationChange(StrEnum):
    """What became of the desk's place on a platform."""

    UNINSTALLED = "uninstalled"
    REVOKED = "revoked"  # its token


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChannel:
    """A channel has changed: that of the origin. `other` is the workspace that it is, or was, shared with.

    `name` is what the platform calls it; `is_team`: a whole team has, and the channel is its first one.
    """

    origin: Origin
    change: ChannelChange
    other: str = ""
    name: str = ""
    is_team: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowChannel:
    """The channel of the origin has another id since then: `to`. The old one is dead."""

    origin: Origin
    to: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDeparture:
    """Somebody left a channel: the one who gives this."""

    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteInstallation:
    """The desk was taken off a platform, or its token there."""

    origin: Origin
    platform: Platform
    change: InstallationChange


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTenant:
    """Somebody of a tenant that the desk doesn't serve tried to reach it, and was turned away: in the channel of the
    origin, else alone, by `account`; either may be unknown.
    """

    origin: Origin
    tenant: str
    account: Account | None = None


PlaceCommand = NoteChannel | FollowChannel | NoteDeparture | NoteInstallation | NoteTenant
