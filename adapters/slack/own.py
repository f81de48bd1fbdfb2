"""The desk's own user and its own bot on Slack, as Slack says them itself (`auth.test`).

Nobody waits for them on the way in. Until they are known, and where Slack doesn't answer, the authorizations of a
delivery name the user, and a post of a bot that the desk file doesn't have is nobody's anyway.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from adapters.http.payload import Payload, part, words
from adapters.slack.ident import ident
from bot.errors import DeliveryFailed

log = logging.getLogger(__name__)

DELIVERY: Final = "plandesk_delivery"
"""The type of our metadata, which carries the delivery's id and is how a message is found again."""
AGAIN: Final = 60.0
"""Seconds until Slack is asked again, where it did not say."""

Ask = Callable[[], Awaitable[Payload]]


class Own:
    """The ids by which the desk knows its own posts; empty until they are known."""

    def __init__(self, user: str = "", bot: str = "") -> None:
        self.user = user
        self.bot = bot

    async def learn(self, ask: Ask, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Ask Slack until it answers who the desk is. `ask` returns the answer of `auth.test`."""
        while True:
            try:
                answer = await ask()
            except DeliveryFailed as problem:
                log.warning("Slack doesn't say who the desk is there: %s.", problem, extra={"action": "slack.unnamed"})
                await pause(AGAIN)
            else:
                self.user, self.bot = ident(answer, "user_id"), ident(answer, "bot_id")
                return

    def wrote(self, said: Payload) -> bool:
        """Return whether a message is the desk's own, by its user or by its bot."""
        user, bot = ident(said, "user"), words(said, "bot_id")
        return (bool(self.user) and user == self.user) or (bool(self.bot) and bot == self.bot)

    def posted(self, said: Payload, delivery: str) -> bool:
        """Return whether a message carries our id of a delivery and is the desk's own.

        Other apps can read metadata, and could write the same.
        """
        metadata = part(said, "metadata")
        carried = words(metadata, "event_payload", "delivery") if words(metadata, "event_type") == DELIVERY else ""
        is_own = self.wrote(said) if self.user or self.bot else bool(words(said, "bot_id"))
        return carried == delivery and is_own
