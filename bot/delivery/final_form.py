"""A message as it goes out in the end: with links to messages of ours that are out, and not at all if another says it.

A mark that says the same is waited for while it is on its way: only once it is on, nothing needs to be said.
"""

import contextlib
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.errors import StorageUnavailable
from bot.model import links
from bot.model.ids import MessageKey
from bot.model.message import Message
from bot.model.places import MessageRef
from bot.ports import Clock, Delivery, Outbox, RunInThread

LOOKS, PAUSE = 100, timedelta(milliseconds=20)
"""The looks for messages to link to, two seconds in all: a message is worth more than its link."""


class FinalForm:
    """The last change of what is sent. `is_sending` says whether a message of that key is on its way from here."""

    def __init__(
        self,
        outbox: Outbox,
        clock: Clock,
        in_thread: RunInThread,
        rest: Callable[[float], Awaitable[None]],
        is_sending: Callable[[MessageKey], bool],
    ) -> None:
        self._outbox = outbox
        self._clock = clock
        self._in_thread = in_thread
        self._rest = rest
        self._is_sending = is_sending

    async def of(self, delivery: Delivery) -> Delivery:
        """Return the message as it is said now: with its times, and with its links to messages of ours that are out."""
        if delivery.message is None:
            return delivery
        message, refs = links.told(delivery.message, self._clock.now()), dict[MessageKey, MessageRef]()
        wanted = links.missing_keys(message)
        for _ in range(LOOKS if wanted else 0):
            refs = await self._refs(wanted)
            if len(refs) == len(wanted):
                break
            await self._pause()
        is_needless = not delivery.count and await self._is_needless(delivery.message)  # a series has more to say
        return replace(delivery, message=links.with_links(message, refs), removes=is_needless)

    async def _is_needless(self, message: Message) -> bool:
        """Return whether what replaces it is out, or the mark that says the same."""
        return bool(
            (message.said_by and await self._is_marked(message.said_by))
            or (message.replaced_by and await self._is_replaced(message.replaced_by))
        )

    async def _is_marked(self, tag: str) -> bool:
        for _ in range(LOOKS):
            with contextlib.suppress(StorageUnavailable):
                is_out = await self._in_thread(partial(self._outbox.is_out, tag))
                if is_out is not None:
                    return is_out
            await self._pause()
        return False

    async def _is_replaced(self, key: MessageKey) -> bool:
        for _ in range(LOOKS):
            if await self._refs({key}):
                return True
            if not self._is_sending(key):
                break
            await self._pause()
        return False

    async def _refs(self, message_keys: Iterable[MessageKey]) -> dict[MessageKey, MessageRef]:
        """Return where these are posted, as far as they are, and as far as the database can say."""
        with contextlib.suppress(StorageUnavailable):
            found = {key: await self._in_thread(partial(self._outbox.posted, key)) for key in message_keys}
            return {key: ref for key, ref in found.items() if ref}
        return {}

    async def _pause(self) -> None:
        await self._rest(PAUSE.total_seconds())
