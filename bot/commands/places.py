"""News from a platform about channels, the people in them, and the desk's own place there. It asks for nothing."""

from dataclasses import dataclass
from enum import StrEnum

from bot.commands.origin import Origin
from bot.model.ids import CustomerId
from bot.model.places import Account, Place, Platform


class ChannelChange(StrEnum):
    """The change of a channel."""

    SHARED = "shared"
    UNSHARED = "unshared"
    ARCHIVED = "archived"
    UNARCHIVED = "unarchived"
    DELETED = "deleted"
    RESTORED = "restored"
    LEFT = "left"  # the desk is no longer in it
    JOINED = "joined"  # the desk was added to it, and hears there only what is said to it


class InstallationChange(StrEnum):
    """The change of the desk's place on a platform."""

    UNINSTALLED = "uninstalled"
    REVOKED = "revoked"  # its token was revoked


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChannel:
    """Note that the origin's channel has changed. `other` names the workspaces that it is, or was, shared with.

    `name` is what the platform calls it; `is_team`: a whole team has changed, and the channel is its first one.
    """

    origin: Origin
    change: ChannelChange
    other: str = ""
    name: str = ""
    is_team: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowChannel:
    """Note that the origin's channel has another id since then: `to`. The old id is dead."""

    origin: Origin
    to: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDeparture:
    """Note that the person who gives this left a channel."""

    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDeactivation:
    """Note that the account of the person who gives this is gone from the platform, or from its customer's channels.

    `customer` is the one whose contact is meant; None: whichever names them.
    """

    origin: Origin
    customer: CustomerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReturn:
    """Note that the person who gives this is there: they came into a channel, or their account is in use again.

    `customer` is as in `NoteDeactivation`.
    """

    origin: Origin
    customer: CustomerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteInstallation:
    """Note that the desk was taken off a platform, or its token there."""

    origin: Origin
    platform: Platform
    change: InstallationChange


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTenant:
    """Note that somebody of a tenant that the desk doesn't serve tried to reach it, and was turned away.

    It was in the channel of the origin, or else in private, by `account`; either may be unknown.
    """

    origin: Origin
    tenant: str
    account: Account | None = None


PlaceCommand = (
    NoteChannel | FollowChannel | NoteDeparture | NoteDeactivation | NoteReturn | NoteInstallation | NoteTenant
)
