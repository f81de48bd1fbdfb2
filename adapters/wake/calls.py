"""The calls themselves: a message of the desk as a signed POST, and what the answer says.

For the outbox it is a platform like those of the chats, whose accounts are people and lines with a `wake_url`.
"""

import json
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from adapters.http.one_way import OneWay, call_ref
from adapters.http.signed_call import SignedCalls
from bot.commands import Acknowledge, Origin, Via
from bot.errors import NotDeliverable
from bot.model import plain_text
from bot.model.desk import Desk
from bot.model.ids import TicketId
from bot.model.message import Message
from bot.model.places import Account, MessageRef
from bot.oncall.wake import woken_by
from bot.ports import Address, Clock

log = logging.getLogger(__name__)


class WakeCalls(OneWay):
    """The sending of calls.

    `present` is the desk in force, `handle` gives it a command; without `calls` nothing signs, and nobody is called.
    Raises only the `DeliveryFailed` family.
    """

    def __init__(
        self,
        *,
        present: Callable[[], Desk],
        handle: Callable[[Acknowledge], Awaitable[object]],
        clock: Clock,
        calls: SignedCalls | None,
    ) -> None:
        self._present = present
        self._handle = handle
        self._clock = clock
        self._calls = calls

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Make a call; an answer that it is acknowledged acknowledges the ticket."""
        desk, account = self._present(), address.account
        woken = woken_by(desk, account, self._clock.now()) if account else None
        if account is None or woken is None:
            raise NotDeliverable("it has no wake_url any more")
        if self._calls is None:
            raise NotDeliverable("PLANDESK_WAKE_SECRET is not set, so that calls can't be signed")
        ticket = next((TicketId(button.subject) for button in message.buttons if button.subject), None)
        body = _body(message, ticket, self._clock.now())
        answer = await self._calls.post(woken.url, body, delivery)
        by = woken.person_of(_said_by(answer))
        if ticket and by and by.accounts and _is_acknowledged(answer):
            log.info("A call was answered: acknowledged.", extra={"action": "wake_acknowledged", "ticket": ticket})
            await self._handle(_acknowledge(by.accounts[0], ticket, delivery, self._clock.now()))
        return call_ref(account, delivery)


def _is_acknowledged(answer: object) -> bool:
    """Return whether an answer is the word “acknowledged”, or has it as its `status`, or says so as true or false."""
    if isinstance(answer, dict):
        return answer.get("acknowledged") is True or _is_acknowledged(answer.get("status"))
    return isinstance(answer, str) and answer.strip().casefold() == "acknowledged"


def _said_by(answer: object) -> str | None:
    by = answer.get("by") if isinstance(answer, dict) else None
    return by if isinstance(by, str) else None


def _body(message: Message, ticket: TicketId | None, now: datetime) -> bytes:
    data: dict[str, Any] = {
        "ticket": ticket,
        "summary": plain_text.summary(message),
        "text": plain_text.body(message),
    }
    return json.dumps({"type": "ticket.call", "timestamp": now.isoformat(), "data": data}).encode()


def _acknowledge(by: Account, ticket: TicketId, delivery: str, now: datetime) -> Acknowledge:
    origin = Origin(by=by, at=now, via=Via.BUTTON, keys=(f"wake/{delivery}",))
    return Acknowledge(origin=origin, ticket=ticket)
