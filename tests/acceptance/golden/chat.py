"""What a golden conversation needs of a platform: people who write and press, and a way to look at what was said."""

from datetime import datetime, timedelta
from typing import Protocol

from tests.acceptance.golden.said import Said


class Chat(Protocol):
    """One desk on one platform. People and channels go by the names of the cast."""

    async def joins(self, who: str, where: str) -> None:
        """Somebody comes into a channel."""

    async def writes(self, who: str, where: str, text: str, thread: str | None = None) -> str:
        """Somebody writes; the id of what they wrote. `@plandesk` in it mentions the desk."""

    async def forwards(self, who: str, where: str, said: str, comment: str, thread: str | None = None) -> str:
        """Somebody passes the message of that id on, within its channel; the id of what they wrote."""

    async def edits(self, who: str, where: str, said: str, text: str) -> None:
        """Somebody changes what they wrote."""

    async def deletes(self, who: str, where: str, said: str) -> None:
        """Somebody deletes what they wrote."""

    async def tells(self, who: str, text: str) -> None:
        """Somebody writes to the desk alone."""

    async def presses(self, who: str, where: str, said: str, label: str) -> None:
        """Somebody presses the button with that label, in the message of that id."""

    async def presses_privately(self, who: str, said: str, label: str) -> None:
        """Likewise, in a direct message."""

    async def points(self, who: str, where: str, said: str) -> None:
        """Somebody points at the message of that id and asks for a ticket, as people do on that platform."""

    async def chooses(self, who: str, where: str, said: str, entry: str) -> None:
        """Somebody chooses an entry in the menu of the message of that id, by its name."""

    async def passes(self, by: timedelta) -> None:
        """Time passes. Nothing is asked or said yet."""

    async def settled(self) -> None:
        """All timers asked, everything said."""

    async def next_timer_at(self) -> datetime | None:
        """When the earliest waiting timer is due."""

    def channel(self, where: str) -> list[Said]:
        """What stands in the channel itself."""

    def thread(self, where: str, root: str) -> list[Said]:
        """What stands in a thread, its root first."""

    def private(self, who: str) -> list[Said]:
        """What the desk said to one person alone, by whichever way: in between, or as a direct message."""
