"""Typed text as the platform writes it: escaped, with mentions and addresses in angle brackets."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from adapters.sandbox.core.typed import HANDLE, escape_between
from adapters.sandbox.slack.people import User

_BROADCASTS = ("channel", "here", "everyone")
_TOKEN = re.compile(rf"<@(?P<id>[UW][A-Z0-9]+)>|{HANDLE}|(?P<url>https?://[^\s<>]+)")

_SENT = re.compile(r"<@(?P<user_id>[UW][A-Z0-9]+)>|<!(?P<range>channel|here|everyone)>|<(?P<url>https?://[^<>]+)>")
_KINDS = {"user_id": "user", "range": "broadcast", "url": "link"}


def sent(text: str, users: Iterable[User]) -> str:
    """Return typed text as the platform sends it on.

    `@handle` becomes a mention, and so does `<@U…>` with the id of somebody who is here.
    """
    by_handle = {user.handle: user.id for user in users}
    known = set(by_handle.values())

    def written(found: re.Match[str]) -> str:
        handle = found["handle"]
        if handle in _BROADCASTS:
            return f"<!{handle}>"
        user = found["id"] or by_handle.get(handle or "")
        if user in known:
            return f"<@{user}>"
        plain = escape(found[0], quote=False)
        return f"<{plain}>" if found["url"] else plain

    return escape_between(text, _TOKEN, written)


def mentions(text: str, user: str) -> bool:
    """Return True if sent text mentions that user."""
    return f"<@{user}>" in text


def rich_text(text: str, block: str) -> dict[str, object]:
    """Return the block that a user's own client adds to what they type, with that id.

    It says the same, with each part named and nothing escaped.
    """
    section = {"type": "rich_text_section", "elements": list(_elements(text))}
    return {"type": "rich_text", "block_id": block, "elements": [section]}


def _elements(text: str) -> Iterator[dict[str, str]]:
    done = 0
    for found in _SENT.finditer(text):
        yield from _literal(text[done : found.start()])
        (kind,) = (name for name, value in found.groupdict().items() if value)
        yield {"type": _KINDS[kind], kind: unescape(found[kind])}
        done = found.end()
    yield from _literal(text[done:])


def _literal(text: str) -> Iterator[dict[str, str]]:
    if text:
        yield {"type": "text", "text": unescape(text)}
