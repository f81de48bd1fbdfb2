"""Conversations that have just taken nothing, to which nothing urgent is sent."""

from datetime import datetime, timedelta
from typing import Final

from bot.model.places import Account, Place, Platform

LASTS: Final = timedelta(minutes=10)
"""The time after which a conversation is tried again."""


class Unreached:
    """Conversations and whole platforms that took nothing lately. It is kept in memory: a new start tries them anew."""

    def __init__(self) -> None:
        self._until: dict[str, datetime] = {}

    def note(self, conversation: str | Platform, now: datetime) -> None:
        """Remember that this conversation, or this whole platform, takes nothing."""
        self._until = {name: until for name, until in self._until.items() if until > now}
        self._until[str(conversation)] = now + LASTS

    def includes(self, home: Place | Account, now: datetime) -> bool:
        """Return whether nothing would get through there."""
        return any(self._until.get(name, now) > now for name in (str(home), str(home.platform)))
