"""News from a platform about channels, the people in them, and the desk's own place there. It asks for nothing."""

from enum import StrEnum

from msgspec import Struct

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


class NoteChannel(Struct, frozen=True, kw_only=True):
    """Note that the origin's channel has changed. `other` names the workspaces that it is, or was, shared with.

    `name` is what the platform calls it; `is_team`: a whole team has changed, and the channel is its first one.
    """

    origin: Origin
    change: ChannelChange
    other: str = ""
    name: str = ""
    is_team: bool = False


class FollowChannel(Struct, frozen=True, kw_only=True):
    """Note that the origin's channel has another id since then: `to`. The old id is dead."""

    origin: Origin
    to: Place


class NoteDeparture(Struct, frozen=True, kw_only=True):
    """Note that the person who gives this left a channel."""

    origin: Origin


class NoteDeactivation(Struct, frozen=True, kw_only=True):
    """Note that the account of the person who gives this is gone from the platform, or from its customer's channels.

    `customer` is the one whose contact is meant; None: whichever names them.
    """

    origin: Origin
    customer: CustomerId | None = None


class NoteReturn(Struct, frozen=True, kw_only=True):
    """Note that the person who gives this is there: they came into a channel, or their account is in use again.

    `customer` is as in `NoteDeactivation`.
    """

    origin: Origin
    customer: CustomerId | None = None


class NoteInstallation(Struct, frozen=True, kw_only=True):
    """Note that the desk was taken off a platform, or its token there."""

    origin: Origin
    platform: Platform
    change: InstallationChange


class NoteTenant(Struct, frozen=True, kw_only=True):
    """Note that somebody of a tenant that the desk doesn't serve tried to reach it, and was turned away.

    It was in the channel of the origin, or else in private, by `account`; either may be unknown.
    """

    origin: Origin
    tenant: str
    account: Account | None = None


PlaceCommand = (
    NoteChannel | FollowChannel | NoteDeparture | NoteDeactivation | NoteReturn | NoteInstallation | NoteTenant
)
