"""A message as it goes out in the end: with links to messages of ours that are out, and not at all if another says it.

A mark that says the same is waited for while it is on its way: only once it is on, nothing needs to be said.
"""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from functools import partial
from typing import Final

from msgspec.structs import replace

from bot.errors import StorageUnavailable
from bot.model import links
from bot.model.ids import MessageKey
from bot.model.message import Message
from bot.model.places import MessageRef
from bot.ports import Clock, Delivery, Outbox, RunInThread

PAUSES: Final = (0.02, 0.03, 0.05, 0.1, 0.1, 0.2, 0.3, 0.5, 0.7)
"""The seconds between looks for what a message waits for, two in all: it is worth more than its link.

Most of it is there at once; whoever waits longer looks less often, since each look takes a turn of those who write.
"""


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
        async for _ in self._looks():
            refs = await self._refs(wanted)
            if len(refs) == len(wanted):
                break
        is_needless = not delivery.count and await self._is_needless(delivery.message)  # a series has more to say
        return replace(delivery, message=links.with_links(message, refs), removes=is_needless)

    async def _is_needless(self, message: Message) -> bool:
        """Return whether what replaces it is out, or the mark that says the same."""
        return bool(
            (message.said_by and await self._is_marked(message.said_by))
            or (message.replaced_by and await self._is_replaced(message.replaced_by))
        )

    async def _is_marked(self, tag: str) -> bool:
        async for _ in self._looks():
            with contextlib.suppress(StorageUnavailable):
                is_out = await self._in_thread(partial(self._outbox.is_out, tag))
                if is_out is not None:
                    return is_out
        return False

    async def _is_replaced(self, key: MessageKey) -> bool:
        async for _ in self._looks():
            if await self._refs({key}):
                return True
            if not self._is_sending(key):
                break
        return False

    async def _refs(self, message_keys: Iterable[MessageKey]) -> dict[MessageKey, MessageRef]:
        """Return where these are posted, as far as they are, and as far as the database can say."""
        with contextlib.suppress(StorageUnavailable):
            found = {key: await self._in_thread(partial(self._outbox.posted, key)) for key in message_keys}
            return {key: ref for key, ref in found.items() if ref}
        return {}

    async def _looks(self) -> AsyncIterator[None]:
        """Yield for each look: at once, and then after each pause."""
        yield
        for seconds in PAUSES:
            await self._rest(seconds)
            yield
