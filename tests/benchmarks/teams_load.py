"""What Teams would send: messages of designated contacts, signed with one token, as the platform does for an hour."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from adapters.composition.clock import SystemClock
from adapters.sandbox.teams.keys import Signer
from tests.benchmarks import load

APP = "11111111-2222-3333-4444-555555555555"
TENANT = "aaaaaaaa-0000-0000-0000-000000000001"
SERVICE = "http://127.0.0.1:9/"
"""Where nobody answers."""
PATH = "/api/messages"
_APART = 6 * 60
"""Seconds between messages, so that none is part of the request before it."""


@dataclass
class Platform:
    """Writes activities, and signs them all with one token."""

    signer: Signer

    @cached_property
    def token(self) -> str:
        """Good for an hour from its first use."""
        return self.signer.token()

    def messages(self, count: int) -> list[bytes]:
        """Requests, ready to send: each a message of a designated contact that opens an intake of its own."""
        now = int(time.time())
        return [self._request(_message(number, now - number * _APART)) for number in range(1, count + 1)]

    def _request(self, body: bytes) -> bytes:
        head = (
            f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\n"
            f"Content-Length: {len(body)}\r\nAuthorization: Bearer {self.token}\r\n\r\n"
        )
        return head.encode() + body


def platform() -> Platform:
    """A platform with a key of its own."""
    return Platform(Signer(audience=APP, service_url=SERVICE, real=SystemClock()))


@contextmanager
def published(signer: Signer) -> Iterator[str]:
    """Serves the keys; gives the address of the document that leads to them."""

    class Keys(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            own = f"http://127.0.0.1:{server.server_port}/"
            document = signer.published() if self.path == "/keys" else {"jwks_uri": f"{own}keys"}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(document).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Keys) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/metadata"
        server.shutdown()


def desk_file(folder: Path) -> Path:
    """The desk of the load on Slack, all of it moved to one tenant."""
    file = load.desk_file(folder)
    moved = re.sub(r'slack:\w+/(C\w+)"', rf'teams:{TENANT}/19:\1@thread.tacv2"', file.read_text(encoding="utf-8"))
    file.write_text(re.sub(r"slack:\w+/", f"teams:{TENANT}/", moved), encoding="utf-8")
    return file


def _message(number: int, at: int) -> bytes:
    """As the platform writes what begins a thread in a channel."""
    message, customer = f"{at * 1000}", number % load.CUSTOMERS
    channel = f"19:C{customer}@thread.tacv2"
    stamp = f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%S}.1234567Z"
    text = "Nobody can log in since nine o'clock, and all users of the plant are affected."
    activity = {
        "type": "message",
        "id": message,
        "timestamp": stamp,
        "localTimestamp": stamp.replace("Z", "+00:00"),
        "localTimezone": "America/Chicago",
        "channelId": "msteams",
        "serviceUrl": SERVICE,
        "from": {"id": f"29:1-{customer}", "name": f"Contact {customer}", "aadObjectId": f"U{customer}"},
        "conversation": {
            "isGroup": True,
            "conversationType": "channel",
            "tenantId": TENANT,
            "id": f"{channel};messageid={message}",
        },
        "recipient": {"id": f"28:{APP}", "name": "plandesk"},
        "text": text,
        "textFormat": "plain",
        "attachments": [{"contentType": "text/html", "content": f"<p>{text}</p>"}],
        "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Web"}],
        "locale": "en-GB",
        "channelData": {
            "tenant": {"id": TENANT},
            "teamsChannelId": channel,
            "teamsTeamId": "19:team@thread.tacv2",
            "channel": {"id": channel},
            "team": {"id": "19:team@thread.tacv2", "name": "Customers"},
        },
    }
    return json.dumps(activity).encode()
