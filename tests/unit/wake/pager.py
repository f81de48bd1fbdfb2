"""Somebody's pager: an address on the public internet that takes calls, and answers as it is told."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx

from adapters.http.signed_call import SignedCalls
from adapters.wake.calls import WakeCalls
from bot.commands import Acknowledge
from bot.model.desk import Desk
from bot.model.message import Button, Buttons, Message, Text
from bot.model.places import Account, Platform
from bot.ports import Address
from tests.hand_clock import HandClock
from tests.unit.engine.desk import MONDAY_NINE

KEY = b"k" * 32
PUBLIC = "93.184.216.34"
CALL = Message(
    summary=(Text(text="EX-1 · Acme: no response yet."),),
    blocks=(Buttons(buttons=(Button(label="Acknowledge", verb="ack", subject="EX-1"),)),),
)


@dataclass
class Pager(httpx.AsyncBaseTransport):
    """The other side of the wire, and the names that lead there."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=lambda: {"pager.example": [PUBLIC]})
    trouble: Exception | None = None
    asked: list[httpx.Request] = field(default_factory=list)
    acknowledged: list[Acknowledge] = field(default_factory=list)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if self.trouble:
            raise self.trouble
        return httpx.Response(self.status, stream=httpx.ByteStream(self.body), headers=self.headers)

    async def resolve(self, host: str, port: int) -> list[str]:
        return self.names[host]

    async def take(self, command: Acknowledge) -> None:
        self.acknowledged.append(command)

    def calls(self, desk: Desk, key: bytes | None = KEY) -> WakeCalls:
        return WakeCalls(
            present=lambda: desk,
            handle=self.take,
            clock=HandClock(MONDAY_NINE),
            calls=self.signed(key) if key else None,
        )

    def signed(self, key: bytes = KEY, at: datetime = MONDAY_NINE) -> SignedCalls:
        return SignedCalls(key=key, clock=HandClock(at), resolve=self.resolve, transport=self)

    @property
    def read(self) -> Any:
        """What it was last told."""
        return json.loads(self.asked[-1].content)


def of_person(name: str) -> Address:
    return Address(account=Account(platform=Platform.WAKE, workspace="person", user=name))


def of_line(name: str) -> Address:
    return Address(account=Account(platform=Platform.WAKE, workspace="line", user=name))
