"""What people type, as the platform writes it: escaped, with mentions and addresses in angle brackets."""

import re
from collections.abc import Callable, Iterable
from html import escape

from adapters.workspace.people import User

_BROADCASTS = ("channel", "here", "everyone")
_TOKEN = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)>|@(?P<handle>[a-z0-9][a-z0-9._-]*[a-z0-9])|(?P<url>https?://[^\s<>]+)")


def sent(text: str, users: Iterable[User]) -> str:
    """Typed text as the platform sends it on.

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

    return "".join(_pieces(text, written))


def mentions(text: str, user: str) -> bool:
    """True if sent text mentions that user."""
    return f"<@{user}>" in text


def rich_text(text: str, block: str) -> dict[str, object]:
    """The block that a user's own client adds to what they type."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "block_id": block, "elements": [section]}


def _pieces(text: str, written: Callable[[re.Match[str]], str]) -> Iterable[str]:
    done = 0
    for found in _TOKEN.finditer(text):
        yield escape(text[done : found.start()], quote=False)
        yield written(found)
        done = found.end()
    yield escape(text[done:], quote=False)
