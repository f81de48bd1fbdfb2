"""The platform's own directory of people, and its word on who is still there."""

from enum import StrEnum
from typing import Protocol

from bot.model.people import Profile
from bot.model.places import Account, Place


class Directory(Protocol):
    """The directory of the workspace that the desk is in. Raises only the `DeliveryFailed` family."""

    async def profile(self, account: Account) -> Profile:
        """Return the directory's entry for an account of that workspace."""


class Presence(StrEnum):
    """The word of a platform on an account. `NOT_FOUND`: not in the channel, unless it doesn't list such people."""

    THERE = "there"
    GONE = "gone"  # deactivated
    NOT_FOUND = "not found"


class Attendance(Protocol):
    """A platform's word on whether people are still there. Raises only the `DeliveryFailed` family."""

    async def presence(self, account: Account, channel: Place) -> Presence:
        """Return whether an account is there, in this channel if that is all that can be asked."""
