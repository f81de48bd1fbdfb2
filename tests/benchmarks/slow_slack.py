"""A Slack that lists the channels of the bot in pages, and lets fifty a minute be asked about one by one.

Whatever else is called is taken at once.
"""

import json
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

from adapters.slack.scopes import SCOPES

A_MINUTE = 50


@contextmanager
def slow_slack(listed: Sequence[str]) -> Iterator[str]:
    """Serve it, and give its address; `listed` are the channels that the bot is in."""

    class Handler(_Handler):
        channels = listed
        asked: ClassVar[deque[float]] = deque()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    channels: Sequence[str] = ()
    asked: ClassVar[deque[float]] = deque()

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
        url = urlsplit(self.path)
        given = dict(parse_qsl(url.query)) | dict(parse_qsl(body))
        match url.path.rpartition("/")[2]:
            case "auth.test":
                self._say({"team_id": "T0DESK", "team": "Example", "user": "plandesk", "user_id": "U0", "bot_id": "B0"})
            case "users.conversations":
                self._say(self._page(int(given.get("cursor") or 0), int(given.get("limit") or 100)))
            case "conversations.info" if not self._may_ask():
                self._say({}, status=429, retry_after=str(int(60 - (monotonic() - self.asked[0])) + 1))
            case "conversations.info":
                self._say({"channel": {"id": given["channel"], "name": "support", "is_member": False}})
            case _:
                self._say({"ts": "1.000100", "messages": [], "channels": [], "members": []})

    def _page(self, begins: int, size: int) -> dict[str, Any]:
        some, ends = self.channels[begins : begins + size], begins + size
        cursor = str(ends) if ends < len(self.channels) else ""
        rooms = [{"id": one, "name": "support", "is_member": True} for one in some]
        return {"channels": rooms, "response_metadata": {"next_cursor": cursor}}

    def _may_ask(self) -> bool:
        now = monotonic()
        while self.asked and now - self.asked[0] > 60:
            self.asked.popleft()
        if len(self.asked) >= A_MINUTE:
            return False
        self.asked.append(now)
        return True

    def _say(self, data: dict[str, Any], status: int = 200, retry_after: str = "") -> None:
        body = json.dumps({"ok": status == 200, **data}).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.send_header("x-oauth-scopes", ",".join(SCOPES))
        if retry_after:
            self.send_header("retry-after", retry_after)
        self.end_headers()
        self.wfile.write(body)
