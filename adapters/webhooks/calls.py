"""The calls themselves: what happened, as JSON in a signed POST.

For the outbox it is a platform like those of the chats, whose accounts are the webhooks of the desk file.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from adapters.http.one_way import OneWay, call_ref
from adapters.http.signed_call import SignedCalls
from bot.errors import NotDeliverable
from bot.model import plain_text
from bot.model.desk import Desk
from bot.model.message import Facts, Message, When
from bot.model.places import MessageRef
from bot.ports import Address


class WebhookCalls(OneWay):
    """The telling of webhooks, by the desk that is `present`; without `calls` nothing signs, and none is told.

    Raises only the `DeliveryFailed` family.
    """

    def __init__(self, *, present: Callable[[], Desk], calls: SignedCalls | None) -> None:
        self._present = present
        self._calls = calls

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Tell one webhook what happened; the id of the delivery is the id of the call."""
        account = address.account
        hook = next((one for one in self._present().webhooks if one.account == account), None)
        if account is None or hook is None:
            raise NotDeliverable("the desk file has this webhook no more")
        if self._calls is None:
            raise NotDeliverable("PLANDESK_WEBHOOK_SECRET is not set, so that calls can't be signed")
        await self._calls.post(hook.url, body(message), delivery)
        return call_ref(account, delivery)


def body(message: Message) -> bytes:
    """Return the body of a call: the name of what happened, when, and its facts."""
    data = dict(_facts(message))
    happened = {"type": plain_text.summary(message), "timestamp": data.pop("at", None), "data": data}
    return json.dumps(happened).encode()


def _facts(message: Message) -> Iterator[tuple[str, Any]]:
    for block in message.blocks:
        for fact in block.facts if isinstance(block, Facts) else ():
            (span,) = fact.spans
            yield fact.label, span.at.isoformat() if isinstance(span, When) else plain_text.words(fact.spans)
