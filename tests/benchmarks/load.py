"""Sixteen clients that send prepared requests over connections they keep, each as soon as it is answered."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from adapters.sandbox.example import DESK_FILE

SECRET = "benchmark-secret"
CLIENTS = 16
CUSTOMERS = 50
PATH = "/slack/events"
_CUSTOMER = """
[[customers]]
id = "customer-{number}"
name = "Customer {number}"
plan = "mpowr/premier"
timezone = "America/Chicago"
tam = "tam-one"
channels = ["slack:T0DESK/C{number}"]

  [[customers.contacts]]
  id = "contact-{number}"
  name = "Contact {number}"
  accounts = ["slack:T{number}/U{number}"]
"""
_APART = 6 * 60
"""Seconds between messages, so that none is part of the request before it."""


class Figures(Struct, frozen=True, kw_only=True):
    """Requests a second, and how long one took, in milliseconds: half of them, and all but one in a hundred.

    `processor` is the server's time on a processor for one, in milliseconds too.
    """

    rate: float
    p50: float
    p99: float
    processor: float = 0


def messages(count: int) -> list[bytes]:
    """Signed requests, ready to send: each a message of a designated contact that opens an intake of its own."""
    now = int(time.time())
    return [_request(_message(number, now - number * _APART), now) for number in range(1, count + 1)]


def desk_file(folder: Path) -> Path:
    """The people of the example desk, and fifty customers with a contact and a channel each."""
    people = DESK_FILE.read_text(encoding="utf-8").partition("[[customers]]")[0]
    file = folder / "desk.toml"
    file.write_text(people + "".join(_CUSTOMER.format(number=number) for number in range(CUSTOMERS)), encoding="utf-8")
    return file


async def sent(port: int, requests: Sequence[bytes]) -> Figures:
    """Sends them all; every one must be answered 200."""
    left, took = iter(requests), list[float]()
    began = time.perf_counter()
    await asyncio.gather(*(_client(port, left, took) for _ in range(CLIENTS)))
    elapsed = time.perf_counter() - began
    took.sort()
    return Figures(rate=len(took) / elapsed, p50=1000 * took[len(took) // 2], p99=1000 * took[int(len(took) * 0.99)])


async def _client(port: int, left: Iterator[bytes], took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for request in left:
        before = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200 "):
            raise RuntimeError(f"not taken: {head!r}")
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length))
        took.append(time.perf_counter() - before)
    writer.close()


def _message(number: int, at: int) -> bytes:
    """As the platform writes it, in a channel that is shared with the customer's own workspace."""
    stamp, customer = f"{at}.{number:06d}", number % CUSTOMERS
    event = {
        "type": "message",
        "user": f"U{customer}",
        "ts": stamp,
        "client_msg_id": f"00000000-0000-4000-8000-{number:012d}",
        "text": "Nobody can log in since nine o'clock, and all users of the plant are affected.",
        "team": f"T{customer}",
        "user_team": f"T{customer}",
        "source_team": f"T{customer}",
        "blocks": [
            {"type": "rich_text", "block_id": "b1", "elements": [{"type": "rich_text_section", "elements": []}]}
        ],
        "channel": f"C{customer}",
        "event_ts": stamp,
        "channel_type": "channel",
    }
    payload = {
        "token": "verification-token",
        "team_id": f"T{customer}",
        "context_team_id": "T0DESK",
        "api_app_id": "A0DESK",
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{number:010d}",
        "event_time": at,
        "authorizations": [{"team_id": "T0DESK", "user_id": "U0PLANDESK", "is_bot": True}],
        "is_ext_shared_channel": True,
    }
    return json.dumps(payload).encode()


def _request(body: bytes, now: int) -> bytes:
    signature = hmac.new(SECRET.encode(), f"v0:{now}:".encode() + body, hashlib.sha256).hexdigest()
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nX-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0={signature}\r\n\r\n"
    )
    return head.encode() + body
