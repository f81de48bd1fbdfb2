"""The platform's own directory of people."""

from typing import Protocol

from bot.model.people import Profile
from bot.model.places import Account


class Directory(Protocol):
    """The directory of the workspace that the desk is in. Raises only the `DeliveryFailed` family."""

    async def profile(self, account: Account) -> Profile:
        """Return the directory's entry for an account of that workspace."""
